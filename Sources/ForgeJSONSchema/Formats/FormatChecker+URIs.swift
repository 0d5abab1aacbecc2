// Addresses of resources: RFC 3986 for URIs, RFC 3987 for IRIs.

extension FormatChecker {
  @Sendable static func isURI(_ bytes: [UInt8]) -> Bool {
    ResourceIdentifier(isInternational: false).isAbsolute(bytes)
  }

  @Sendable static func isURIReference(_ bytes: [UInt8]) -> Bool {
    ResourceIdentifier(isInternational: false).isReference(bytes)
  }

  @Sendable static func isIRI(_ bytes: [UInt8]) -> Bool {
    ResourceIdentifier(isInternational: true).isAbsolute(bytes)
  }

  @Sendable static func isIRIReference(_ bytes: [UInt8]) -> Bool {
    ResourceIdentifier(isInternational: true).isReference(bytes)
  }
}

/// The grammar of URIs (RFC 3986, appendix A), or of IRIs, which let further characters stand as they are.
private struct ResourceIdentifier {
  var isInternational: Bool

  func isAbsolute(_ bytes: [UInt8]) -> Bool {
    guard let colon = schemeEnd(bytes) else { return false }
    return isHierarchy(bytes[(colon + 1)...])
  }

  func isReference(_ bytes: [UInt8]) -> Bool {
    if isAbsolute(bytes) { return true }
    let firstSegment = bytes.prefix { !"/?#".utf8.contains($0) }
    return !firstSegment.contains(UInt8(ascii: ":")) && isHierarchy(bytes[...])
  }

  /// Where the colon behind a scheme stands.
  private func schemeEnd(_ bytes: [UInt8]) -> Int? {
    guard let first = bytes.first, first.isLetter, let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else {
      return nil
    }
    let isScheme = bytes[..<colon].allSatisfy { $0.isLetter || $0.isDigit || "+-.".utf8.contains($0) }
    return isScheme ? colon : nil
  }

  /// What follows the scheme: authority, path, query and fragment.
  private func isHierarchy(_ bytes: ArraySlice<UInt8>) -> Bool {
    let beforeFragment = bytes.prefix { $0 != UInt8(ascii: "#") }
    let fragment = bytes[beforeFragment.endIndex...].dropFirst()
    var path = beforeFragment.prefix { $0 != UInt8(ascii: "?") }
    let query = beforeFragment[path.endIndex...].dropFirst()
    if path.starts(with: "//".utf8) {
      let authority = path.dropFirst(2).prefix { $0 != UInt8(ascii: "/") }
      guard isAuthority(authority) else { return false }
      path = path[authority.endIndex...]
    }
    return holds(path, besides: ":@/") && holds(query, besides: ":@/?", allowsPrivate: true)
      && holds(fragment, besides: ":@/?")
  }

  private func isAuthority(_ bytes: ArraySlice<UInt8>) -> Bool {
    var host = bytes
    if let at = bytes.firstIndex(of: UInt8(ascii: "@")) {
      guard holds(bytes[..<at], besides: ":") else { return false }
      host = bytes[(at + 1)...]
    }
    let port: ArraySlice<UInt8>
    if host.first == UInt8(ascii: "[") {
      guard let close = host.firstIndex(of: UInt8(ascii: "]")), isLiteral(host[..<close].dropFirst()) else {
        return false
      }
      port = host[(close + 1)...]
    } else {
      let name = host.prefix { $0 != UInt8(ascii: ":") }
      guard holds(name, besides: "") else { return false }
      port = host[name.endIndex...]
    }
    return port.isEmpty || port.first == UInt8(ascii: ":") && port.dropFirst().allSatisfy(\.isDigit)
  }

  /// What stands in the brackets of a host: an IPv6 address, or one of a version to come.
  private func isLiteral(_ bytes: ArraySlice<UInt8>) -> Bool {
    if FormatChecker.isIPv6(bytes) { return true }
    var scanner = FormatScanner(bytes)
    guard scanner.take(letter: "v"), scanner.skip(while: \.isHexDigit) > 0, scanner.take(".") else { return false }
    return !scanner.isAtEnd
      && scanner.rest.allSatisfy { Self.isUnreserved($0) || Self.subDelimiters.contains($0) || $0 == 0x3A }
  }

  /// Whether all of `bytes` are unreserved, percent-encoded, sub-delimiters, or one of `others`.
  private func holds(_ bytes: ArraySlice<UInt8>, besides others: String, allowsPrivate: Bool = false) -> Bool {
    var rest = bytes
    while let byte = rest.popFirst() {
      if Self.isUnreserved(byte) || Self.subDelimiters.contains(byte) || others.utf8.contains(byte) { continue }
      if byte == UInt8(ascii: "%") {
        guard let high = rest.popFirst(), let low = rest.popFirst(), high.isHexDigit, low.isHexDigit else {
          return false
        }
      } else if byte < 0x80 || !isInternational {
        return false
      }
    }
    return !isInternational || bytes.areInternational(allowsPrivate: allowsPrivate)
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || "-._~".utf8.contains(byte)
  }

  private static let subDelimiters = Set("!$&'()*+,;=".utf8)
}

extension ArraySlice<UInt8> {
  /// Whether what is not ASCII here is `ucschar`, or `iprivate` where that is allowed (RFC 3987, section 2.2).
  func areInternational(allowsPrivate: Bool) -> Bool {
    if allSatisfy({ $0 < 0x80 }) { return true }
    return String(decoding: self, as: UTF8.self).unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0..<0x80, 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: true
      case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: allowsPrivate
      case 0xE0000..<0xE1000: false
      case 0x10000...0xEFFFF: scalar.value & 0xFFFF < 0xFFFE
      default: false
      }
    }
  }
}
