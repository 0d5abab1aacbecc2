/// Reserved words, which are only such where a command may begin, unquoted (POSIX 2.4, bash manual 3.2.1).
extension ShellParser {
  /// The word of letters and `{}![]-` that stands here by itself.
  func reservedWord() -> String? {
    let end = wordEnd()
    // The longest, `function`, has eight bytes.
    guard end > position, end - position <= 8 else { return nil }
    return text(position..<end)
  }

  /// Where the bytes of a possible reserved word end; `position` where they end in something else.
  func wordEnd() -> Int {
    var end = position
    while end < limit, end - position <= 8 {
      switch Unicode.Scalar(bytes[end]) {
      case "a"..."z", "{", "}", "!", "[", "]", "-": end += 1
      default: return isDelimiter(at: end) || continuationLength(at: end) > 0 ? end : position
      }
    }
    return end >= limit ? end : position
  }

  func standsReserved(_ word: StaticString) -> Bool {
    guard stands(word) else { return false }
    return isDelimiter(at: position + word.utf8CodeUnitCount)
      || continuationLength(at: position + word.utf8CodeUnitCount) > 0
  }

  mutating func takeReserved(_ word: StaticString) -> Bool {
    guard standsReserved(word) else { return false }
    let start = position
    position += word.utf8CodeUnitCount
    mark(word.utf8Start[0] == UInt8(ascii: "{") || word.utf8Start[0] == UInt8(ascii: "}") ? .sign : .word, from: start)
    return true
  }
}
