/// Which words of a plain scalar mean something other than text.
package enum YAMLSchema: Hashable, Sendable {
  /// YAML 1.2.2 section 10.3.2.
  case core12
  /// The types of YAML 1.1, as libraries of that version read them: `yes`, `on`, `017`, `1_000`, `1:30`.
  case yaml11

  /// What a plain scalar means.
  func value(of text: String) -> YAMLScalar.Value {
    guard let first = text.utf8.first else { return .null }
    switch text {
    case "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    default: break
    }
    if self == .yaml11, let bool = Self.bool11(text) { return .bool(bool) }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
      return number(text) ?? .string(text)
    default: return .string(text)
    }
  }

  private static func bool11(_ text: String) -> Bool? {
    switch text {
    case "yes", "Yes", "YES", "on", "On", "ON": true
    case "no", "No", "NO", "off", "Off", "OFF": false
    default: nil
    }
  }

  private func number(_ text: String) -> YAMLScalar.Value? {
    let isNegative = text.hasPrefix("-")
    var digits = isNegative || text.hasPrefix("+") ? text.dropFirst() : text[...]
    switch digits {
    case ".inf", ".Inf", ".INF": return .float(isNegative ? -.infinity : .infinity)
    case ".nan", ".NaN", ".NAN": return digits.count == text.count ? .float(.nan) : nil
    default: break
    }
    if self == .yaml11 { digits = Substring(digits.filter { $0 != "_" }) }
    if let integer = integer(digits) { return integer(isNegative) }
    guard Self.isFloat(digits), let value = Double(digits) else { return nil }
    return .float(isNegative ? -value : value)
  }

  /// Decimal, octal and hexadecimal integers; beyond 64 bits they are floats.
  private func integer(_ digits: Substring) -> ((Bool) -> YAMLScalar.Value)? {
    let radix: Int
    var body = digits
    if digits.hasPrefix("0x") {
      (radix, body) = (16, digits.dropFirst(2))
    } else if digits.hasPrefix("0o"), self == .core12 {
      (radix, body) = (8, digits.dropFirst(2))
    } else if digits.hasPrefix("0b"), self == .yaml11 {
      (radix, body) = (2, digits.dropFirst(2))
    } else if digits.hasPrefix("0"), digits.count > 1, self == .yaml11 {
      (radix, body) = (8, digits.dropFirst())
    } else {
      radix = 10
      if self == .yaml11, digits.contains(":") { return sexagesimal(digits) }
    }
    guard !body.isEmpty, body.utf8.allSatisfy({ Self.isDigit($0, radix) }) else { return nil }
    return { isNegative in
      if let value = Int(isNegative ? "-\(body)" : String(body), radix: radix) { return .int(value) }
      return .float((isNegative ? -1 : 1) * body.utf8.reduce(0.0) { $0 * Double(radix) + Double(Self.digit($1)) })
    }
  }

  /// `1:30` is ninety in YAML 1.1.
  private func sexagesimal(_ digits: Substring) -> ((Bool) -> YAMLScalar.Value)? {
    let parts = digits.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 10, let first = parts.first, !first.hasPrefix("0") || first == "0" else { return nil }
    var value = 0
    for (index, part) in parts.enumerated() {
      guard let number = Int(part), part.utf8.allSatisfy({ Self.isDigit($0, 10) }), index == 0 || number < 60 else {
        return nil
      }
      let (scaled, isOverflow) = value.multipliedReportingOverflow(by: 60)
      guard !isOverflow, scaled <= Int.max - number else { return nil }
      value = scaled + number
    }
    return { .int($0 ? -value : value) }
  }

  private static func isFloat(_ text: Substring) -> Bool {
    var digits = 0
    var (hasPoint, hasExponent) = (false, false)
    var previous: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: ".") where !hasPoint && !hasExponent: hasPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        guard !hasExponent, digits > 0 else { return false }
        hasExponent = true
        digits = 0
      case UInt8(ascii: "+"), UInt8(ascii: "-"):
        guard previous == UInt8(ascii: "e") || previous == UInt8(ascii: "E") else { return false }
      default: return false
      }
      previous = byte
    }
    return digits > 0
  }

  private static func isDigit(_ byte: UInt8, _ radix: Int) -> Bool {
    let digit = digit(byte)
    return digit >= 0 && digit < radix
  }

  private static func digit(_ byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 48
    case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte) - 87
    case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(byte) - 55
    default: -1
    }
  }
}
