package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let keywordWithoutEffect = Rule(
    "openapi/keyword-without-effect", .warning, "Keyword that does not apply to the type beside it",
    why: """
      `minLength` says nothing about numbers, nor `items` about objects: the type or the keyword is a slip.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths: {}
          components: {schemas: {A: {type: string, minLength: 1}}}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths: {}
          components: {schemas: {A: {type: integer, «minLength»: 1}}}
          """#), file: specFile),
    ],
    aliases: ["no-schema-type-mismatch", "oas-schema-check"]
  ) { api, report in
    for schema in api.objects(.schema) {
      guard let types = SchemaTypes(of: schema.node) else { continue }
      for pair in schema.node.mapping?.pairs ?? [] {
        guard let name = pair.key.text, let needed = keywordTypes[name], needed.isDisjoint(with: types.names) else {
          continue
        }
        report("`\(name)` says nothing about type \(types.text)", at: pair.key.range)
      }
    }
  }
}

/// The types that keywords say something about (JSON Schema Validation 2020-12, sections 6.2 to 6.5).
private let keywordTypes: [String: Set<String>] = {
  let families: [(Set<String>, [String])] = [
    (["number", "integer"], ["multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"]),
    (["string"], ["maxLength", "minLength", "pattern", "contentEncoding", "contentMediaType", "contentSchema"]),
    (
      ["array"],
      [
        "items", "prefixItems", "maxItems", "minItems", "uniqueItems", "contains", "minContains", "maxContains",
        "unevaluatedItems",
      ]
    ),
    (
      ["object"],
      [
        "properties", "additionalProperties", "patternProperties", "required", "maxProperties", "minProperties",
        "propertyNames", "dependentRequired", "dependentSchemas", "unevaluatedProperties",
      ]
    ),
  ]
  return families.reduce(into: [:]) { table, family in for name in family.1 { table[name] = family.0 } }
}()
