package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let exampleMissing = Rule(
    "openapi/example-missing", .warning, "Media type without an example",
    why: """
      An example says more than the schema, and mock servers answer with it.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths:
            /a:
              get: {responses: {"200": {description: Done, content: {application/json: {schema: {}, example: 1}}}}}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths:
            /a:
              get: {responses: {"200": {description: Done, content: {«application/json»: {schema: {}}}}}}
          """#), file: specFile),
    ],
    aliases: ["oas3-missing-example"], isOptional: true
  ) { api, report in
    for object in api.objects(.mediaType) {
      guard let key = object.key, let schema = object.node["schema"], object.node["example"] == nil,
        object.node["examples"] == nil, let resolved = api.resolved(schema), resolved["example"] == nil,
        resolved["examples"] == nil
      else { continue }
      report("`\(key.text ?? "")` has no example", at: key.range)
    }
  }
}
