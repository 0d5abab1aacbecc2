import ForgeDiagnostics
import ForgeYAML

/// One side of a comparison: what a description says, in the terms of OpenAPI 3 whatever its version is.
///
/// Nothing but this folder knows how the versions write the same thing.
struct DiffSource: Sendable {
  let files: APIFiles
  let root: YAMLNode
  let isSwagger: Bool
  /// Until 3.0, what stands beside a `$ref` is passed over; from 3.1 it counts in schemas (3.1.1 section 4.8.24).
  let ignoresReferenceSiblings: Bool

  init?(_ files: APIFiles) {
    guard let root = files.root, root.mapping != nil else { return nil }
    guard let version = root["openapi"]?.text ?? root["swagger"]?.text else { return nil }
    self.files = files
    self.root = root
    isSwagger = root["openapi"] == nil
    ignoresReferenceSiblings = isSwagger || version.hasPrefix("3.0")
  }

  /// The field that names the version of the specification.
  var version: YAMLMapping.Pair? {
    root.mapping?.pair("openapi") ?? root.mapping?.pair("swagger")
  }

  /// The node itself, or what its references lead to.
  func resolved(_ node: YAMLNode) -> YAMLNode? {
    files.resolved(node)
  }

  /// What the `$ref` in a mapping leads to in one step, with the last part of its name; nil where it leads nowhere.
  func follow(_ reference: YAMLNode) -> (node: YAMLNode, name: String)? {
    guard let text = reference.string, case .success(let place) = files.place(of: text, at: reference.range),
      let target = files.target(of: place)
    else { return nil }
    let file = place.path.split(separator: "/").last?.split(separator: ".").first
    return (target, place.pointer.tokens.last ?? file.map(String.init) ?? place.path)
  }

  /// The fields of a mapping that are not extensions.
  func fields(_ node: YAMLNode?) -> [YAMLMapping.Pair] {
    (node?.mapping?.pairs ?? []).filter { $0.key.text?.hasPrefix("x-") == false }
  }
}

extension YAMLNode {
  /// Where a collection begins for a reader: at its first key, not over all of its lines.
  var place: SourceRange {
    switch content {
    case .scalar: range
    case .sequence(let items): items.isEmpty ? range : items[0].place
    case .mapping(let mapping): mapping.pairs.first?.key.range ?? range
    }
  }

  /// The value as text that is equal for equal values: keys sorted, `1.0` as `1`. The parser bounds the depth.
  var canonicalText: String {
    switch content {
    case .scalar(let scalar):
      switch scalar.value {
      case .null: "null"
      case .bool(let bool): "\(bool)"
      case .int(let int): "\(int)"
      case .float(let double): Int(exactly: double).map { "\($0)" } ?? "\(double)"
      case .string(let string): "\"\(string)\""
      }
    case .sequence(let items): "[\(items.map(\.canonicalText).joined(separator: ","))]"
    case .mapping(let mapping):
      "{\(mapping.pairs.map { "\($0.key.text ?? ""):\($0.value.canonicalText)" }.sorted().joined(separator: ","))}"
    }
  }
}

extension YAMLMapping.Pair {
  /// Where a field is shown: at a scalar value, else at its key.
  var place: SourceRange {
    value.scalar.map { $0.text.isEmpty ? key.range : value.range } ?? key.range
  }
}
