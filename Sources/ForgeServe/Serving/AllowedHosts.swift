/// The names under which the preview answers. A page elsewhere can make its own name lead to this machine and read what is shown
/// (DNS rebinding); it cannot make it one of these.
struct AllowedHosts: Sendable {
  /// What the preview was told to listen on.
  let host: String

  /// Whether a request for `authority`, a host with or without a port, is answered.
  func allow(_ authority: String?) -> Bool {
    guard let authority, !authority.isEmpty else { return true }
    let name = Self.name(of: authority)
    return name == host.lowercased() || name == "localhost" || name.hasSuffix(".localhost") || Self.isAddress(name)
  }

  /// The host of `authority` in lower case, without port and brackets.
  private static func name(of authority: String) -> String {
    if authority.hasPrefix("[") { return String(authority.dropFirst().prefix { $0 != "]" }) }
    return authority.prefix { $0 != ":" }.lowercased()
  }

  /// Whether a name is an address of IPv4 or IPv6: nobody's name server decides what that leads to.
  private static func isAddress(_ name: String) -> Bool {
    if name.contains(":") { return name.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." || $0 == "%" } }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
  }
}
