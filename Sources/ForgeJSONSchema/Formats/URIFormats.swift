/// URIs and references (RFC 3986, appendix A), and with other scripts IRIs (RFC 3987, section 2.2).
enum URIFormats {
  static func isURI(_ text: ArraySlice<UInt8>, isInternational: Bool) -> Bool {
    guard let colon = text.firstIndex(of: UInt8(ascii: ":")), isScheme(text[..<colon]) else { return false }
    return isRelative(text[(colon + 1)...], isInternational)
  }

  static func isReference(_ text: ArraySlice<UInt8>, isInternational: Bool) -> Bool {
    if isURI(text, isInternational: isInternational) { return true }
    // The first part of a relative path has no colon, or it would be a scheme.
    let first = text.prefix { !"/?#".utf8.contains($0) }
    return !first.contains(UInt8(ascii: ":")) && isRelative(text, isInternational)
  }

  private static func isScheme(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, first.isASCIIAlphanumeric, !(0x30...0x39).contains(first) else { return false }
    return text.allSatisfy { $0.isASCIIAlphanumeric || "+-.".utf8.contains($0) }
  }

  private static func isRelative(_ text: ArraySlice<UInt8>, _ isInternational: Bool) -> Bool {
    var rest = text
    if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
      guard areCharacters(rest[(hash + 1)...], "/?:@", isInternational) else { return false }
      rest = rest[..<hash]
    }
    if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
      guard areCharacters(rest[(mark + 1)...], "/?:@", isInternational) else { return false }
      rest = rest[..<mark]
    }
    if rest.starts(with: "//".utf8) {
      rest = rest.dropFirst(2)
      let authority = rest.prefix { $0 != UInt8(ascii: "/") }
      guard isAuthority(authority, isInternational) else { return false }
      rest = rest.dropFirst(authority.count)
    }
    return areCharacters(rest, "/:@", isInternational)
  }

  private static func isAuthority(_ text: ArraySlice<UInt8>, _ isInternational: Bool) -> Bool {
    var host = text
    if let at = text.lastIndex(of: UInt8(ascii: "@")) {
      guard areCharacters(text[..<at], ":", isInternational) else { return false }
      host = text[(at + 1)...]
    }
    if host.first == UInt8(ascii: "[") {
      guard let end = host.firstIndex(of: UInt8(ascii: "]")) else { return false }
      return isLiteral(host[(host.startIndex + 1)..<end]) && isPort(host[(end + 1)...])
    }
    let name = host.prefix { $0 != UInt8(ascii: ":") }
    return areCharacters(name, "", isInternational) && isPort(host.dropFirst(name.count))
  }

  private static func isLiteral(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.first == UInt8(ascii: "v") || text.first == UInt8(ascii: "V") else { return AddressFormats.isIPv6(text) }
    let version = text.dropFirst().prefix { $0.isHexDigit }
    let rest = text.dropFirst(1 + version.count)
    return !version.isEmpty && rest.first == UInt8(ascii: ".") && rest.count > 1
      && areCharacters(rest.dropFirst(), ":", false)
  }

  private static func isPort(_ text: ArraySlice<UInt8>) -> Bool {
    text.isEmpty || text.first == UInt8(ascii: ":") && text.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Whether all characters are unreserved, sub-delimiters, percent-encoded or one of `others`.
  private static func areCharacters(_ text: ArraySlice<UInt8>, _ others: String, _ isInternational: Bool) -> Bool {
    var rest = text
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "%"):
        guard rest.prefix(2).count == 2, rest.prefix(2).allSatisfy(\.isHexDigit) else { return false }
        rest.removeFirst(2)
      case 0x80...: guard isInternational else { return false }
      default:
        guard byte.isASCIIAlphanumeric || "-._~!$&'()*+,;=".utf8.contains(byte) || others.utf8.contains(byte) else {
          return false
        }
      }
    }
    return true
  }
}
