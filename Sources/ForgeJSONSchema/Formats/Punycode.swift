/// Characters as letters, digits and hyphens (RFC 3492), without the `xn--` in front.
enum Punycode {
  private static let base = 36
  private static let smallestThreshold = 1
  private static let largestThreshold = 26

  /// Section 6.2; nil where a digit is none, one is missing, or a character would lie outside Unicode.
  static func decode(_ bytes: [UInt8]) -> [Unicode.Scalar]? {
    let separator = bytes.lastIndex(of: UInt8(ascii: "-"))
    var scalars = bytes[..<(separator ?? 0)].map { Unicode.Scalar($0) }
    var digits = bytes[(separator.map { $0 + 1 } ?? 0)...]
    var (codePoint, index, bias) = (128, 0, 72)
    var isFirst = true
    while !digits.isEmpty {
      guard let delta = takeDelta(&digits, bias: bias) else { return nil }
      index += delta
      codePoint += index / (scalars.count + 1)
      index %= scalars.count + 1
      bias = adapted(index: delta, count: scalars.count + 1, isFirst: isFirst)
      isFirst = false
      guard codePoint <= 0x10FFFF, let scalar = Unicode.Scalar(UInt32(codePoint)) else { return nil }
      scalars.insert(scalar, at: index)
      index += 1
    }
    return scalars
  }

  /// A number whose digits tell by themselves where it ends (section 3.3).
  private static func takeDelta(_ digits: inout ArraySlice<UInt8>, bias: Int) -> Int? {
    var (delta, weight, step) = (0, 1, base)
    while true {
      guard let digit = digits.popFirst().flatMap(value) else { return nil }
      delta += digit * weight
      let threshold = threshold(step, bias)
      if digit < threshold { return delta }
      weight *= base - threshold
      step += base
      // No label of 63 characters holds a larger number, and this one stays far from overflow.
      if weight > 1 << 40 || delta > 1 << 40 { return nil }
    }
  }

  /// Section 6.3; nil where the label is longer than any may be.
  static func encode(_ scalars: [Unicode.Scalar]) -> [UInt8]? {
    guard scalars.count <= 63 else { return nil }
    var bytes = scalars.filter(\.isASCII).map { UInt8(truncatingIfNeeded: $0.value) }
    let basicCount = bytes.count
    var handled = basicCount
    if basicCount > 0 { bytes.append(UInt8(ascii: "-")) }
    var (codePoint, delta, bias) = (128, 0, 72)
    while handled < scalars.count {
      let next = scalars.lazy.map { Int($0.value) }.filter { $0 >= codePoint }.min() ?? codePoint
      delta += (next - codePoint) * (handled + 1)
      codePoint = next
      for scalar in scalars {
        if Int(scalar.value) < codePoint { delta += 1 }
        guard Int(scalar.value) == codePoint else { continue }
        append(delta, bias: bias, to: &bytes)
        bias = adapted(index: delta, count: handled + 1, isFirst: handled == basicCount)
        delta = 0
        handled += 1
      }
      delta += 1
      codePoint += 1
    }
    return bytes
  }

  private static func append(_ delta: Int, bias: Int, to bytes: inout [UInt8]) {
    var (rest, step) = (delta, base)
    while true {
      let threshold = threshold(step, bias)
      if rest < threshold { break }
      bytes.append(digit(threshold + (rest - threshold) % (base - threshold)))
      rest = (rest - threshold) / (base - threshold)
      step += base
    }
    bytes.append(digit(rest))
  }

  private static func threshold(_ step: Int, _ bias: Int) -> Int {
    min(max(step - bias, smallestThreshold), largestThreshold)
  }

  /// Section 6.1.
  private static func adapted(index: Int, count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? index / 700 : index / 2
    delta += delta / count
    var step = 0
    while delta > (base - smallestThreshold) * largestThreshold / 2 {
      delta /= base - smallestThreshold
      step += base
    }
    return step + (base - smallestThreshold + 1) * delta / (delta + 38)
  }

  private static func digit(_ value: Int) -> UInt8 {
    UInt8(value < 26 ? 0x61 + value : 0x30 + value - 26)
  }

  private static func value(_ digit: UInt8) -> Int? {
    switch digit {
    case 0x61...0x7A: Int(digit - 0x61)
    case 0x30...0x39: Int(digit - 0x30) + 26
    default: nil
    }
  }
}
