package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let discriminatorOptional = Rule(
    "openapi/discriminator-optional", .warning, "Discriminator that values may lack",
    why: """
      Where the property is missing no schema is chosen. Require it, or from 3.2 on say `defaultMapping`.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths: {}
          components: {schemas: {A: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}}}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths: {}
          components: {schemas: {A: {type: object, properties: {kind: {type: string}}, discriminator: {propertyName: «kind»}}}}
          """#), file: specFile),
    ],
    aliases: ["spec-discriminator-defaultMapping", "oas2-discriminator"]
  ) { api, report in
    for schema in api.objects(.schema) {
      guard let discriminator = schema.node["discriminator"], discriminator["defaultMapping"] == nil,
        schema.node["properties"] != nil,
        let node = discriminator["propertyName"] ?? (discriminator.string == nil ? nil : discriminator),
        let name = node.string
      else { continue }
      let required = (schema.node["required"]?.sequence ?? []).compactMap(\.string)
      if !required.contains(name) { report("`\(name)` chooses the schema and is not required", at: node.range) }
    }
  }
}
