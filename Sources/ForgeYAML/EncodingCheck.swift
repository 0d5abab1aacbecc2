import ForgeDiagnostics

/// What stands in a file that is no text, found before any parser sees the bytes.
struct EncodingCheck {
  /// Runs of bytes that are not UTF-8.
  private(set) var invalid: [Range<Int>] = []
  /// Runs of U+FFFD, which a converter leaves where it lost such bytes.
  private(set) var lost: [Range<Int>] = []
  /// Runs of control characters that YAML forbids (section 5.1), NUL among them. JSON has rules of its own.
  private(set) var controls: [Range<Int>] = []
  private(set) var isASCII = true

  init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      if offset + 8 <= range.upperBound {
        let word = UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped + offset).loadUnaligned(as: UInt64.self)
        let belowSpace = (word &- 0x2020_2020_2020_2020) & ~word
        let delete = word &+ 0x0101_0101_0101_0101
        if (word | belowSpace | delete) & 0x8080_8080_8080_8080 == 0 {
          offset += 8
          continue
        }
      }
      offset += scan(bytes, at: offset, limit: range.upperBound)
    }
  }

  /// Looks at the character at `offset` and says how many bytes it takes.
  private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, limit: Int) -> Int {
    let byte = bytes[offset]
    if byte < 0x80 {
      if byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F {
        Self.extend(&controls, by: offset..<offset + 1)
      }
      return 1
    }
    isASCII = false
    let count = Self.sequenceLength(bytes, at: offset, limit: limit)
    guard count > 0 else {
      Self.extend(&invalid, by: offset..<offset + 1)
      return 1
    }
    let character = offset..<offset + count
    if count == 2, byte == 0xC2, bytes[offset + 1] < 0xA0, bytes[offset + 1] != 0x85 {
      Self.extend(&controls, by: character)
    } else if count == 3, byte == 0xEF, bytes[offset + 1] == 0xBF, bytes[offset + 2] >= 0xBD {
      if bytes[offset + 2] == 0xBD {
        Self.extend(&lost, by: character)
      } else {
        Self.extend(&controls, by: character)
      }
    }
    return count
  }

  private static func extend(_ runs: inout [Range<Int>], by range: Range<Int>) {
    if let last = runs.last, last.upperBound == range.lowerBound {
      runs[runs.count - 1] = last.lowerBound..<range.upperBound
    } else {
      runs.append(range)
    }
  }

  /// The length of the well-formed sequence at `offset` (Unicode 16, table 3-7); 0 where there is none.
  private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, limit: Int) -> Int {
    func isTail(_ distance: Int, _ allowed: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      offset + distance < limit && allowed.contains(bytes[offset + distance])
    }
    switch bytes[offset] {
    case 0xC2...0xDF: return isTail(1) ? 2 : 0
    case 0xE0: return isTail(1, 0xA0...0xBF) && isTail(2) ? 3 : 0
    case 0xED: return isTail(1, 0x80...0x9F) && isTail(2) ? 3 : 0
    case 0xE1...0xEF: return isTail(1) && isTail(2) ? 3 : 0
    case 0xF0: return isTail(1, 0x90...0xBF) && isTail(2) && isTail(3) ? 4 : 0
    case 0xF1...0xF3: return isTail(1) && isTail(2) && isTail(3) ? 4 : 0
    case 0xF4: return isTail(1, 0x80...0x8F) && isTail(2) && isTail(3) ? 4 : 0
    default: return 0
    }
  }

  /// The encoding of a file that is UTF-16 or UTF-32, from its first bytes as YAML 1.2.2 section 5.2 tells them apart.
  static func wideEncoding(_ bytes: ArraySlice<UInt8>) -> String? {
    let first = Array(bytes.prefix(4))
    if first.starts(with: [0xFF, 0xFE, 0, 0]) || first.starts(with: [0, 0, 0xFE, 0xFF]) { return "UTF-32" }
    if first.starts(with: [0xFF, 0xFE]) || first.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
    guard first.count == 4 else { return nil }
    switch first.map({ $0 == 0 }) {
    case [true, true, true, false], [false, true, true, true]: return "UTF-32"
    case [true, false, true, false], [false, true, false, true]: return "UTF-16"
    default: return nil
    }
  }

  /// The findings, one for each kind of fault. `controls` count only where the reader is a YAML one.
  func diagnostics(_ file: SourceFile, countsControls: Bool) -> [Diagnostic] {
    var found: [Diagnostic] = []
    if let first = invalid.first {
      let message = Message.notUTF8(file.bytes[first.lowerBound]).more(invalid.count - 1)
      found.append(Diagnostic(.yamlInvalidUTF8, message, at: file.range(first)))
    } else if let first = lost.first {
      // The character may be meant, as in a text about encodings.
      let message = Message.lostCharacter.more(lost.count - 1)
      found.append(
        Diagnostic(
          rule: RuleDescription.yamlInvalidUTF8.id, severity: .warning, message: message, range: file.range(first)))
    }
    if countsControls, let first = controls.first {
      let scalar = file.text(in: first).unicodeScalars.first
      let message = Message.controlCharacter(scalar?.value ?? 0).more(controls.count - 1)
      found.append(Diagnostic(.yamlControlCharacter, message, at: file.range(first)))
    }
    return found
  }

  /// `bytes` with a `?` for every byte that no parser would take, so that all offsets stay.
  func repaired(_ bytes: [UInt8], removesControls: Bool) -> [UInt8] {
    let faults = invalid + (removesControls ? controls : [])
    guard !faults.isEmpty else { return bytes }
    var bytes = bytes
    for offset in faults.joined() { bytes[offset] = UInt8(ascii: "?") }
    return bytes
  }
}

extension Message {
  fileprivate static let lostCharacter: Message = "U+FFFD stands where a conversion lost a character"

  fileprivate static func notUTF8(_ byte: UInt8) -> Message {
    "byte 0x\(hexadecimal(UInt32(byte), width: 2)) is not UTF-8"
  }

  fileprivate static func controlCharacter(_ scalar: UInt32) -> Message {
    "control character U+\(hexadecimal(scalar, width: 4)) cannot stand in YAML, write it as an escape in double quotes"
  }

  fileprivate func more(_ count: Int) -> Message {
    count == 0 ? self : "\(text); \(count) more \(count == 1 ? "place" : "places") in this file"
  }
}

/// `value` in hexadecimal with at least `width` digits.
func hexadecimal(_ value: UInt32, width: Int) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
