import ForgeJSONSchema
import ForgeYAML

extension APIDescription {
  /// The paths below which the operations of a description may be called: its servers', or 2.0's `basePath`.
  static func basePaths(ofRoot root: YAMLNode) -> [String] {
    guard root["swagger"] != nil, root["openapi"] == nil else { return basePaths(root["servers"]) }
    return [trimmed(root["basePath"]?.string ?? "")]
  }

  /// The paths of server URLs, without host and trailing slash; `/` is empty.
  static func basePaths(_ servers: YAMLNode?) -> [String] {
    var paths: [String] = []
    for server in servers?.sequence ?? [] {
      guard let text = server["url"]?.string else { continue }
      let path = trimmed(URIReference(text).path)
      if !paths.contains(path) { paths.append(path) }
    }
    return paths
  }

  private static func trimmed(_ path: String) -> String {
    var path = path[...]
    while path.hasSuffix("/") { path.removeLast() }
    return String(path)
  }

  /// The URLs that the operations of a description may be called below, as it writes them: `servers`, or what 2.0's
  /// `schemes`, `host` and `basePath` make together.
  package var serverURLs: [String] {
    guard let root = files.root, version != nil else { return [] }
    guard version == .v20 else { return (root["servers"]?.sequence ?? []).compactMap { $0["url"]?.string } }
    let path = root["basePath"]?.string ?? "/"
    guard let host = root["host"]?.string else { return [path] }
    let schemes = (root["schemes"]?.sequence ?? []).compactMap(\.string)
    return schemes.isEmpty ? ["//\(host)\(path)"] : schemes.map { "\($0)://\(host)\(path)" }
  }
}
