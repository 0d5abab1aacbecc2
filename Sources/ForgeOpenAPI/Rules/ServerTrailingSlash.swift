package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let serverTrailingSlash = Rule(
    "openapi/server-trailing-slash", .warning, "Server URL that ends in a slash",
    why: """
      Paths start with a slash and are appended to the URL, so that requests get two.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths: {}
          servers: [{url: https://api.example.net/v1}]
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths: {}
          servers: [{url: «https://api.example.net/v1/»}]
          """#), file: specFile),
    ],
    aliases: ["no-server-trailing-slash", "oas3-server-trailing-slash", "oas2-host-trailing-slash"]
  ) { api, report in
    var urls = api.objects(.server).compactMap { $0.node["url"] }
    if api.version == .v20 { urls += ["host", "basePath"].compactMap { api.files.root?[$0] } }
    for node in urls {
      guard let url = node.string, url.count > 1, url.hasSuffix("/") else { continue }
      report("`\(url)` ends in a slash", at: node.range, fix: api.files.fix(shortening: node))
    }
  }
}

extension APIFiles {
  /// The safe fix that takes the slash from the end of a URL.
  fileprivate func fix(shortening url: YAMLNode) -> Fix? {
    guard let source = files[url.range.path]?.source, url.alias == nil else { return nil }
    let slash = source.bytes[url.range.bytes].lastIndex(of: UInt8(ascii: "/"))
    guard let slash, url.range.bytes.upperBound - slash <= 2 else { return nil }
    let edit = Fix.Edit(replacing: source.range(slash..<slash + 1), with: "")
    return Fix("Delete the slash at the end", isSafe: true, edits: [edit])
  }
}
