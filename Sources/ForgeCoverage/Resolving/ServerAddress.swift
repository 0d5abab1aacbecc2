import ForgeOpenAPI
import ForgeShell
import ForgeYAML

/// A server of a description: what hosts it may have, and the path below which its operations are called.
struct ServerAddress: Hashable, Sendable {
  /// The text around the variables of the host; nil for a server that is only a path.
  let host: [String]?
  let base: [String]

  /// The servers of a description; of one whose variables have an enum, one for each value.
  static func all(of api: APIDescription) -> [ServerAddress] {
    guard api.version != .v20, let servers = api.files.root?["servers"]?.sequence else {
      return api.serverURLs.compactMap(ServerAddress.init)
    }
    return servers.flatMap(all)
  }

  /// What a Server Object stands for.
  static func all(_ server: YAMLNode) -> [ServerAddress] {
    guard let url = server["url"]?.string else { return [] }
    var urls = [url]
    for pair in server["variables"]?.mapping?.pairs ?? [] {
      guard let name = pair.key.text, let values = pair.value["enum"]?.sequence?.compactMap(\.text) else { continue }
      let all = urls.flatMap { url in values.map { url.replacing("{\(name)}", with: $0) } }
      // More are not worth telling apart.
      guard all.count <= 256 else { break }
      urls = all
    }
    return urls.compactMap(ServerAddress.init)
  }

  /// Nil where the URL is none of HTTP.
  init?(_ url: String) {
    guard let target = RequestTarget(ExpandedWord(url), takesHosts: false) else { return nil }
    base = target.segments
    switch target.host {
    case .none: host = nil
    case .named(let name): host = [Self.withoutDefaultPort(name)]
    case .unknown:
      let rest = url.firstRange(of: "//").map { url[$0.upperBound...] } ?? url[...]
      host = PathTrie.pieces(of: rest.prefix { $0 != "/" }).map { $0.lowercased() }
    }
  }

  /// Whether the server may have this name.
  func isNamed(_ name: String) -> Bool {
    guard let host else { return false }
    let name = Self.withoutDefaultPort(name)
    guard host.count > 1, let first = host.first, let last = host.last else { return host.first == name }
    guard name.count > first.count + last.count, name.hasPrefix(first), name.hasSuffix(last) else { return false }
    return host.count > 2 || !name.dropFirst(first.count).dropLast(last.count).contains(".")
  }

  /// Whether `name` lies below that of the server: another environment of the same service, perhaps.
  func isNear(_ name: String) -> Bool {
    guard let host, host.count == 1 else { return false }
    return Self.withoutDefaultPort(name).hasSuffix(".\(host[0])")
  }

  private static func withoutDefaultPort(_ name: String) -> String {
    for port in [":443", ":80"] where name.hasSuffix(port) { return String(name.dropLast(port.count)) }
    return name
  }

  /// Names that any service may have: those of this machine, of a cluster, of a container.
  static func isLocal(_ name: String) -> Bool {
    let host = name.hasPrefix("[") ? name : String(name.prefix { $0 != ":" })
    if !host.contains(".") { return true }
    if host.allSatisfy({ $0.isNumber || $0 == "." }) { return true }
    return [".localhost", ".local", ".internal", ".test", ".svc", ".lan"].contains { host.hasSuffix($0) }
  }
}
