package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let externalReference = Rule(
    "openapi/external-reference", .error, "Reference to another host",
    why: """
      The description cannot be built without the network, and means something else when the other host changes. Copy \
      the file into the repository.
      """,
    examples: [
      .good(minimal("paths: {}\ncomponents:\n  schemas:\n    A: {type: string}"), file: specFile),
      .bad(
        minimal("paths: {}\ncomponents:\n  schemas:\n    A: {$ref: «https://example.org/a.yaml»}"), file: specFile),
    ]
  ) { api, report in
    for use in api.references where use.form != .link {
      if case .failure(.external(let uri)) = use.place {
        report("`\(uri.prefix(200))` is on another host", at: use.node.range)
      }
    }
  }
}
