package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let serverExampleHost = Rule(
    "openapi/server-example-host", .warning, "Server at a host that is an example",
    why: """
      `example.com` belongs to nobody who serves this API: the URL was never filled in.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths: {}
          servers: [{url: https://api.open-forge.net}]
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths: {}
          servers: [{url: «https://api.example.com»}]
          """#), file: specFile),
    ],
    aliases: ["host-not-example", "no-server-example.com", "oas3-server-not-example.com", "oas2-host-not-example"]
  ) { api, report in
    var urls = api.objects(.server).compactMap { $0.node["url"] }
    if api.version == .v20, let host = api.files.root?["host"] { urls.append(host) }
    for node in urls {
      guard let url = node.string, url.contains("example.com") else { continue }
      report("`\(url)` is an example", at: node.range)
    }
  }
}
