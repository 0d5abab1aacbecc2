// Escapes, and classes in brackets.

extension GoRegexTranslator {
  /// What `\d`, `\S` or `\pL` stands for inside brackets; nil for other escapes.
  mutating func classEscape() throws(GoFailure) -> String? {
    switch at(place + 1) {
    case "d", "D", "w", "W":
      defer { place += 2 }
      return text(place..<place + 2)
    // PCRE2's `\s` has the vertical tab, too.
    case "s":
      place += 2
      return "\\t\\n\\f\\r\\x{20}"
    case "S":
      place += 2
      return "\\x{0}-\\x{8}\\x{b}\\x{e}-\\x{1f}\\x{21}-\\x{10ffff}"
    case "p", "P":
      let start = place
      var end = place + 3
      if at(place + 2) == "{" {
        guard let brace = scalars[place...].firstIndex(of: "}") else {
          throw fault("invalid character class range", place..<scalars.count)
        }
        end = brace + 1
      }
      guard end <= scalars.count else { throw fault("invalid character class range", place..<scalars.count) }
      place = end
      return text(start..<end)
    default: return nil
    }
  }

  /// The character that an escape stands for.
  mutating func escaped() throws(GoFailure) -> Unicode.Scalar {
    let start = place
    place += 1
    guard let scalar = at(place) else {
      throw GoFailure("error parsing regexp: trailing backslash at end of expression: ``")
    }
    place += 1
    switch scalar {
    case "a": return "\u{7}"
    case "f": return "\u{C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "v": return "\u{B}"
    case "x": if let value = hexadecimal() { return value }
    // One digit alone would be a back reference.
    case "0", "1"..."7":
      let isOctal = scalar == "0" || at(place).map { ("0"..."7").contains($0) } == true
      guard isOctal else { break }
      var digits = String(scalar)
      while digits.utf8.count < 3, let next = at(place), ("0"..."7").contains(next) {
        digits.unicodeScalars.append(next)
        place += 1
      }
      if let value = UInt32(digits, radix: 8).flatMap(Unicode.Scalar.init) { return value }
    case _ where scalar.isASCII && !isAlphanumeric(scalar): return scalar
    default: break
    }
    throw fault("invalid escape sequence", start..<min(place, scalars.count))
  }

  private mutating func hexadecimal() -> Unicode.Scalar? {
    let isBraced = at(place) == "{"
    if isBraced { place += 1 }
    let start = place
    while let scalar = at(place), scalar.properties.isASCIIHexDigit, isBraced || place < start + 2 { place += 1 }
    guard isBraced ? place > start && at(place) == "}" : place == start + 2 else {
      if place < scalars.count { place += 1 }
      return nil
    }
    defer { if isBraced { place += 1 } }
    return UInt32(text(start..<place), radix: 16).flatMap(Unicode.Scalar.init)
  }

  mutating func translatedClass() throws(GoFailure) -> String {
    let start = place
    var pattern = "["
    place += 1
    if at(place) == "^" {
      pattern += "^"
      place += 1
    }
    var isFirst = true
    while isFirst || at(place) != "]" {
      isFirst = false
      guard let scalar = at(place) else { throw fault("missing closing ]", start..<scalars.count) }
      if scalar == "[", at(place + 1) == ":", let name = posixName() {
        let end = place + name.unicodeScalars.count + 4
        guard Self.posixNames.contains(name.drop { $0 == "^" }) else {
          throw fault("invalid character class range", place..<end)
        }
        pattern += "[:\(name):]"
        place = end
      } else if scalar == "\\", let group = try classEscape() {
        pattern += group
      } else {
        pattern += try translatedRange(start)
      }
    }
    place += 1
    return pattern + "]"
  }

  private mutating func translatedRange(_ start: Int) throws(GoFailure) -> String {
    let first = place
    let low = try classCharacter(start)
    var high = low
    if at(place) == "-", let next = at(place + 1), next != "]" {
      place += 1
      high = try classCharacter(start)
      guard high.value >= low.value else { throw fault("invalid character class range", first..<place) }
    }
    let text = "\\x{\(String(low.value, radix: 16))}"
    return high == low ? text : text + "-\\x{\(String(high.value, radix: 16))}"
  }

  private mutating func classCharacter(_ start: Int) throws(GoFailure) -> Unicode.Scalar {
    guard let scalar = at(place) else { throw fault("missing closing ]", start..<scalars.count) }
    if scalar == "\\" { return try escaped() }
    place += 1
    return scalar
  }

  private func posixName() -> String? {
    var end = place + 2
    while end + 1 < scalars.count {
      if scalars[end] == ":", scalars[end + 1] == "]" { return text(place + 2..<end) }
      end += 1
    }
    return nil
  }

  private static let posixNames: Set<Substring> = [
    "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper", "word",
    "xdigit",
  ]
}
