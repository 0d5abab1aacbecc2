/// Sprig's URLs: `urlParse` takes one apart, `urlJoin` puts one together (Go, net/url).
let urlFunctions: [GoFunction] = [
  GoFunction("urlParse", 1) { call throws(GoFailure) in
    let text = try call.string(0)
    guard let url = GoURL(text) else { throw GoFailure("unable to parse url: parse \"\(text)\"") }
    return .map(
      GoMap([
        "scheme": .string(url.scheme), "host": .string(url.host),
        "hostname": .string(url.hostname), "path": .string(url.path), "query": .string(url.query),
        "opaque": .string(url.opaque), "fragment": .string(url.fragment), "userinfo": .string(url.userinfo),
      ]))
  },
  GoFunction("urlJoin", 1) { call throws(GoFailure) in
    let map = try call.map(0)
    func text(_ key: String) throws(GoFailure) -> String {
      guard let value = map[key], !value.isNull else { return "" }
      guard let text = value.text else {
        throw GoFailure("unable to parse \(key) key, must be of type string, but string found")
      }
      return text
    }
    let (scheme, host, path) = (try text("scheme"), try text("host"), try text("path"))
    let (query, opaque, fragment, user) = (
      try text("query"), try text("opaque"), try text("fragment"), try text("userinfo")
    )
    var result = scheme.isEmpty ? "" : "\(scheme):"
    if !opaque.isEmpty {
      result += opaque
    } else {
      if !scheme.isEmpty || !host.isEmpty || !user.isEmpty {
        if !host.isEmpty || !path.isEmpty || !user.isEmpty { result += "//" }
        if !user.isEmpty { result += "\(user)@" }
        result += host
      }
      if !path.isEmpty, !path.hasPrefix("/"), !host.isEmpty { result += "/" }
      result += path
    }
    if !query.isEmpty { result += "?\(query)" }
    if !fragment.isEmpty { result += "#\(fragment)" }
    return .string(result, call[0].origins.collapsed)
  },
]

/// The parts of a URL, percent-decoded where Go does (net/url, `Parse`).
private struct GoURL {
  var scheme = ""
  var userinfo = ""
  var host = ""
  var hostname = ""
  var path = ""
  var query = ""
  var fragment = ""
  var opaque = ""

  init?(_ text: String) {
    guard !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return nil }
    var rest = Substring(text)
    if let hash = rest.firstIndex(of: "#") {
      guard let decoded = Self.decoded(rest[rest.index(after: hash)...]) else { return nil }
      fragment = decoded
      rest = rest[..<hash]
    }
    if let colon = rest.firstIndex(of: ":") {
      let name = rest[..<colon]
      let isScheme =
        name.utf8.first.map { (0x41...0x5A).contains($0 & 0xDF) } == true
        && name.utf8.allSatisfy { byte in
          (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || "+-.".utf8.contains(byte)
        }
      if isScheme {
        scheme = name.lowercased()
        rest = rest[rest.index(after: colon)...]
      } else if name.isEmpty {
        return nil
      }
    }
    if let mark = rest.firstIndex(of: "?") {
      query = String(rest[rest.index(after: mark)...])
      rest = rest[..<mark]
    }
    if !rest.hasPrefix("/"), !scheme.isEmpty {
      opaque = String(rest)
      return
    }
    if rest.hasPrefix("//"), !scheme.isEmpty || !rest.hasPrefix("///") {
      rest = rest.dropFirst(2)
      let end = rest.firstIndex(of: "/") ?? rest.endIndex
      var authority = rest[..<end]
      rest = rest[end...]
      if let at = authority.lastIndex(of: "@") {
        userinfo = String(authority[..<at])
        authority = authority[authority.index(after: at)...]
      }
      host = String(authority)
      hostname = Self.hostname(host)
    }
    guard let decoded = Self.decoded(rest) else { return nil }
    path = decoded
  }

  private static func hostname(_ host: String) -> String {
    if host.hasPrefix("["), let end = host.firstIndex(of: "]") { return String(host[..<end].dropFirst()) }
    return host.lastIndex(of: ":").map { String(host[..<$0]) } ?? host
  }

  private static func decoded(_ text: Substring) -> String? {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
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
    return String(decoding: bytes, as: UTF8.self)
  }
}
