// Host names: RFC 1123, section 2.1, with the labels that begin with `xn--` as RFC 5891 wants them, and the
// internationalized names of RFC 5890.

extension FormatChecker {
  @Sendable static func isHostname(_ bytes: [UInt8]) -> Bool {
    guard bytes.count <= 253, bytes.allSatisfy({ $0 < 0x80 }) else { return false }
    let labels = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.allSatisfy(isLetterDigitHyphen) else { return false }
    let isInternational = labels.contains(where: DomainLabel.isEncoded)
    return !isInternational || isDomain(labels.map { DomainLabel.scalars(of: $0) }, checksHyphens: false)
  }

  @Sendable static func isInternationalHostname(_ bytes: [UInt8]) -> Bool {
    let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    // The full stop, and what RFC 3490, section 3.1, lets stand for it.
    let labels = scalars.split(omittingEmptySubsequences: false) {
      [0x2E, 0x3002, 0xFF0E, 0xFF61].contains($0.value)
    }
    return isDomain(labels.map(Array.init), checksHyphens: true)
  }

  /// `let-dig` with hyphens between, at most 63 (RFC 1034, section 3.5, and RFC 1123 for a digit at the start).
  static func isLetterDigitHyphen(_ label: ArraySlice<UInt8>) -> Bool {
    (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
      && label.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
  }

  private static func isDomain(_ labels: [[Unicode.Scalar]], checksHyphens: Bool) -> Bool {
    var read: [DomainLabel] = []
    for scalars in labels {
      guard let label = DomainLabel(scalars, checksHyphens: checksHyphens) else { return false }
      read.append(label)
    }
    let length = read.reduce(read.count - 1) { $0 + $1.encodedLength }
    guard length <= 253 else { return false }
    let isBidirectional = read.contains { $0.scalars.contains { DomainDirection($0).isRightToLeft } }
    return !isBidirectional || read.allSatisfy { DomainDirection.isValid($0.scalars) }
  }
}
