package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let nullableWithoutType = Rule(
    "openapi/nullable-without-type", .error, "`nullable` without a type",
    why: """
      `nullable: true` adds null to the type beside it; without one it says nothing (3.0.3, Schema Object).
      """,
    examples: [
      .good(
        #"""
        openapi: 3.0.3
        info: {title: A, version: "1"}
        paths: {}
        components: {schemas: {A: {type: string, nullable: true}}}
        """#, file: specFile),
      .bad(
        #"""
        openapi: 3.0.3
        info: {title: A, version: "1"}
        paths: {}
        components: {schemas: {A: {«nullable»: true}}}
        """#, file: specFile),
    ],
    aliases: ["nullable-type-sibling"]
  ) { api, report in
    guard api.version == .v30 else { return }
    for schema in api.objects(.schema) {
      guard let pair = schema.node.mapping?.pair("nullable"), pair.value.bool == true, schema.node["type"] == nil else {
        continue
      }
      report("`nullable` needs `type` beside it", at: pair.key.range)
    }
  }
}
