import ForgeDiagnostics

/// Backslashes and quotes (POSIX 2.2, bash manual 3.1.2).
extension ShellParser {
  /// Between double quotes (POSIX 2.2.3).
  static let doubleQuoteEscapes: Set<Unicode.Scalar> = ["$", "`", "\"", "\\"]
  /// In the body of a heredoc (POSIX 2.7.4).
  static let heredocEscapes: Set<Unicode.Scalar> = ["$", "`", "\\"]

  mutating func escape(_ rules: WordRules) -> WordPart.Kind? {
    guard position + 1 < limit else { return nil }
    if let escapes = rules.escapes, !escapes.contains(peek(1)) { return nil }
    let start = position + 1
    position = start + characterLength(at: start)
    return .escaped(text(start..<position))
  }

  /// How many bytes the character at `index` has, by its first.
  private func characterLength(at index: Int) -> Int {
    let length: Int
    switch bytes[index] {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: length = 1
    }
    let end = min(index + length, limit)
    return bytes[index + 1..<max(end, index + 1)].allSatisfy { $0 & 0xC0 == 0x80 } ? end - index : 1
  }

  mutating func singleQuoted() -> WordPart.Kind {
    let start = position
    position += 1
    while position < limit, peek() != "'" { position += 1 }
    let parts = literalParts(start + 1, position)
    close("'", from: start, .unclosed("'"))
    return .quoted(.single, parts)
  }

  /// The bytes as they are: one literal, or none.
  func literalParts(_ start: Int, _ end: Int) -> [WordPart] {
    start < end ? [WordPart(range: range(start, end), kind: .literal(text(start..<end)))] : []
  }

  mutating func doubleQuoted(_ quote: Quote = .double) -> WordPart.Kind {
    let start = position
    position += quote == .locale ? 2 : 1
    let parts = nested(from: start) { $0.doubleQuotedParts() }
    close("\"", from: start, .unclosed("\""))
    return .quoted(quote, parts)
  }

  private mutating func doubleQuotedParts() -> [WordPart] {
    parts(.quoted(until: .doubleQuote, escapes: Self.doubleQuoteEscapes))
  }

  mutating func close(_ expected: StaticString, from start: Int, _ message: Message) {
    if !take(expected) { failUnfinished(message, range(start, min(start + 1, limit))) }
  }

  // MARK: $'…'

  mutating func ansiQuoted() -> WordPart.Kind {
    let start = position
    position += 2
    var parts: [WordPart] = []
    var literalStart = position
    while position < limit, peek() != "'" {
      if peek() != "\\" {
        position += 1
        continue
      }
      parts += literalParts(literalStart, position)
      let escapeStart = position
      let value = ansiEscapes()
      parts.append(WordPart(range: range(from: escapeStart), kind: .escaped(value)))
      literalStart = position
    }
    parts += literalParts(literalStart, position)
    close("'", from: start, .unclosed("$'"))
    return .quoted(.ansiC, parts)
  }

  /// One escape, or all of a run of bytes by number, which make characters together.
  private mutating func ansiEscapes() -> String {
    var value: [UInt8] = []
    repeat {
      position += 1
      guard let byte = byteByNumber() else { break }
      value.append(byte)
    } while peek() == "\\" && isByteByNumber(at: position + 1)
    return value.isEmpty ? ansiEscape() : String(decoding: value, as: UTF8.self)
  }

  private func isByteByNumber(at index: Int) -> Bool {
    let next = scalar(at: index)
    if next == "x" { return scalar(at: index + 1).properties.isASCIIHexDigit }
    return ("0"..."7").contains(next)
  }

  /// `\xHH` or `\nnn`, past the backslash.
  private mutating func byteByNumber() -> UInt8? {
    guard isByteByNumber(at: position) else { return nil }
    if peek() == "x" {
      position += 1
      return UInt8(truncatingIfNeeded: number(radix: 16, atMost: 2))
    }
    return UInt8(truncatingIfNeeded: number(radix: 8, atMost: 3))
  }

  private mutating func number(radix: UInt32, atMost count: Int) -> UInt32 {
    var value: UInt32 = 0
    let end = position + count
    while position < min(end, limit), let digit = Character(peek()).hexDigitValue, digit < radix {
      value = value &* radix &+ UInt32(digit)
      position += 1
    }
    return value
  }

  /// An escape by letter (bash manual 3.1.2.4), past the backslash.
  private mutating func ansiEscape() -> String {
    guard position < limit else { return "\\" }
    let start = position
    let letter = peek()
    if letter == "u" || letter == "U" {
      position += 1
      let digits = position
      let value = number(radix: 16, atMost: letter == "u" ? 4 : 8)
      if position > digits { return Unicode.Scalar(value).map { String($0) } ?? "\u{FFFD}" }
      return "\\" + String(letter)
    }
    if letter == "c", position + 1 < limit {
      position += 2
      return String(Unicode.Scalar(bytes[position - 1] & 0x1F))
    }
    if let value = Self.ansiLetters[letter] {
      position += 1
      return String(value)
    }
    position = start + characterLength(at: start)
    return "\\" + text(start..<position)
  }

  private static let ansiLetters: [Unicode.Scalar: Unicode.Scalar] = [
    "a": "\u{7}", "b": "\u{8}", "e": "\u{1B}", "E": "\u{1B}", "f": "\u{C}", "n": "\n", "r": "\r", "t": "\t",
    "v": "\u{B}", "\\": "\\", "'": "'", "\"": "\"", "?": "?",
  ]
}

extension Message {
  static func unclosed(_ opening: String) -> Message { "`\(opening)` is not closed" }
}
