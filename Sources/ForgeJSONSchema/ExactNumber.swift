import ForgeYAML

/// A number by its mathematical value: `digits × 10^exponent`, however it is written and however large it is.
struct ExactNumber: Hashable, Sendable {
  let isNegative: Bool
  /// The decimal digits as values from 0 to 9, without zeros at either end; none for zero.
  let digits: [UInt8]
  let exponent: Int

  /// The value of a number node; nil for other nodes, infinity and NaN.
  init?(_ node: YAMLNode) {
    guard let scalar = node.scalar else { return nil }
    switch scalar.value {
    case .int(let int): self.init(decimal: Array(String(int).utf8))
    case .float(let double):
      guard !double.isNaN else { return nil }
      if let exact = Self.decimal(scalar.text) {
        self.init(decimal: exact)
      } else {
        guard double.isFinite else { return nil }
        self.init(decimal: Array("\(double)".utf8))
      }
    default: return nil
    }
  }

  init(_ int: Int) {
    self.init(decimal: Array(String(int).utf8))
  }

  /// The bytes of `text` where it is a decimal number.
  private static func decimal(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    for byte in text.utf8 where byte != UInt8(ascii: "_") {
      guard (0x30...0x39).contains(byte) || "+-.eE".utf8.contains(byte) else { return nil }
      bytes.append(byte)
    }
    return bytes.contains { (0x30...0x39).contains($0) } ? bytes : nil
  }

  private init(decimal bytes: [UInt8]) {
    var digits: [UInt8] = []
    var exponent = 0
    var isFraction = false
    var rest = bytes[...]
    isNegative = rest.first == UInt8(ascii: "-")
    while let byte = rest.popFirst() {
      switch byte {
      case 0x30...0x39:
        if isFraction { exponent -= 1 }
        if !digits.isEmpty || byte != 0x30 { digits.append(byte - 0x30) }
      case UInt8(ascii: "."): isFraction = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        // Beyond a thousand million places no two numbers are told apart by their exponents.
        let power = Int(String(decoding: rest.first == UInt8(ascii: "+") ? rest.dropFirst() : rest, as: UTF8.self))
        exponent += min(max(power ?? 1_000_000_000, -1_000_000_000), 1_000_000_000)
        rest = []
      default: break
      }
    }
    while digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
    self.digits = digits
    self.exponent = digits.isEmpty ? 0 : exponent
  }

  var isZero: Bool { digits.isEmpty }

  /// Whether it has no fraction: 1.0 and 1e3 have none.
  var isInteger: Bool { exponent >= 0 }

  /// The value as a count; nil where it is no natural number below 2^53.
  var count: Int? {
    guard !isNegative || isZero, exponent >= 0, digits.count + exponent <= 15 else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1) } * (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  static func < (left: ExactNumber, right: ExactNumber) -> Bool {
    if left.isNegative && !left.isZero || right.isNegative && !right.isZero {
      guard left.isNegative == right.isNegative || left.isZero || right.isZero else { return left.isNegative }
      if left.isZero { return false }
      if right.isZero { return true }
      return right.isSmallerInSize(than: left)
    }
    return left.isSmallerInSize(than: right)
  }

  private func isSmallerInSize(than other: ExactNumber) -> Bool {
    if isZero || other.isZero { return !other.isZero }
    let (place, otherPlace) = (digits.count + exponent, other.digits.count + other.exponent)
    if place != otherPlace { return place < otherPlace }
    return digits.lexicographicallyPrecedes(other.digits)
  }

  /// Whether this is a whole number of times `unit`.
  func isMultiple(of unit: ExactNumber) -> Bool {
    guard !isZero else { return true }
    // Neither's digits end in a zero, so that no quotient with a positive power of ten below the line is whole.
    guard !unit.isZero, exponent >= unit.exponent else { return false }
    guard unit.digits.count <= 18 else { return digits == unit.digits && exponent == unit.exponent }
    let divisor = unit.digits.reduce(UInt64(0)) { $0 * 10 + UInt64($1) }
    var rest = digits.reduce(UInt64(0)) { Self.remainder($0, 10, plus: UInt64($1), by: divisor) }
    var power = exponent - unit.exponent
    var factor = 10 % divisor
    while power > 0, rest != 0 {
      if power & 1 == 1 { rest = Self.remainder(rest, factor, plus: 0, by: divisor) }
      factor = Self.remainder(factor, factor, plus: 0, by: divisor)
      power >>= 1
    }
    return rest == 0
  }

  private static func remainder(_ left: UInt64, _ right: UInt64, plus more: UInt64, by divisor: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return (divisor.dividingFullWidth((product.high % divisor, product.low)).remainder + more) % divisor
  }

  static func == (left: ExactNumber, right: ExactNumber) -> Bool {
    left.digits == right.digits && left.exponent == right.exponent
      && (left.isNegative == right.isNegative || left.isZero)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(digits)
    hasher.combine(exponent)
  }
}
