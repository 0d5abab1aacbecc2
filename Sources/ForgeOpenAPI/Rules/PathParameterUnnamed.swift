package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let pathParameterUnnamed = Rule(
    "openapi/path-parameter-unnamed", .error, "Path parameter without a name",
    why: """
      Nothing can be put in the place of `{}`: a parameter is found by the name in the braces.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths:
            /a/{id}:
              parameters: [{name: id, in: path, required: true, schema: {}}]
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths:
            «/a/{}»: {}
          """#), file: specFile),
    ],
    aliases: ["path-declaration-must-exist", "path-declarations-must-exist"]
  ) { api, report in
    for pair in api.files.root?["paths"]?.mapping?.pairs ?? [] {
      guard let path = pair.key.text, path.contains("{}") else { continue }
      report("`\(path)` has braces without a name", at: pair.key.range)
    }
  }
}
