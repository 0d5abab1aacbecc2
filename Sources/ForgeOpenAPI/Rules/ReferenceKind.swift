package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let referenceKind = Rule(
    "openapi/reference-kind", .error, "Reference to an object of another kind",
    why: "What stands at the place is read as something it is not: tools stop, or take nothing of it.",
    examples: [
      .good(
        minimal(
          "paths: {}\ncomponents:\n  schemas:\n    A: {$ref: '#/components/schemas/B'}\n    B: {}"), file: specFile),
      .bad(
        minimal(
          "paths: {}\ncomponents:\n  schemas:\n    A: {$ref: «'#/components/headers/B'»}\n  headers:\n    B: {schema: {}}"
        ),
        file: specFile),
    ]
  ) { api, report in
    guard let version = api.version else { return }
    let specification = Specification.of(version)
    for (reference, other) in api.misfits {
      let use = api.references[reference]
      report(
        "`\(use.text.prefix(80))` is a \(specification.object(other).name), a \(specification.object(use.kind).name) belongs here",
        at: use.node.range)
    }
  }
}
