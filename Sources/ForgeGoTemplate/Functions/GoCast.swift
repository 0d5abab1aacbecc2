// Conversions of values of any type, as github.com/spf13/cast does them for Sprig: what cannot be converted is zero.

extension GoValue {
  /// `cast.ToInt64`: floats are cut off, texts are read with their prefix of a base.
  var castInt: Int {
    switch content {
    case .int(let int, _): return int
    case .float(let double): return double.isFinite ? Int(exactly: double.rounded(.towardZero)) ?? 0 : 0
    case .bool(let bool): return bool ? 1 : 0
    case .string(let text): return Self.integer(text) ?? 0
    default: return 0
    }
  }

  /// `cast.ToFloat64`.
  var castDouble: Double {
    switch content {
    case .int(let int, _): return Double(int)
    case .float(let double): return double
    case .bool(let bool): return bool ? 1 : 0
    case .string(let text): return Double(text) ?? 0
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
    if let point = body.firstIndex(of: "."), body[point...].dropFirst().allSatisfy({ $0 == "0" }) {
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
}
