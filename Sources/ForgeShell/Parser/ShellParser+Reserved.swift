/// Reserved words, which are only such where a command may begin, unquoted (POSIX 2.4, bash manual 3.2.1).
extension ShellParser {
  /// The word of letters and `{}![]-` that stands here by itself, line continuations in it left out.
  func reservedWord() -> String? {
    var end = position
    // The longest, `function`, has eight bytes.
    while end < limit, end - position <= 8, Self.isReservedByte(bytes[end]) { end += 1 }
    if continuationLength(at: end) > 0, !isDelimiter(at: pastContinuations(end)) { return reservedWordAcrossLines() }
    guard end > position, end - position <= 8, isDelimiter(at: end) || continuationLength(at: end) > 0 else {
      return nil
    }
    return text(position..<end)
  }

  private func reservedWordAcrossLines() -> String? {
    var word: [UInt8] = []
    var end = pastContinuations(position)
    while end < limit, word.count <= 8, Self.isReservedByte(bytes[end]) {
      word.append(bytes[end])
      end = pastContinuations(end + 1)
    }
    guard !word.isEmpty, word.count <= 8, isDelimiter(at: end) else { return nil }
    return String(decoding: word, as: UTF8.self)
  }

  private static func isReservedByte(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "a"..."z", "{", "}", "!", "[", "]", "-": true
    default: false
    }
  }

  func standsReserved(_ word: StaticString) -> Bool { reservedEnd(word) != nil }

  /// Where `word` ends, if it stands here by itself.
  private func reservedEnd(_ word: StaticString) -> Int? {
    guard let end = end(of: word), isDelimiter(at: pastContinuations(end)) else { return nil }
    return end
  }

  mutating func takeReserved(_ word: StaticString) -> Bool {
    guard let end = reservedEnd(word) else { return false }
    let start = pastContinuations(position)
    position = end
    let isBrace = word.utf8Start[0] == UInt8(ascii: "{") || word.utf8Start[0] == UInt8(ascii: "}")
    mark(isBrace ? .sign : .word, from: start)
    return true
  }
}
