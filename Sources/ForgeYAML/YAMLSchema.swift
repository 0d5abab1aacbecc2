/// How plain scalars get their meaning.
package enum YAMLSchema: Hashable, Sendable {
  /// The core schema of YAML 1.2.2 (section 10.3).
  case core12
  /// The types of YAML 1.1 as PyYAML, Psych and most tools read them: `yes` and `on` are bools, `017` is octal, `1:30`
  /// is sexagesimal; a lone `y` or `n` stays a string, and so do dates.
  case yaml11
  /// As Kubernetes' readers do (`gopkg.in/yaml.v2`, resolve.go): the words of YAML 1.1 with `y` and `n`, ints in any
  /// base that Go's `ParseInt` knows, and nothing sexagesimal.
  case go

  /// What a plain scalar without a tag means.
  package func value(ofPlain text: String) -> YAMLScalar.Value {
    guard let first = text.utf8.first else { return .null }
    switch first {
    case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      return text.utf8.withContiguousStorageIfAvailable { number($0) }?.flatMap { $0 } ?? .string(text)
    case UInt8(ascii: "~"):
      return text == "~" ? .null : .string(text)
    default:
      return text.utf8.count <= 5 ? word(text) ?? .string(text) : .string(text)
    }
  }

  private func word(_ text: String) -> YAMLScalar.Value? {
    switch text {
    case "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    default: break
    }
    guard self != .core12 else { return nil }
    if self == .go {
      switch text {
      case "y", "Y": return .bool(true)
      case "n", "N": return .bool(false)
      default: break
      }
    }
    switch text {
    case "yes", "Yes", "YES", "on", "On", "ON": return .bool(true)
    case "no", "No", "NO", "off", "Off", "OFF": return .bool(false)
    default: return nil
    }
  }

  private func number(_ text: UnsafeBufferPointer<UInt8>) -> YAMLScalar.Value? {
    let sign = text[0]
    let isSigned = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
    let isNegative = sign == UInt8(ascii: "-")
    let body = UnsafeBufferPointer(rebasing: text.dropFirst(isSigned ? 1 : 0))
    guard let first = body.first else { return nil }
    if first == UInt8(ascii: "."), let special = special(body, isNegative: isNegative, isSigned: isSigned) {
      return special
    }
    guard first == UInt8(ascii: ".") || (0x30...0x39).contains(first) else { return nil }
    switch self {
    case .core12:
      if !isSigned, let based = based(body, prefix: "0o", radix: 8) ?? based(body, prefix: "0x", radix: 16) {
        return based
      }
      return body.isDecimal(underscores: false, bareExponent: true) ? DecimalNumber.value(of: text) : nil
    case .go:
      return numberOfGo(text, body: body, isNegative: isNegative)
    case .yaml11:
      return number11(text, body: body, isNegative: isNegative)
    }
  }

  private func special(
    _ body: UnsafeBufferPointer<UInt8>, isNegative: Bool, isSigned: Bool
  ) -> YAMLScalar.Value? {
    switch String(decoding: body, as: UTF8.self) {
    case ".inf", ".Inf", ".INF": .float(isNegative ? -.infinity : .infinity)
    case ".nan", ".NaN", ".NAN": isSigned ? nil : .float(.nan)
    default: nil
    }
  }

  private func number11(
    _ text: UnsafeBufferPointer<UInt8>, body: UnsafeBufferPointer<UInt8>, isNegative: Bool
  ) -> YAMLScalar.Value? {
    if let based = based(body, prefix: "0x", radix: 16) ?? based(body, prefix: "0b", radix: 2) {
      return isNegative ? based.negated : based
    }
    if body.contains(UInt8(ascii: ":")) {
      let value = sexagesimal(body)
      return isNegative ? value?.negated : value
    }
    if body[0] == 0x30, body.count > 1, !body.contains(UInt8(ascii: ".")) {
      let value = based(body, prefix: "0", radix: 8)
      return isNegative ? value?.negated : value
    }
    return body.isDecimal(underscores: true, bareExponent: false) ? DecimalNumber.value(of: text) : nil
  }

  /// `ParseInt` with base 0, else a float, both without their underscores.
  private func numberOfGo(
    _ text: UnsafeBufferPointer<UInt8>, body: UnsafeBufferPointer<UInt8>, isNegative: Bool
  ) -> YAMLScalar.Value? {
    if body[0] == 0x30, body.count > 1 {
      for (prefix, radix) in [("0x", 16), ("0X", 16), ("0b", 2), ("0B", 2), ("0o", 8), ("0O", 8)]
        as [(StaticString, UInt32)]
      {
        if let value = based(body, prefix: prefix, radix: radix) { return isNegative ? value.negated : value }
      }
      if let value = based(body, prefix: "0", radix: 8) { return isNegative ? value.negated : value }
    }
    guard body.isDecimal(underscores: true, bareExponent: true) else { return nil }
    guard body.contains(UInt8(ascii: "_")) else { return DecimalNumber.value(of: text) }
    let kept = text.filter { $0 != UInt8(ascii: "_") }
    return kept.withUnsafeBufferPointer { DecimalNumber.value(of: $0) }
  }

  private func based(
    _ body: UnsafeBufferPointer<UInt8>, prefix: StaticString, radix: UInt32
  ) -> YAMLScalar.Value? {
    let count = prefix.utf8CodeUnitCount
    guard body.count > count, (0..<count).allSatisfy({ body[$0] == prefix.utf8Start[$0] }) else { return nil }
    var exact = 0
    var isExact = true
    var rounded = 0.0
    for byte in body[count...] {
      if byte == UInt8(ascii: "_"), self != .core12 { continue }
      guard let digit = hexDigit(byte), digit < radix else { return nil }
      let (product, overflow) = exact.multipliedReportingOverflow(by: Int(radix))
      let (sum, overflowOfSum) = product.addingReportingOverflow(Int(digit))
      isExact = isExact && !overflow && !overflowOfSum
      exact = sum
      rounded = rounded * Double(radix) + Double(digit)
    }
    return isExact ? .int(exact) : .float(rounded)
  }

  /// `190:20:30`, base 60, the last place with a fraction where it is a float.
  private func sexagesimal(_ body: UnsafeBufferPointer<UInt8>) -> YAMLScalar.Value? {
    var total = 0.0
    let places = body.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    for (index, place) in places.enumerated() {
      let isLast = index == places.count - 1
      let whole = isLast ? place.prefix { $0 != UInt8(ascii: ".") } : place
      guard let first = whole.first, (0x30...0x39).contains(first), index == 0 || whole.count <= 2 else { return nil }
      guard whole.allSatisfy({ (0x30...0x39).contains($0) || index == 0 && $0 == UInt8(ascii: "_") }) else {
        return nil
      }
      guard place.dropFirst(whole.count + 1).allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_") })
      else { return nil }
      guard let value = DecimalNumber.value(of: place).asDouble, index == 0 || value < 60 else { return nil }
      total = total * 60 + value
    }
    if body.contains(UInt8(ascii: ".")) { return .float(total) }
    // YAML 1.1 wants a sexagesimal int to start with 1…9, so that `09:30` stays a string.
    guard body[0] != 0x30 else { return nil }
    return Int(exactly: total).map { .int($0) } ?? .float(total)
  }
}

