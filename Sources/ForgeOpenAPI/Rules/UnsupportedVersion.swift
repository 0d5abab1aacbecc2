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
      report(
        "`openapi` is not `3.0.x`, `3.1.x` or `3.2.x`", at: version.value.range.ifFilled(else: version.key.range),
        fix: completion(of: version.value))
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

/// The safe fix of a version without its last number, `3.1` for `3.1.0`: patch releases change no field.
private func completion(of version: YAMLNode) -> Fix? {
  guard let text = version.text, ["3.0", "3.1", "3.2"].contains(text), version.alias == nil else { return nil }
  // A number is written without quotes in JSON as well, where the text needs them.
  guard version.string == nil else { return version.fix(writing: "\(text).0", isSafe: true) }
  let edit = Fix.Edit(replacing: version.range, with: "\"\(text).0\"")
  return Fix("Replace with `\(text).0`", isSafe: true, edits: [edit])
}

extension SourceRange {
  /// This range, or `other` where this one holds nothing.
  fileprivate func ifFilled(else other: SourceRange) -> SourceRange {
    bytes.isEmpty ? other : self
  }
}
