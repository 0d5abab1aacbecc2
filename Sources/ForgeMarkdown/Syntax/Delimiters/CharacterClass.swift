/// What a character is to the flanking rules.
enum CharacterClass {
  case space, punctuation, other

  init(before offset: Int, in bytes: [UInt8]) {
    var start = offset - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    self = start < 0 ? .space : CharacterClass(bytes[start..<offset])
  }

  init(after offset: Int, in bytes: [UInt8]) {
    guard offset < bytes.count else {
      self = .space
      return
    }
    var end = offset + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    self = CharacterClass(bytes[offset..<end])
  }

  private init(_ utf8: ArraySlice<UInt8>) {
    if utf8.count == 1, let byte = utf8.first {
      self = byte.isASCIISpace ? .space : byte.isASCIIPunctuation ? .punctuation : .other
      return
    }
    guard let scalar = String(decoding: utf8, as: UTF8.self).unicodeScalars.first else {
      self = .other
      return
    }
    switch scalar.properties.generalCategory {
    case .spaceSeparator: self = .space
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      self = .punctuation
    default: self = .other
    }
  }
}
