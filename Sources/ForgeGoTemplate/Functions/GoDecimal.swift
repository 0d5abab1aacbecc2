/// A decimal number with an exact value, as github.com/shopspring/decimal computes for Sprig's `addf` and its relatives:
/// `0.1 + 0.2` is `0.3`. Numbers beyond 18 digits are computed as doubles.
struct GoDecimal {
  private let coefficient: Int
  /// The power of ten of the coefficient's last digit.
  private let exponent: Int

  private init(_ coefficient: Int, _ exponent: Int) {
    self.coefficient = coefficient
    self.exponent = exponent
  }

  /// The shortest decimal that tells `double`; nil where it has too many digits.
  init?(_ double: Double) {
    guard double.isFinite else { return nil }
    let (digits, first) = GoNumber.decimal(double.magnitude)
    guard let value = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
    self.init(double < 0 ? -value : value, first - digits.count + 1)
  }

  var double: Double { Double("\(coefficient)e\(exponent)") ?? 0 }

  /// Both with the smaller exponent; nil where a coefficient would not fit.
  private static func aligned(_ left: GoDecimal, _ right: GoDecimal) -> (Int, Int, Int)? {
    let exponent = min(left.exponent, right.exponent)
    func scaled(_ number: GoDecimal) -> Int? {
      guard number.exponent - exponent <= 18 else { return nil }
      return (0..<number.exponent - exponent).reduce(number.coefficient as Int?) { value, _ in
        value.flatMap { value in
          let (product, overflow) = value.multipliedReportingOverflow(by: 10)
          return overflow ? nil : product
        }
      }
    }
    guard let one = scaled(left), let other = scaled(right) else { return nil }
    return (one, other, exponent)
  }

  static func sum(_ left: Double, _ right: Double) -> Double {
    guard let one = GoDecimal(left), let other = GoDecimal(right), let (a, b, exponent) = aligned(one, other) else {
      return left + right
    }
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? left + right : GoDecimal(sum, exponent).double
  }

  static func product(_ left: Double, _ right: Double) -> Double {
    guard let one = GoDecimal(left), let other = GoDecimal(right) else { return left * right }
    let (product, overflow) = one.coefficient.multipliedReportingOverflow(by: other.coefficient)
    return overflow ? left * right : GoDecimal(product, one.exponent + other.exponent).double
  }

  /// Rounded to sixteen places after the point.
  static func quotient(_ left: Double, _ right: Double) -> Double {
    guard let one = GoDecimal(left), let other = GoDecimal(right), other.coefficient != 0 else { return left / right }
    // One digit more than is kept, to round by.
    let shift = 17 + one.exponent - other.exponent
    guard (0...19).contains(shift) else { return left / right }
    let numerator = (0..<shift).reduce(Int128(one.coefficient)) { value, _ in value * 10 }
    let quotient = numerator / Int128(other.coefficient)
    let rounded = (quotient + (quotient < 0 ? -5 : 5)) / 10
    return Double("\(rounded)e-16") ?? left / right
  }
}
