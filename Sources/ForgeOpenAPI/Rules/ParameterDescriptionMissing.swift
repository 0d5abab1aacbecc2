package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let parameterDescriptionMissing = Rule(
    "openapi/parameter-description-missing", .warning, "Parameter without a description",
    why: """
      Its name and type do not say what a parameter is for, what it is counted in, or what happens without it.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths:
            /a:
              parameters: [{name: q, in: query, description: What to look for., schema: {}}]
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths:
            /a:
              parameters: [{name: «q», in: query, schema: {}}]
          """#), file: specFile),
    ],
    aliases: ["oas3-parameter-description", "parameter-description", "oas2-parameter-description"]
  ) { api, report in
    for parameter in api.objects(.parameter) {
      guard let node = parameter.node["name"], let name = node.string,
        (parameter.node["description"]?.string ?? "").isEmpty
      else { continue }
      report("`\(name)` has no description", at: node.range)
    }
  }
}
