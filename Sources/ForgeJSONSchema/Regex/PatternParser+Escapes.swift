// What a backslash begins (ECMA 262, section 22.2.1: AtomEscape, CharacterEscape and ClassEscape).

extension PatternParser {
  /// An escape outside a class; the backslash at `start` is read.
  mutating func atomEscape(at start: Int) throws(SyntaxError) -> PatternNode {
    switch next {
    case UInt32(ascii: "b"):
      index += 1
      return .boundary(.word)
    case UInt32(ascii: "B"):
      index += 1
      return .boundary(.notWord)
    case UInt32(ascii: "k"):
      index += 1
      guard take("<") else { throw error("`\\k` needs the name of a group, `\\k<name>`", at: start) }
      return refer(to: .name(try groupName()), at: start)
    case .some(0x31...0x39):
      return refer(to: .number(decimal() ?? 0), at: start)
    default:
      if let items = try setEscape(at: start) { return .set(CodePointSet(items)) }
      return .codePoint(try characterEscape(at: start))
    }
  }

  /// `\d`, `\D`, `\s`, `\S`, `\w`, `\W`, `\p{…}` and `\P{…}`; nil, and nothing read, for another escape.
  mutating func setEscape(at start: Int) throws(SyntaxError) -> [CodePointSet.Item]? {
    if take("d") { return CodePointSet.digits }
    if take("D") { return CodePointSet.complement(of: CodePointSet.digits) }
    if take("s") { return CodePointSet.whiteSpace }
    if take("S") { return CodePointSet.complement(of: CodePointSet.whiteSpace) }
    if take("w") { return CodePointSet.wordCharacters }
    if take("W") { return CodePointSet.complement(of: CodePointSet.wordCharacters) }
    let isNegated = next == UInt32(ascii: "P")
    guard take("p") || take("P") else { return nil }
    guard take("{") else { throw error("`\(text(from: start))` needs a property, `\\p{L}`", at: start) }
    let nameStart = index
    while let next, next != UInt32(ascii: "}") { index += 1 }
    let name = text(from: nameStart)
    guard take("}") else { throw error("`{` is not closed", at: nameStart - 1) }
    guard let property = UnicodeProperty(name) else {
      throw error("`\(name)` is no Unicode property of ECMA 262", at: nameStart)
    }
    return [.property(property, isNegated: isNegated)]
  }

  /// An escape that stands for one character; the backslash at `start` is read.
  mutating func characterEscape(at start: Int) throws(SyntaxError) -> UInt32 {
    guard let character = pop() else { throw error("a backslash at the end escapes nothing", at: start) }
    switch character {
    case UInt32(ascii: "t"): return 0x09
    case UInt32(ascii: "n"): return 0x0A
    case UInt32(ascii: "v"): return 0x0B
    case UInt32(ascii: "f"): return 0x0C
    case UInt32(ascii: "r"): return 0x0D
    case UInt32(ascii: "0"):
      guard let next, (0x30...0x39).contains(next) else { return 0 }
      throw error("octal escapes are not ECMA 262 with Unicode, write `\\x00`", at: start)
    case UInt32(ascii: "c"):
      guard let letter = pop(), (0x61...0x7A).contains(letter | 0x20) else {
        throw error("`\\c` needs a letter", at: start)
      }
      return letter % 32
    case UInt32(ascii: "x"):
      guard let value = hexadecimal(digits: 2) else { throw error("`\\x` needs two hexadecimal digits", at: start) }
      return value
    case UInt32(ascii: "u"): return try unicodeEscape(at: start)
    default:
      guard Self.escapable.contains(character) else {
        throw error("`\(text(from: start))` is no escape of ECMA 262", at: start)
      }
      return character
    }
  }

  /// SyntaxCharacter, and the slash: all that may stand for itself behind a backslash.
  private static let escapable = Set("^$\\.*+?()[]{}|/".unicodeScalars.map(\.value))

  /// What follows `\u`: four digits, two times four for a surrogate pair, or braces.
  private mutating func unicodeEscape(at start: Int) throws(SyntaxError) -> UInt32 {
    if take("{") {
      var value: UInt32 = 0
      let digits = index
      while let digit = next.flatMap(hexadecimalDigit) {
        value = min(value * 16 + digit, 0x110000)
        index += 1
      }
      guard index > digits, value <= 0x10FFFF, take("}") else {
        throw error("`\\u{…}` needs a code point up to 10FFFF", at: start)
      }
      return value
    }
    guard let first = hexadecimal(digits: 4) else {
      throw error("`\\u` needs four hexadecimal digits", at: start)
    }
    let end = index
    if (0xD800...0xDBFF).contains(first), take("\\u"), let second = hexadecimal(digits: 4),
      (0xDC00...0xDFFF).contains(second)
    {
      return 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
    }
    index = end
    return first
  }

  private mutating func hexadecimal(digits: Int) -> UInt32? {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = next.flatMap(hexadecimalDigit) else { return nil }
      value = value * 16 + digit
      index += 1
    }
    return value
  }

  private func hexadecimalDigit(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x30...0x39: scalar - 0x30
    case 0x41...0x46: scalar - 0x41 + 10
    case 0x61...0x66: scalar - 0x61 + 10
    default: nil
    }
  }

  /// The name of a group and the `>` behind it (RegExpIdentifierName, which is an identifier of the language).
  mutating func groupName() throws(SyntaxError) -> String {
    let start = index
    var name = ""
    while let next, next != UInt32(ascii: ">") {
      let position = index
      index += 1
      let value = next == UInt32(ascii: "\\") && take("u") ? try unicodeEscape(at: position) : next
      guard let scalar = Unicode.Scalar(value), isIdentifier(scalar, isFirst: name.isEmpty) else {
        throw error("`\(text(from: position))` cannot stand in the name of a group", at: position)
      }
      name.unicodeScalars.append(scalar)
    }
    guard take(">"), !name.isEmpty else { throw error("a group's name is missing or not closed with `>`", at: start) }
    return name
  }

  private func isIdentifier(_ scalar: Unicode.Scalar, isFirst: Bool) -> Bool {
    if scalar == "$" || scalar == "_" || scalar.properties.isIDStart { return true }
    return !isFirst && (scalar.properties.isIDContinue || scalar.value == 0x200C || scalar.value == 0x200D)
  }
}
