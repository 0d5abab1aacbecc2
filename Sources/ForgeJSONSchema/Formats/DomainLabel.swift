/// A label of a domain name as its characters, found valid by RFC 5891, section 4.2, apart from its direction.
struct DomainLabel {
  let scalars: [Unicode.Scalar]
  /// How long the label is as ASCII.
  let encodedLength: Int

  /// Nil where `scalars` are neither letters, digits and hyphens of ASCII, nor a U-label, nor the A-label of one.
  init?(_ scalars: [Unicode.Scalar], checksHyphens: Bool) {
    guard scalars.allSatisfy(\.isASCII) else {
      guard Self.isValid(scalars), let encoded = Punycode.encode(scalars), encoded.count + 4 <= 63 else { return nil }
      self.scalars = scalars
      encodedLength = encoded.count + 4
      return
    }
    let bytes = scalars.map { UInt8(truncatingIfNeeded: $0.value) }
    guard FormatChecker.isLetterDigitHyphen(bytes[...]) else { return nil }
    encodedLength = bytes.count
    guard Self.isEncoded(bytes[...]) else {
      if checksHyphens, Self.hasReservedHyphens(scalars) { return nil }
      self.scalars = scalars
      return
    }
    // What does not encode to itself again is another spelling of a label, and none itself (RFC 5891, section 5.4).
    let encoded = bytes.dropFirst(4).map { $0.lowercased }
    guard let decoded = Punycode.decode(encoded), !decoded.allSatisfy(\.isASCII), Self.isValid(decoded),
      Punycode.encode(decoded) == encoded
    else { return nil }
    self.scalars = decoded
  }

  /// Whether a label says of itself that it is Punycode.
  static func isEncoded(_ label: ArraySlice<UInt8>) -> Bool {
    label.prefix(4).map(\.lowercased).elementsEqual("xn--".utf8)
  }

  static func scalars(of label: ArraySlice<UInt8>) -> [Unicode.Scalar] {
    label.map { Unicode.Scalar($0) }
  }

  private static func hasReservedHyphens(_ scalars: [Unicode.Scalar]) -> Bool {
    scalars.count >= 4 && scalars[2] == "-" && scalars[3] == "-"
  }

  private static func isValid(_ scalars: [Unicode.Scalar]) -> Bool {
    guard let first = scalars.first, first != "-", scalars.last != "-", !hasReservedHyphens(scalars),
      !first.isCombiningMark
    else { return false }
    return scalars.indices.allSatisfy { index in
      switch DomainCharacter(scalars[index]) {
      case .valid: true
      case .contextual: DomainContext.isValid(index, in: scalars)
      case .disallowed: false
      }
    } && !CanonicalOrder.isBroken(scalars)
  }
}

extension Unicode.Scalar {
  fileprivate var isCombiningMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }
}

extension UInt8 {
  fileprivate var lowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
