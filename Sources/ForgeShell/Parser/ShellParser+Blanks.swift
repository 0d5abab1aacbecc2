/// What stands between tokens: blanks, line ends and comments (POSIX 2.3).
extension ShellParser {
  func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }

  /// Whether an unquoted byte ends a word: a blank, a line end, an operator, or the end (POSIX 2.3).
  func isDelimiter(at index: Int) -> Bool {
    guard index < limit else { return true }
    switch Unicode.Scalar(bytes[index]) {
    case " ", "\t", "\n", ";", "&", "|", "<", ">", "(", ")": return true
    case "\r": return newlineLength(at: index) > 0
    default: return false
    }
  }

  mutating func skipBlanks() {
    while position < limit {
      if isBlank(peek()) {
        position += 1
      } else {
        let length = continuationLength(at: position)
        if length == 0 { break }
        position += length
      }
    }
  }

  /// Blanks, and a comment if one follows.
  mutating func skipBlanksAndComment() {
    skipBlanks()
    guard peek() == "#" else { return }
    let start = position
    while position < limit, newlineLength(at: position) == 0 { position += 1 }
    comments.append(ShellComment(range: range(from: start)))
  }

  /// Moves past a line end, and past the heredocs that begin after it.
  mutating func takeNewline() -> Bool {
    let length = newlineLength(at: position)
    guard length > 0 else { return false }
    position += length
    readPendingHeredocs()
    return true
  }

  /// Everything up to the next command: `linebreak` of the grammar (POSIX 2.10.2).
  mutating func skipLines() {
    repeat { skipBlanksAndComment() } while takeNewline()
  }
}
