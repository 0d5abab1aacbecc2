package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let unsupportedVersion = Rule(
    "openapi/unsupported-version", .error, "Description of a version that is not supported",
    why: "`openapi` names the version of the specification, as `3.0.4` or `3.1.1`; nothing else is read here yet.",
    examples: [
      .good(minimal("paths: {}"), file: specFile),
      .bad("openapi: «\"4.0.0\"»\ninfo: {title: API, version: 1.0.0}\npaths: {}\n", file: specFile),
    ]
  ) { api, report in
    guard api.version == nil else { return }
    guard let root = api.files.root else {
      report("no OpenAPI description in this file", at: .file(api.path))
      return
    }
    if let version = root["openapi"] {
      report("`openapi` is not `3.0.x` or `3.1.x`", at: version.range)
    } else if let version = root.mapping?.pair("swagger") {
      report("Swagger 2.0 is not supported, convert the description to 3.1", at: version.key.range)
    } else {
      report(
        "no `openapi` field: this is not an OpenAPI description", at: root.mapping?.pairs.first?.key.range ?? root.range
      )
    }
  }
}
