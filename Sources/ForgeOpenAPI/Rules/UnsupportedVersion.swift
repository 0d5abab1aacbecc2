package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let unsupportedVersion = Rule(
    "openapi/unsupported-version", .error, "Description of a version that is not supported",
    why: """
      `openapi` names the version of the specification in full, as `3.0.4`, `3.1.2` or `3.2.0`; descriptions of 2.0 say \
      `swagger: "2.0"`. What the version is decides what every other field means.
      """,
    examples: [
      .good(minimal("paths: {}"), file: specFile),
      .bad("openapi: «\"4.0.0\"»\ninfo: {title: API, version: 1.0.0}\npaths: {}\n", file: specFile),
    ]
  ) { api, report in
    guard api.version == nil else { return }
    guard let root = api.files.root else {
      // A file that could not be read has its own finding, which says more.
      guard api.files.files[api.path]?.diagnostics.isEmpty != false else { return }
      report("no OpenAPI description in this file: it is empty", at: .file(api.path))
      return
    }
    if let version = root.mapping?.pair("openapi") {
      report("`openapi` is not `3.0.x`, `3.1.x` or `3.2.x`", at: version.value.range.ifFilled(else: version.key.range))
    } else if let version = root.mapping?.pair("swagger") {
      report("`swagger` is not `\"2.0\"`", at: version.value.range.ifFilled(else: version.key.range))
    } else if root.mapping == nil {
      report("a description is a mapping, and this is none", at: root.range)
    } else {
      report(
        "no `openapi` and no `swagger` field: this is not an OpenAPI description",
        at: root.mapping?.pairs.first?.key.range ?? root.range
      )
    }
  }
}

extension SourceRange {
  /// This range, or `other` where this one holds nothing.
  fileprivate func ifFilled(else other: SourceRange) -> SourceRange {
    bytes.isEmpty ? other : self
  }
}
