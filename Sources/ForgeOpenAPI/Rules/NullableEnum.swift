package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let nullableEnum = Rule(
    "openapi/nullable-enum", .warning, "Nullable enumeration without null",
    why: """
      `enum` lists every value that is allowed. Where null is not in it, `nullable` or the type null has no effect.
      """,
    examples: [
      .good(
        #"""
        openapi: 3.0.3
        info: {title: A, version: "1"}
        paths: {}
        components: {schemas: {A: {type: string, nullable: true, enum: [a, null]}}}
        """#, file: specFile),
      .bad(
        #"""
        openapi: 3.0.3
        info: {title: A, version: "1"}
        paths: {}
        components: {schemas: {A: {type: string, nullable: true, «enum»: [a]}}}
        """#, file: specFile),
    ],
    aliases: ["nullable-enum-contains-null"]
  ) { api, report in
    for schema in api.objects(.schema) {
      guard let values = schema.node.mapping?.pair("enum"), let types = SchemaTypes(of: schema.node),
        types.names.contains("null"), values.value.sequence?.contains(where: \.isNull) == false
      else { continue }
      report("null is allowed by the type and not by the enumeration", at: values.key.range)
    }
  }
}
