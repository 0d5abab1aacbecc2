package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let componentDescriptionMissing = Rule(
    "openapi/component-description-missing", .warning, "Component without a description",
    why: """
      Components are what a reader meets again and again; each deserves a sentence.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths: {}
          components: {schemas: {A: {type: string, description: A letter.}}}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths: {}
          components: {schemas: {«A»: {type: string}}}
          """#), file: specFile),
    ],
    aliases: ["component-description"], isOptional: true
  ) { api, report in
    for kind in [ObjectKind.schema, .parameter, .requestBody, .header, .link, .securityScheme] {
      for pair in api.components(kind)?.pairs ?? [] {
        guard let name = pair.key.text, !name.hasPrefix("x-"), pair.value["$ref"] == nil, pair.value.mapping != nil,
          (pair.value["description"]?.string ?? "").isEmpty
        else { continue }
        report("`\(name)` has no description", at: pair.key.range)
      }
    }
  }
}