extension YAMLScalar.Value {
  fileprivate var asDouble: Double? {
    switch self {
    case .int(let int): Double(int)
    case .float(let double): double
    default: nil
    }
  }

  fileprivate var negated: YAMLScalar.Value {
    switch self {
    case .int(let int): .int(-int)
    case .float(let double): .float(-double)
    default: self
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether this is a decimal number without its sign. YAML 1.1 has underscores, and an exponent only after a point
  /// and with a sign.
  fileprivate func isDecimal(underscores: Bool, bareExponent: Bool) -> Bool {
    var digits = 0
    var hasPoint = false
    var offset = 0
    while offset < count {
      switch self[offset] {
      case 0x30...0x39: digits += 1
      case UInt8(ascii: "_") where underscores && digits > 0: break
      case UInt8(ascii: ".") where !hasPoint: hasPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        return digits > 0 && (bareExponent || hasPoint) && isExponent(from: offset + 1, needsSign: !bareExponent)
      default: return false
      }
      offset += 1
    }
    return digits > 0
  }

  private func isExponent(from start: Int, needsSign: Bool) -> Bool {
    guard start < count else { return false }
    let isSigned = self[start] == UInt8(ascii: "+") || self[start] == UInt8(ascii: "-")
    let digits = dropFirst(start + (isSigned ? 1 : 0))
    return (isSigned || !needsSign) && !digits.isEmpty && digits.allSatisfy { (0x30...0x39).contains($0) }
  }
}
