/// Tildes, patterns and placeholders.
extension ShellParser {
  /// `~` where the rules have it (bash manual 3.5.2), or in an argument like `name=~`.
  mutating func tilde(_ scan: WordScan) -> WordPart.Kind? {
    guard scan.rules.tilde != .none else { return nil }
    if position > scan.start {
      let before = bytes[position - 1]
      guard before == UInt8(ascii: ":") || before == UInt8(ascii: "=") else { return nil }
      guard scan.rules.tilde == .inAssignment ? before == UInt8(ascii: ":") : isAssignmentLike(scan) else { return nil }
    }
    var end = position + 1
    while end < limit, isUserByte(bytes[end]) { end += 1 }
    // `~+(a)` is a pattern after a tilde that is text.
    guard isTildeEnd(end, scan), scalar(at: end) != "(" else { return nil }
    let user = text(position + 1..<end)
    position = end
    return .tilde(user)
  }

  private func isUserByte(_ byte: UInt8) -> Bool {
    isNameByte(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+")
  }

  private func isTildeEnd(_ end: Int, _ scan: WordScan) -> Bool {
    guard end < limit, !isDelimiter(at: end) else { return true }
    switch scalar(at: end) {
    case "/", ":": return true
    case "}", ",": return scan.rules.end == .brace || scan.rules.hasBraces
    default: return false
    }
  }

  /// Whether the word so far is `name=…`.
  private func isAssignmentLike(_ scan: WordScan) -> Bool {
    guard scan.rules.end == .token else { return false }
    var end = scan.start
    while end < position, isNameByte(bytes[end]) { end += 1 }
    guard isNameStart(at: scan.start), end < position, bytes[end] == UInt8(ascii: "=") else { return false }
    return end == position - 1 || bytes[position - 1] == UInt8(ascii: ":")
  }

  mutating func glob() -> WordPart.Kind? {
    let first = peek()
    if peek(1) == "(" { return extendedGlob(first) }
    switch first {
    case "*":
      position += 1
      return .glob(.anyText)
    case "?":
      position += 1
      return .glob(.anyCharacter)
    case "[": return bracket()
    default: return nil
    }
  }

  /// `[…]` without blanks, quotes and expansions (POSIX 2.13.1), or nil where no `]` follows in the word.
  private mutating func bracket() -> WordPart.Kind? {
    let start = position
    guard start >= unclosedBracketEnd else { return nil }
    var end = start + 1
    if scalar(at: end) == "!" || scalar(at: end) == "^" { end += 1 }
    if scalar(at: end) == "]" { end += 1 }
    while end < limit, !isDelimiter(at: end) {
      switch scalar(at: end) {
      case "]":
        position = end + 1
        return .glob(.bracket(text(start..<position)))
      case "[" where scalar(at: end + 1) == ":": end = pastCharacterClass(end)
      case "$", "`", "'", "\"", "\\":
        unclosedBracketEnd = end
        return nil
      default: end += 1
      }
    }
    unclosedBracketEnd = end
    return nil
  }

  /// Past `[:alpha:]`, or past its first byte where it is none.
  private func pastCharacterClass(_ start: Int) -> Int {
    var end = start + 2
    while end < limit, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[end]) { end += 1 }
    return scalar(at: end) == ":" && scalar(at: end + 1) == "]" ? end + 2 : start + 1
  }

  /// `@(a|b)` (bash manual 3.5.8.1).
  private mutating func extendedGlob(_ kind: Unicode.Scalar) -> WordPart.Kind? {
    guard kind != "[" else { return bracket() }
    let start = position
    position += 2
    var alternatives: [Word] = []
    nested(from: start) { parser in
      repeat { alternatives.append(parser.operand(.alternative)) } while parser.take("|")
    }
    close(")", from: start + 1, .unclosed("("))
    return .glob(.extended(kind, alternatives))
  }

  // MARK: Placeholders

  mutating func placeholder() -> WordPart.Kind? {
    guard let end = placeholderEnd(at: position) else { return nil }
    let name = text(position + 1..<end - 1)
    position = end
    return .placeholder(name)
  }

  /// Where a `<name>` that begins at `index` ends. Documentation writes `kubectl logs <pod> -n x`, which bash reads as
  /// two redirections. A placeholder has a letter directly after `<`, or a number joined to letters by `_` or `-`, and up
  /// to `>` on the same line only letters, digits, blanks and `-_./:|`. `sort <in >out`, `f <in 2>out` and `f <in >>out`
  /// are redirections nevertheless: no placeholder ends in a blank or a lone number, nor is its `>` the beginning of
  /// `>>`, `>(` or `>&1`.
  func placeholderEnd(at index: Int) -> Int? {
    guard scalar(at: index) == "<", isLetter(at: index + 1) || beginsWithCount(at: index + 1) else { return nil }
    var end = index + 1
    while end < limit, isPlaceholderByte(bytes[end]) { end += 1 }
    guard scalar(at: end) == ">" else { return nil }
    var tail = end
    while isDigit(at: tail - 1) { tail -= 1 }
    guard scalar(at: tail - 1) != " " else { return nil }
    switch scalar(at: end + 1) {
    case ">", "(": return nil
    case "&": return isDigit(at: end + 2) || scalar(at: end + 2) == "-" ? nil : end + 1
    default: return end + 1
    }
  }

  /// `32-byte`, `16_chars`: what is counted behind its number, as descriptions have it and names of files seldom.
  private func beginsWithCount(at index: Int) -> Bool {
    var end = index
    while isDigit(at: end) { end += 1 }
    guard end > index, scalar(at: end) == "-" || scalar(at: end) == "_" else { return false }
    return isLetter(at: end + 1)
  }

  private func isLetter(at index: Int) -> Bool {
    index < limit && isNameByte(bytes[index]) && isNameStart(at: index) && bytes[index] != UInt8(ascii: "_")
  }

  private func isPlaceholderByte(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case " ", "-", ".", "/", ":", "|": true
    default: isNameByte(byte)
    }
  }
}
