/// Which texts may stand in YAML without quotes, so that every reader of YAML 1.1 or 1.2 takes them for strings.
enum PlainText {
  static func isSafe(_ text: String) -> Bool {
    guard let first = text.utf8.first, !text.hasSuffix(" "), !text.hasSuffix(":"), hasSafeStart(first, text) else {
      return false
    }
    guard text != "<<", text != "=", !text.hasPrefix("---"), !text.hasPrefix("...") else { return false }
    return hasSafeCharacters(text) && isString(text)
  }

  private static func hasSafeStart(_ first: UInt8, _ text: String) -> Bool {
    switch first {
    case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
      // An indicator only before white space, and before a comma or bracket in places of flow style.
      let second = text.utf8.dropFirst().first
      return second.map { $0 > 0x20 && !Self.flowIndicators.contains($0) } ?? false
    case 0x20, UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"),
      UInt8(ascii: ">"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "%"), UInt8(ascii: "@"),
      UInt8(ascii: "`"):
      return false
    default: return true
    }
  }

  private static let flowIndicators: [UInt8] = Array(",[]{}".utf8)

  private static func hasSafeCharacters(_ text: String) -> Bool {
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if previous == ":" && scalar == " " || previous == " " && scalar == "#" { return false }
      if !isPrintable(scalar) { return false }
      previous = scalar
    }
    return true
  }

  /// Whether a character stands in YAML as it is, on one line.
  static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0x2027, 0x202A...0xD7FF, 0xE000...0xFEFE, 0xFF00...0xFFFC, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// Whether neither version of YAML takes the text for something else: a number, a bool, a date.
  private static func isString(_ text: String) -> Bool {
    guard text.utf8.count > 1 || !["y", "Y", "n", "N"].contains(text) else { return false }
    guard YAMLSchema.core12.value(ofPlain: text) == .string(text) else { return false }
    return YAMLSchema.yaml11.value(ofPlain: text) == .string(text) && !isNumberLike(text)
  }

  /// Dates, times and the odd forms on which readers differ: a digit or a sign first, and nothing but the characters of
  /// dates and numbers.
  private static func isNumberLike(_ text: String) -> Bool {
    let body = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: ".") }
    guard let first = body.first, (0x30...0x39).contains(first) else { return false }
    let dots = body.filter { $0 == UInt8(ascii: ".") }.count
    let isVersion = dots > 1 && body.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
    if isVersion { return false }
    return body.allSatisfy { byte in
      (0x30...0x39).contains(byte) || Self.numberCharacters.contains(byte)
    }
  }

  private static let numberCharacters: [UInt8] = Array("-+:._ eETtZzox".utf8)
}
