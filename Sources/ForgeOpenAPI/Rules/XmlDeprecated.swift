package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let xmlDeprecated = Rule(
    "openapi/xml-deprecated", .warning, "XML field that 3.2 replaces",
    why: """
      From 3.2 on `nodeType` says what `attribute` and `wrapped` did; both are deprecated.
      """,
    examples: [
      .good(
        #"""
        openapi: 3.2.0
        info: {title: A, version: "1"}
        paths: {}
        components: {schemas: {A: {type: string, xml: {nodeType: attribute}}}}
        """#, file: specFile),
      .bad(
        #"""
        openapi: 3.2.0
        info: {title: A, version: "1"}
        paths: {}
        components: {schemas: {A: {type: string, xml: {«attribute»: true}}}}
        """#, file: specFile),
    ],
    aliases: ["oas3_2-no-deprecated-xml-attribute"]
  ) { api, report in
    guard api.version == .v32 else { return }
    for xml in api.objects(.xml) {
      for name in ["attribute", "wrapped"] {
        guard let pair = xml.node.mapping?.pair(name) else { continue }
        report("`\(name)` is deprecated: write `nodeType`", at: pair.key.range)
      }
    }
  }
}
