package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let pathItemReference = Rule(
    "openapi/path-item-reference", .warning, "Path item that is a reference",
    why: """
      Whoever reads the description has to open another file to see the operations, and some tools do not follow references here.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths:
            /a: {}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths:
            /a: {«$ref»: "#/components/pathItems/A"}
          components: {pathItems: {A: {}}}
          """#), file: specFile),
    ],
    aliases: ["path-item-refs"], isOptional: true
  ) { api, report in
    for pair in api.files.root?["paths"]?.mapping?.pairs ?? [] {
      guard let reference = pair.value.mapping?.pair("$ref") else { continue }
      report("`\(pair.key.text ?? "")` is a reference", at: reference.key.range)
    }
  }
}
