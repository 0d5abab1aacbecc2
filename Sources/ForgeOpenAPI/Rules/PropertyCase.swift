package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let propertyCase = Rule(
    "openapi/property-case", .warning, "Property that is not in camel case",
    why: """
      Properties of one style can be guessed, and become names of one style in generated clients.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths: {}
          components: {schemas: {A: {properties: {createdAt: {}}}}}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths: {}
          components: {schemas: {A: {properties: {«created_at»: {}}}}}
          """#), file: specFile),
    ],
    aliases: ["camel-case-properties"], isOptional: true
  ) { api, report in
    for schema in api.objects(.schema) {
      for pair in schema.node["properties"]?.mapping?.pairs ?? [] {
        guard let name = pair.key.text, let first = name.utf8.first,
          !(0x61...0x7A).contains(first) || !name.utf8.allSatisfy(isLetterOrDigit)
        else { continue }
        report("`\(name)` is not in camel case", at: pair.key.range)
      }
    }
  }
}
