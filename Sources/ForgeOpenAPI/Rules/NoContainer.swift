package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let noContainer = Rule(
    "openapi/no-container", .error, "Description without paths, components or webhooks",
    why:
      "A description has at least one of the three (OpenAPI 3.1.2 and 3.2.0, \"OpenAPI Object\"); without them it describes nothing.",
    examples: [
      .good(minimal("paths: {}"), file: specFile),
      .bad("«openapi»: 3.1.0\ninfo: {title: API, version: 1.0.0}\n", file: specFile),
    ]
  ) { api, report in
    guard let version = api.version, version >= .v31, let mapping = api.files.root?.mapping,
      let first = mapping.pairs.first
    else { return }
    guard mapping["paths"] == nil, mapping["components"] == nil, mapping["webhooks"] == nil else { return }
    report("no `paths`, `components` or `webhooks`", at: first.key.range)
  }
}
