package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let discriminatorMapping = Rule(
    "openapi/discriminator-mapping", .error, "Discriminator that maps to no schema",
    why: """
      A client that reads the value has no schema for what it was sent. A mapping names a schema of `components`, or a \
      place as `$ref` does.
      """,
    examples: [
      .good(discriminator("#/components/schemas/Cat"), file: specFile),
      .bad(discriminator("«Cta»"), file: specFile),
    ]
  ) { api, report in
    let names = api.components(.schema)?.pairs.compactMap(\.key.text) ?? []
    for use in api.references where use.form == .discriminator {
      switch use.place {
      case .success, .failure(.external): continue
      case .failure(.nothing) where !ReferenceTexts.isFile(use.text):
        let nearest = report.nearest(to: use.text, among: names)
        report(
          Message("no schema `\(use.text.prefix(80))` in `components`").suggesting(nearest), at: use.node.range,
          fix: nearest.map { .replace(use.node.range, with: $0) })
      case .failure(let fault): api.files.report(fault, of: use, &report)
      }
    }
  }
}

private func discriminator(_ target: String) -> String {
  minimal(
    """
    paths: {}
    components:
      schemas:
        Pet:
          oneOf: [{$ref: '#/components/schemas/Cat'}]
          discriminator:
            propertyName: kind
            mapping:
              cat: \(target.hasPrefix("#") ? "'\(target)'" : target)
        Cat: {type: object}
    """)
}
