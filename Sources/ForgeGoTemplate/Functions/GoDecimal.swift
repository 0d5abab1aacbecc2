/// A decimal number of any length, as github.com/shopspring/decimal computes for Sprig's `addf` and its relatives: `0.1 + 0.2`
/// is `0.3`.
struct GoDecimal {
  private let isNegative: Bool
  /// Each from 0 to 9, the last one first; none for zero.
  private let digits: [UInt8]
  /// The power of ten of the last digit.
  private let exponent: Int

  private init(_ isNegative: Bool, _ digits: [UInt8], _ exponent: Int) {
    var digits = digits
    while digits.last == 0 { digits.removeLast() }
    self.isNegative = isNegative && !digits.isEmpty
    self.digits = digits
    self.exponent = exponent
  }

  /// The shortest decimal that tells `double`; nil where it is no number.
  init?(_ double: Double) {
    guard double.isFinite else { return nil }
    let (digits, first) = GoNumber.decimal(double.magnitude)
    self.init(double < 0, digits.reversed().map { $0 - 0x30 }, first - digits.count + 1)
  }

  var isZero: Bool { digits.isEmpty }
  var negated: GoDecimal { GoDecimal(!isNegative, digits, exponent) }
  /// How many digits it has when it is written out.
  var digitCount: Int { digits.count + exponent.magnitude.description.utf8.count + Int(exponent.magnitude) }

  /// The nearest double.
  var double: Double {
    guard !isZero else { return 0 }
    let text = String(decoding: digits.reversed().map { $0 + 0x30 }, as: UTF8.self)
    return Double("\(isNegative ? "-" : "")\(text)e\(exponent)") ?? 0
  }

  /// The digits down to the power of ten `exponent`, which is not above its own.
  private func scaled(to exponent: Int) -> [UInt8] {
    digits.isEmpty ? [] : [UInt8](repeating: 0, count: self.exponent - exponent) + digits
  }

  static func + (left: GoDecimal, right: GoDecimal) -> GoDecimal {
    let exponent = min(left.exponent, right.exponent)
    let (one, other) = (left.scaled(to: exponent), right.scaled(to: exponent))
    if left.isNegative == right.isNegative { return GoDecimal(left.isNegative, sum(one, other), exponent) }
    return precedes(one, other)
      ? GoDecimal(right.isNegative, difference(other, one), exponent)
      : GoDecimal(left.isNegative, difference(one, other), exponent)
  }

  static func * (left: GoDecimal, right: GoDecimal) -> GoDecimal {
    var product = [Int](repeating: 0, count: left.digits.count + right.digits.count)
    for (place, digit) in left.digits.enumerated() {
      for (other, factor) in right.digits.enumerated() { product[place + other] += Int(digit) * Int(factor) }
    }
    var carry = 0
    let digits = product.map { value in
      let sum = value + carry
      carry = sum / 10
      return UInt8(sum % 10)
    }
    return GoDecimal(left.isNegative != right.isNegative, digits, left.exponent + right.exponent)
  }

  /// Rounded to sixteen places behind the point, halves away from zero. The divisor is not zero.
  func divided(by divisor: GoDecimal) -> GoDecimal {
    let places = 16
    let shift = exponent - divisor.exponent + places
    let numerator = [UInt8](repeating: 0, count: max(shift, 0)) + digits
    let denominator = [UInt8](repeating: 0, count: max(-shift, 0)) + divisor.digits
    var quotient: [UInt8] = []
    var rest: [UInt8] = []
    for digit in numerator.reversed() {
      if !rest.isEmpty || digit != 0 { rest.insert(digit, at: 0) }
      var count: UInt8 = 0
      while !Self.precedes(rest, denominator) {
        rest = Self.difference(rest, denominator)
        while rest.last == 0 { rest.removeLast() }
        count += 1
      }
      quotient.append(count)
    }
    var result = Array(quotient.reversed())
    if !Self.precedes(Self.sum(rest, rest), denominator) { result = Self.sum(result, [1]) }
    return GoDecimal(isNegative != divisor.isNegative, result, -places)
  }

  // MARK: Digits

  /// Whether `left` is the smaller one; neither has zeros at its end.
  private static func precedes(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count != right.count ? left.count < right.count : left.reversed().lexicographicallyPrecedes(right.reversed())
  }

  private static func sum(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var carry: UInt8 = 0
    for place in 0..<max(left.count, right.count) {
      let sum = (place < left.count ? left[place] : 0) + (place < right.count ? right[place] : 0) + carry
      result.append(sum % 10)
      carry = sum / 10
    }
    if carry > 0 { result.append(carry) }
    return result
  }

  /// Of a number and one that is not larger.
  private static func difference(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var borrow: UInt8 = 0
    for (place, digit) in left.enumerated() {
      let taken = (place < right.count ? right[place] : 0) + borrow
      borrow = digit < taken ? 1 : 0
      result.append(digit + borrow * 10 - taken)
    }
    return result
  }
}
