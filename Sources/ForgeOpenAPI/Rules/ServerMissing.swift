package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let serverMissing = Rule(
    "openapi/server-missing", .warning, "API without a server",
    why: """
      Without `servers`, in 2.0 without `host`, the API is taken to be where its description was found, which is seldom so.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths: {}
          servers: [{url: https://api.example.net}]
          """#), file: specFile),
      .bad(
        #"""
        «openapi»: 3.1.0
        info: {title: A, version: "1"}
        paths: {}
        """#, file: specFile),
    ],
    aliases: ["oas3-api-servers", "no-empty-servers", "oas2-api-host", "oas2-api-schemes"]
  ) { api, report in
    guard let root = api.files.root, let first = root.mapping?.pairs.first?.key, let version = api.version else {
      return
    }
    if version == .v20 {
      if root["host"] == nil {
        report("the API has no `host`", at: first.range)
      } else if (root["schemes"]?.sequence ?? []).isEmpty {
        report("the API has no `schemes`", at: first.range)
      }
    } else if (root["servers"]?.sequence ?? []).isEmpty {
      report("the API has no server", at: root.mapping?.pair("servers")?.key.range ?? first.range)
    }
  }
}
