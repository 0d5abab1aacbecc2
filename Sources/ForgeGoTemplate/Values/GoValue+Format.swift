import Glibc

// Values as text, as Go's fmt prints them.

extension GoValue {
  /// What `fmt.Sprint` and `%v` give: `<nil>`, `[1 2]`, `map[a:1 b:2]`, `1e+06`.
  package var goDescription: String {
    switch content {
    case .null: return "<nil>"
    case .bool(let bool): return bool ? "true" : "false"
    case .int(let int, .duration): return GoDuration.description(int)
    case .int(let int, let type):
      return type == .uint64 || type == .uint ? String(UInt64(bitPattern: Int64(int))) : String(int)
    case .float(let double): return GoNumber.shortest(double)
    case .string(let text): return text
    case .list, .map:
      var text = OriginText()
      appendDescription(to: &text)
      return String(decoding: text.bytes, as: UTF8.self)
    case .object(let object): return object.description
    }
  }

  /// Adds `goDescription`, each scalar with its own origin. Whether all of it was written: values that hold themselves, or
  /// more than a million parts, are cut off.
  @discardableResult
  package func appendDescription(to text: inout OriginText, fallback: Origin? = nil) -> Bool {
    var budget = ValueBudget()
    describe(into: &text, fallback, &budget)
    return !budget.isSpent
  }

  private func describe(into text: inout OriginText, _ fallback: Origin?, _ budget: inout ValueBudget) {
    guard budget.enter() else { return }
    defer { budget.leave() }
    switch content {
    case .list(let list):
      text.append("[", fallback)
      for (place, element) in list.elements.enumerated() {
        if place > 0 { text.append(" ", fallback) }
        element.describe(into: &text, fallback, &budget)
      }
      text.append("]", fallback)
    case .map(let map):
      text.append("map[", fallback)
      for (place, key) in map.sortedKeys.enumerated() {
        guard let entry = map.entries[key] else { continue }
        if place > 0 { text.append(" ", fallback) }
        text.append(key, entry.keyOrigin ?? fallback)
        text.append(":", fallback)
        entry.value.describe(into: &text, fallback, &budget)
      }
      text.append("]", fallback)
    default: text.append(goDescription, origins, fallback: fallback)
    }
  }
}

/// Numbers as Go's strconv writes them.
package enum GoNumber {
  /// `FormatFloat(double, 'g', -1, 64)`: as few digits as tell the number, an exponent below 1e-04 and from 1e+06 on. In
  /// JSON the upper bound is 21.
  package static func shortest(_ double: Double, large: Int = 6) -> String {
    guard double.isFinite else { return double.isNaN ? "NaN" : double < 0 ? "-Inf" : "+Inf" }
    let (digits, exponent) = decimal(double.magnitude)
    let sign = double.sign == .minus ? "-" : ""
    if exponent < -4 || exponent >= large { return sign + scientific(digits, exponent) }
    return sign + positional(digits, exponent)
  }

  /// C's formatting with a verb of `e`, `f`, `g` or `a`; a precision below zero is none.
  package static func formatted(_ double: Double, _ verb: UInt8, precision: Int) -> String {
    guard double.isFinite else { return double.isNaN ? "NaN" : double < 0 ? "-Inf" : "+Inf" }
    var format = Array("%.*".utf8CString.dropLast())
    format.append(CChar(bitPattern: verb))
    format.append(0)
    var buffer = [CChar](repeating: 0, count: 400 + max(precision, 0))
    let count = withVaList([Int32(clamping: precision), double]) {
      vsnprintf(&buffer, buffer.count, format, $0)
    }
    return String(decoding: buffer.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The shortest digits of a number that is not negative, and the power of ten of the first.
  package static func decimal(_ double: Double) -> (digits: [UInt8], exponent: Int) {
    guard double != 0 else { return ([0x30], 0) }
    var digits: [UInt8] = []
    var point: Int?
    var exponent = 0
    var rest = Substring("\(double)").utf8
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "."): point = digits.count
      case UInt8(ascii: "e"):
        exponent = Int(String(decoding: rest.drop { $0 == UInt8(ascii: "+") }, as: UTF8.self)) ?? 0
        rest = rest.suffix(0)
      default: digits.append(byte)
      }
    }
    var first = (point ?? digits.count) + exponent - 1
    let zeros = digits.prefix { $0 == 0x30 }.count
    digits.removeFirst(zeros)
    first -= zeros
    while digits.count > 1, digits.last == 0x30 { digits.removeLast() }
    return (digits, first)
  }

  /// `1.5e+06`: an exponent of at least two digits.
  package static func scientific(_ digits: [UInt8], _ exponent: Int) -> String {
    var text = String(decoding: digits.prefix(1), as: UTF8.self)
    if digits.count > 1 { text += "." + String(decoding: digits.dropFirst(), as: UTF8.self) }
    let magnitude = String(exponent.magnitude)
    return text + "e" + (exponent < 0 ? "-" : "+") + (magnitude.utf8.count < 2 ? "0" : "") + magnitude
  }

  /// The digits with their point, no exponent.
  package static func positional(_ digits: [UInt8], _ exponent: Int) -> String {
    if exponent < 0 {
      return "0." + String(repeating: "0", count: -exponent - 1) + String(decoding: digits, as: UTF8.self)
    }
    if digits.count <= exponent + 1 {
      return String(decoding: digits, as: UTF8.self) + String(repeating: "0", count: exponent + 1 - digits.count)
    }
    return String(decoding: digits[...exponent], as: UTF8.self) + "."
      + String(decoding: digits[(exponent + 1)...], as: UTF8.self)
  }
}

/// Go's `time.Duration`.
package enum GoDuration {
  /// `1h2m3.5s`, `1.5ms`, `0s` (time.Duration.String).
  package static func description(_ nanoseconds: Int) -> String {
    guard nanoseconds != 0 else { return "0s" }
    let sign = nanoseconds < 0 ? "-" : ""
    let total = nanoseconds.magnitude
    if total < 1_000 { return "\(sign)\(total)ns" }
    if total < 1_000_000 { return sign + fraction(total, 1_000) + "µs" }
    if total < 1_000_000_000 { return sign + fraction(total, 1_000_000) + "ms" }
    let minutes = total / 60_000_000_000
    let seconds = fraction(total % 60_000_000_000, 1_000_000_000) + "s"
    if minutes == 0 { return sign + seconds }
    if minutes < 60 { return "\(sign)\(minutes)m\(seconds)" }
    return "\(sign)\(minutes / 60)h\(minutes % 60)m\(seconds)"
  }

  private static func fraction(_ value: UInt, _ unit: UInt) -> String {
    let rest = value % unit
    guard rest != 0 else { return String(value / unit) }
    var digits = String(rest)
    digits = String(repeating: "0", count: String(unit).utf8.count - 1 - digits.utf8.count) + digits
    while digits.hasSuffix("0") { digits.removeLast() }
    return "\(value / unit).\(digits)"
  }
}
