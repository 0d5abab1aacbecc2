/// A decimal number as text: `[-+] digits [. digits] [e [-+] digits]`, underscores between digits passed over.
struct DecimalNumber {
  private var isNegative = false
  private var isInteger = true
  private var digits: UInt64 = 0
  private var significant = 0
  private var exponent = 0

  /// The value of `text`, which must have the form of a number: an int, or a float where a point or an exponent says
  /// so or an `Int` cannot hold it.
  static func value(of text: some Collection<UInt8>) -> YAMLScalar.Value {
    var number = DecimalNumber()
    number.read(text)
    if number.isInteger, number.significant <= 19 {
      if !number.isNegative, number.digits <= UInt64(Int.max) { return .int(Int(number.digits)) }
      if number.isNegative, number.digits <= UInt64(Int.max) { return .int(-Int(number.digits)) }
      if number.isNegative, number.digits == UInt64(Int.max) + 1 { return .int(Int.min) }
    }
    return .float(number.double ?? slowDouble(text))
  }

  private mutating func read(_ text: some Collection<UInt8>) {
    var isFraction = false
    var rest = text[...]
    while let byte = rest.popFirst() {
      switch byte {
      case 0x30...0x39:
        if significant > 0 || byte != 0x30 { significant += 1 }
        if significant <= 19 { digits = digits * 10 + UInt64(byte - 0x30) }
        if isFraction { exponent -= 1 }
      case UInt8(ascii: "."):
        isFraction = true
        isInteger = false
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        isInteger = false
        readExponent(rest)
        return
      default: break
      }
    }
  }

  private mutating func readExponent(_ text: some Collection<UInt8>) {
    var power = 0
    var isMinus = false
    for byte in text {
      if byte == UInt8(ascii: "-") { isMinus = true }
      if (0x30...0x39).contains(byte), power < 100_000 { power = power * 10 + Int(byte - 0x30) }
    }
    exponent += isMinus ? -power : power
  }

  /// The exact double where mantissa and power of ten both are exact doubles, which nearly all are.
  private var double: Double? {
    guard significant <= 15, (-22...22).contains(exponent) else { return nil }
    let power = Self.powers[abs(exponent)]
    let value = exponent < 0 ? Double(digits) / power : Double(digits) * power
    return isNegative ? -value : value
  }

  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
    1e20, 1e21, 1e22,
  ]

  /// Leaves rounding to the standard library, which wants a digit on both sides of the point.
  private static func slowDouble(_ text: some Collection<UInt8>) -> Double {
    var normal: [UInt8] = []
    for byte in text where byte != UInt8(ascii: "_") && byte != UInt8(ascii: "+") {
      let isAfterDigit = normal.last.map { (0x30...0x39).contains($0) } ?? false
      if byte == UInt8(ascii: "."), !isAfterDigit { normal.append(0x30) }
      if byte | 0x20 == UInt8(ascii: "e"), !isAfterDigit { normal.append(0x30) }
      normal.append(byte)
    }
    if normal.last == UInt8(ascii: ".") { normal.append(0x30) }
    return Double(String(decoding: normal, as: UTF8.self)) ?? .nan
  }
}
