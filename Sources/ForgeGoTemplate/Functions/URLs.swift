/// Sprig's URLs: `urlParse` takes one apart, `urlJoin` puts one together (Go, net/url).
let urlFunctions: [GoFunction] = [
  GoFunction("urlParse", 1) { call throws(GoFailure) in
    let url = try parsed(try call.string(0), "unable to parse url")
    let origins = call[0].origins.collapsed
    let parts = [
      "scheme": url.scheme, "host": url.host, "hostname": url.hostname, "path": url.path, "query": url.query,
      "opaque": url.opaque, "fragment": url.fragment, "userinfo": url.user?.description ?? "",
    ]
    return .map(GoMap(parts.mapValues { .string($0, $0.isEmpty ? .unknown : origins) }))
  },
  GoFunction("urlJoin", 1) { call throws(GoFailure) in
    let map = try call.map(0)
    var url = GoURL()
    url.scheme = try part("scheme", map)
    url.host = try part("host", map)
    url.path = try part("path", map)
    url.query = try part("query", map)
    url.opaque = try part("opaque", map)
    url.fragment = try part("fragment", map)
    let user = try part("userinfo", map)
    if !user.isEmpty { url.user = try parsed("proto://\(user)@host", "unable to parse userinfo in dict").user }
    return .string(url.description, call[0].origins.collapsed)
  },
]

private func part(_ key: String, _ map: GoMap) throws(GoFailure) -> String {
  guard let value = map[key] else { return "" }
  guard !value.isNull else { throw GoFailure("runtime error: invalid memory address or nil pointer dereference") }
  guard let text = value.text else {
    throw GoFailure("unable to parse \(key) key, must be of type string, but \(value.kindName) found")
  }
  return text
}

private func parsed(_ text: String, _ problem: String) throws(GoFailure) -> GoURL {
  do throws(GoURL.Fault) { return try GoURL(text) } catch {
    throw GoFailure("\(problem): parse \(GoValueFormatter.quoted(text)): \(error.message)")
  }
}
