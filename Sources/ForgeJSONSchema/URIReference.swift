/// The parts of a URI reference, to make one of another (RFC 3986 section 5.2). Paths from the root of a repository
/// are references without scheme and authority.
package struct URIReference: Hashable, Sendable, CustomStringConvertible {
  package var scheme: String?
  package var authority: String?
  package var path: String
  package var query: String?

  /// The path of a file from the root.
  package init(path: String) {
    self.path = path
  }

  /// Reads a reference without its fragment (RFC 3986 appendix B).
  package init(_ text: some StringProtocol) {
    var rest = Substring(text)
    if let colon = rest.utf8.firstIndex(of: UInt8(ascii: ":")), Self.isScheme(rest.utf8[..<colon]) {
      scheme = rest[..<colon].lowercased()
      rest = rest[rest.utf8.index(after: colon)...]
    }
    if rest.utf8.starts(with: "//".utf8) {
      let after = rest.dropFirst(2)
      let end = after.utf8.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? after.endIndex
      authority = String(after[..<end])
      rest = after[end...]
    }
    if let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) {
      query = String(rest[rest.utf8.index(after: mark)...])
      rest = rest[..<mark]
    }
    path = String(rest)
  }

  /// Whether it names a place that is not a file of the repository.
  package var isExternal: Bool { scheme != nil || authority != nil }

  /// What `reference` means where this is the base.
  package func resolving(_ reference: URIReference) -> URIReference {
    guard reference.scheme == nil else { return reference }
    var result = reference
    result.scheme = scheme
    guard reference.authority == nil else { return result }
    result.authority = authority
    if reference.path.isEmpty {
      result.path = path
      result.query = reference.query ?? query
    } else if reference.path.utf8.first == UInt8(ascii: "/") {
      result.path = Self.withoutDots(reference.path)
    } else {
      let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[...$0] } ?? (authority == nil ? "" : "/")
      result.path = Self.withoutDots(folder + reference.path)
    }
    return result
  }

  /// RFC 3986 section 5.2.4, but that `..` beyond the start of a path without a leading slash stays, to be seen.
  private static func withoutDots(_ path: String) -> String {
    var parts: [Substring] = []
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    for (index, segment) in segments.enumerated() {
      let isLast = index == segments.count - 1
      switch segment {
      case ".": if isLast { parts.append("") }
      case "..":
        if let last = parts.last, last != "..", !(parts.count == 1 && last.isEmpty) {
          parts.removeLast()
        } else if parts.first?.isEmpty != true {
          parts.append("..")
        }
        if isLast { parts.append("") }
      default: parts.append(segment)
      }
    }
    return parts.joined(separator: "/")
  }

  private static func isScheme(_ bytes: Substring.UTF8View.SubSequence) -> Bool {
    guard let first = bytes.first, isLetter(first) else { return false }
    return bytes.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  package var description: String {
    (scheme.map { "\($0):" } ?? "") + (authority.map { "//\($0)" } ?? "") + path + (query.map { "?\($0)" } ?? "")
  }
}
