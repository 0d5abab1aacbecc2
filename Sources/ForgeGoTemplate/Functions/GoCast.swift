// Conversions of values of any type, as github.com/spf13/cast does them for Sprig: what cannot be converted is zero.

extension GoValue {
  /// `cast.ToInt64`: floats are cut off, texts are read with their prefix of a base.
  var castInt: Int {
    switch content {
    case .int(let int, _): return int
    // What has no integer becomes the smallest, as the processors do it that Helm mostly runs on.
    case .float(let double): return Int(exactly: double.rounded(.towardZero)) ?? .min
    case .bool(let bool): return bool ? 1 : 0
    case .string(let text): return Self.integer(text) ?? 0
    case .object(let object as GoNamedNumber): return object.number
    default: return 0
    }
  }

  /// `cast.ToFloat64`.
  var castDouble: Double {
    switch content {
    case .int(let int, _): return Double(int)
    case .float(let double): return double
    case .bool(let bool): return bool ? 1 : 0
    case .string(let text): return Self.float(text) ?? 0
    default: return 0
    }
  }

  /// `strval` of Sprig: a text as it is, everything else as `%v` prints it.
  var stringValue: String {
    text ?? goDescription
  }

  /// `ParseInt(text, 0, 0)`; zeros behind a point are taken off first.
  private static func integer(_ text: String) -> Int? {
    var body = text[...]
    if let point = body.firstIndex(of: "."), body.hasSuffix("0"), body[point...].dropFirst().allSatisfy({ $0 == "0" }) {
      body = body[..<point]
    }
    let isNegative = body.hasPrefix("-")
    if isNegative || body.hasPrefix("+") { body.removeFirst() }
    let sign = isNegative ? "-" : ""
    let lower = body.lowercased()
    for (prefix, radix) in [("0x", 16), ("0b", 2), ("0o", 8)] where lower.hasPrefix(prefix) {
      return Int(sign + lower.dropFirst(2).filter { $0 != "_" }, radix: radix)
    }
    guard !lower.isEmpty, lower.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_") }) else {
      return nil
    }
    let digits = lower.filter { $0 != "_" }
    if digits.hasPrefix("0"), digits.utf8.count > 1 { return Int(sign + digits, radix: 8) }
    return Int(sign + digits)
  }

  /// `ParseFloat(text, 64)`; nil for what is too large, too.
  private static func float(_ text: String) -> Double? {
    let lower = text.lowercased()
    let body = lower.drop { $0 == "+" || $0 == "-" }
    guard lower.utf8.count - body.utf8.count <= 1 else { return nil }
    if ["inf", "infinity", "nan"].contains(body) { return Double(lower) }
    guard body.utf8.contains(where: { (0x30...0x39).contains($0) }),
      !body.utf8.contains(where: { $0 == 0x20 || (0x09...0x0D).contains($0) }), separatesDigits(body),
      !body.hasPrefix("0x") || body.contains("p")
    else { return nil }
    guard let value = Double(lower.filter { $0 != "_" }), value.isFinite else { return nil }
    return value
  }

  /// Whether each underscore stands between digits.
  private static func separatesDigits(_ text: Substring) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.indices.allSatisfy { place in
      bytes[place] != UInt8(ascii: "_")
        || place > 0 && place + 1 < bytes.count && (0x30...0x39).contains(bytes[place - 1])
          && (0x30...0x39).contains(bytes[place + 1])
    }
  }
}

extension GoNumber {
  /// `ParseInt(text, 10, 64)`, whose bounds are what it gives for numbers beyond them; zero for what is no number.
  static func integer(_ text: String) -> Int {
    if let int = Int(text) { return int }
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    guard !digits.isEmpty, text.utf8.count - digits.count < 2, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return 0
    }
    return text.hasPrefix("-") ? .min : .max
  }
}
