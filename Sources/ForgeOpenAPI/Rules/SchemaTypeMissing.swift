package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let schemaTypeMissing = Rule(
    "openapi/schema-type-missing", .warning, "Schema without a type",
    why: """
      A schema that has properties or bounds and no type allows values of every other type.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths: {}
          components: {schemas: {A: {type: object, properties: {}}}}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths: {}
          components: {schemas: {A: {«properties»: {}}}}
          """#), file: specFile),
    ],
    aliases: ["oas-missing-type"], isOptional: true
  ) { api, report in
    let keywords = [
      "properties", "items", "minLength", "maxLength", "pattern", "minimum", "maximum", "minItems", "maxItems",
    ]
    for schema in api.objects(.schema) where schema.node["type"] == nil && schema.node["$ref"] == nil {
      guard let pair = schema.node.mapping?.pairs.first(where: { keywords.contains($0.key.text ?? "") }) else {
        continue
      }
      report("`\(pair.key.text ?? "")` stands in a schema without a type", at: pair.key.range)
    }
  }
}
