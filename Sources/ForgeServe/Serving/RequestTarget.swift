/// What a request asks for: the path of a file in the built site, worked out from the target of the request alone.
///
/// The path is only ever looked up among the files of the site, so that no target leads anywhere else.
enum RequestTarget: Hashable, Sendable {
  case file(String)
  /// The address of a folder without its slash: relative links of its page would lead astray.
  case folder(String)
  /// No address of a site.
  case malformed

  /// Reads `path`, the path of an HTTP target (RFC 9112 section 3.2), percent-encoded. `base` is where the site lies: `/`, or
  /// `/docs/`.
  init(_ path: some StringProtocol, base: String) {
    guard let decoded = Self.decoded(path), decoded.hasPrefix("/") else {
      self = .malformed
      return
    }
    guard decoded.hasPrefix(base) else {
      self = .folder("")
      return
    }
    let inside = decoded.dropFirst(base.count)
    let parts = inside.split(separator: "/", omittingEmptySubsequences: false)
    // A browser takes these out before it asks; whoever sends them looks for a way out.
    guard !parts.contains(where: { $0 == ".." || $0 == "." }), !parts.dropLast().contains("") else {
      self = .malformed
      return
    }
    self = .file(inside.isEmpty || inside.hasSuffix("/") ? "\(inside)index.html" : String(inside))
  }

  /// The text behind percent-encoding, decoded once; nil where that is broken, no UTF-8, or holds control characters.
  private static func decoded(_ path: some StringProtocol) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(path.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
        return nil
      }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }
}
