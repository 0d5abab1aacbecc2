package import ForgeDiagnostics

/// A node of YAML or JSON with the place it stands at.
///
/// A copy is one reference: rules look at the nodes of a large description many times over.
package struct YAMLNode: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    case scalar(YAMLScalar)
    case sequence([YAMLNode])
    case mapping(YAMLMapping)
  }

  private final class Storage: Sendable {
    let content: Content
    let range: SourceRange
    let tag: String?
    let aliasBytes: Range<Int>?

    init(_ content: Content, _ range: SourceRange, _ tag: String?, _ aliasBytes: Range<Int>?) {
      self.content = content
      self.range = range
      self.tag = tag
      self.aliasBytes = aliasBytes
    }
  }

  private let storage: Storage

  package init(_ content: Content, range: SourceRange, tag: String? = nil) {
    storage = Storage(content, range, tag, nil)
  }

  private init(_ storage: Storage) {
    self.storage = storage
  }

  package var content: Content { storage.content }

  /// From the first character of the node to the one after its last: quotes and brackets included, comments and
  /// properties (tag, anchor) not. A value that is missing has an empty range after its `:` or `-`.
  package var range: SourceRange { storage.range }

  /// The explicit tag as it resolves, `tag:yaml.org,2002:str`; nil where there is none.
  package var tag: String? { storage.tag }

  /// The `*name` that put this node here; nil where it was written in place. `range` is the node that was anchored.
  package var alias: SourceRange? {
    storage.aliasBytes.map { SourceRange(path: range.path, bytes: $0) }
  }

  /// This node as it stands where `*name` at `bytes` repeats it.
  func aliased(at bytes: Range<Int>) -> YAMLNode {
    YAMLNode(Storage(content, range, tag, bytes))
  }

  package static func == (left: YAMLNode, right: YAMLNode) -> Bool {
    let (left, right) = (left.storage, right.storage)
    return left === right
      || left.range == right.range && left.aliasBytes == right.aliasBytes && left.tag == right.tag
        && left.content == right.content
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(range)
    hasher.combine(storage.aliasBytes)
    hasher.combine(tag)
    hasher.combine(content)
  }
}

/// A scalar: its text after unescaping and folding, and what the text means under the schema in force.
package struct YAMLScalar: Hashable, Sendable {
  package enum Style: Hashable, Sendable {
    case plain, singleQuoted, doubleQuoted, literal, folded
  }

  /// What a scalar means: YAML 1.2.2 section 10.3 (core schema), or the YAML 1.1 type repository.
  package enum Value: Hashable, Sendable {
    case null
    case bool(Bool)
    case int(Int)
    case float(Double)
    case string(String)
  }

  package let text: String
  package let style: Style
  package let value: Value

  package init(text: String, style: Style, value: Value) {
    self.text = text
    self.style = style
    self.value = value
  }
}
