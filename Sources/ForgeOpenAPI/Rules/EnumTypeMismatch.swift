package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let enumTypeMismatch = Rule(
    "openapi/enum-type-mismatch", .error, "Value of an enumeration that its type excludes",
    why: """
      No value can have the type and be this one, so it can never be sent.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths: {}
          components: {schemas: {A: {type: string, enum: [a, b]}}}
          """#), file: specFile),
      .good(
        #"""
        openapi: 3.0.3
        info: {title: A, version: "1"}
        paths: {}
        components: {schemas: {A: {type: integer, nullable: true, enum: [1, null]}}}
        """#, file: specFile),
      .bad(
        minimal(
          #"""
          paths: {}
          components: {schemas: {A: {type: string, enum: [a, «1»]}}}
          """#), file: specFile),
    ],
    aliases: ["no-enum-type-mismatch", "typed-enum"]
  ) { api, report in
    for schema in api.objects(.schema) {
      guard let types = SchemaTypes(of: schema.node) else { continue }
      for value in schema.node["enum"]?.sequence ?? [] where !types.allows(value) {
        report("`\(value.text ?? "…")` is not of type \(types.text)", at: value.range)
      }
    }
  }
}
