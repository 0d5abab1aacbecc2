import ForgeYAML

// The formats of numbers in OpenAPI: signed 32 and 64 bits, single and double precision (OAS 3.1, section 4.4.1).

extension FormatChecker {
  @Sendable static func isInt32(_ number: YAMLScalar) -> Bool {
    integer(number).flatMap(Int32.init(exactly:)) != nil
  }

  @Sendable static func isInt64(_ number: YAMLScalar) -> Bool {
    integer(number) != nil
  }

  @Sendable static func isFloat(_ number: YAMLScalar) -> Bool {
    switch number.value {
    case .int: true
    case .float(let double): Float(double).isFinite
    default: false
    }
  }

  @Sendable static func isDouble(_ number: YAMLScalar) -> Bool {
    switch number.value {
    case .int: true
    case .float(let double): double.isFinite
    default: false
    }
  }

  /// The value of an integer that fits 64 bits, `1.0` and `1e3` among them.
  private static func integer(_ number: YAMLScalar) -> Int? {
    guard case .float(let double) = number.value else {
      if case .int(let int) = number.value { return int }
      return nil
    }
    // A double cannot tell 9223372036854775807.0 from the number after it, the text can; and an integer's text that
    // became a double did so because it does not fit.
    let parts = number.text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    if parts.allSatisfy({ $0.allSatisfy { $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") } }) {
      guard parts.count == 2, parts[1].allSatisfy({ $0 == UInt8(ascii: "0") }) else { return nil }
      return Int(Substring(parts[0]))
    }
    return Int(exactly: double)
  }
}
