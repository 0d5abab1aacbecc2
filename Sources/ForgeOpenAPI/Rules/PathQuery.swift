package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let pathQuery = Rule(
    "openapi/path-query", .warning, "Path with a query in it",
    why: """
      A path template ends before `?`. What follows is described by parameters with `in: query`; written into the path it is
      matched against no request.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths:
            /a: {}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths:
            «/a?draft=true»: {}
          """#), file: specFile),
    ],
    aliases: ["path-not-include-query"]
  ) { api, report in
    for pair in api.files.root?["paths"]?.mapping?.pairs ?? [] {
      guard let path = pair.key.text, path.hasPrefix("/"), path.utf8.contains(UInt8(ascii: "?")) else { continue }
      report("`\(path)` has a query: describe it by parameters", at: pair.key.range)
    }
  }
}
