package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let requiredUndefined = Rule(
    "openapi/required-undefined", .warning, "Required property that is not described",
    why: """
      A name in `required` that `properties` do not have is a slip, or a property whose type and meaning nobody learns.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths: {}
          components: {schemas: {A: {type: object, required: [id], properties: {id: {type: string}}}}}
          """#), file: specFile),
      .good(
        minimal(
          #"""
          paths: {}
          components:
            schemas:
              A: {type: object, required: [id], allOf: [{$ref: "#/components/schemas/B"}]}
              B: {type: object, properties: {id: {type: string}}}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths: {}
          components: {schemas: {A: {type: object, required: [«idd»], properties: {id: {type: string}}}}}
          """#), file: specFile),
    ],
    aliases: ["no-required-schema-properties-undefined"]
  ) { api, report in
    for schema in api.objects(.schema) {
      guard let required = schema.node["required"]?.sequence, !required.isEmpty else { continue }
      var known = api.propertyNames(of: schema.node)
      for parent in api.parents(of: schema).prefix(while: { $0.kind == .schema }) {
        known.formUnion(api.propertyNames(of: parent.node))
      }
      // Whoever names no property at all leaves that to others.
      guard !known.isEmpty else { continue }
      for item in required {
        guard let name = item.string, !known.contains(name) else { continue }
        let nearest = report.nearest(to: name, among: known.sorted())
        report(
          Message("no property `\(name)`").suggesting(nearest), at: item.range,
          fix: nearest.map { .replace(item.range, with: $0) })
      }
    }
  }
}
