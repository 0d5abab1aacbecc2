package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let needlessCombinator = Rule(
    "openapi/needless-combinator", .warning, "`allOf`, `anyOf` or `oneOf` of one schema and nothing else",
    why: """
      The one schema means the same without it, and readers look for the others.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths: {}
          components: {schemas: {A: {oneOf: [{type: string}, {type: integer}]}}}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths: {}
          components: {schemas: {A: {«oneOf»: [{type: string}]}}}
          """#), file: specFile),
    ],
    aliases: ["no-unnecessary-combinator"]
  ) { api, report in
    for schema in api.objects(.schema) {
      guard let pairs = schema.node.mapping?.pairs, pairs.count == 1, let name = pairs[0].key.text,
        ["allOf", "anyOf", "oneOf"].contains(name), pairs[0].value.sequence?.count == 1
      else { continue }
      report("`\(name)` combines one schema with nothing", at: pairs[0].key.range)
    }
  }
}
