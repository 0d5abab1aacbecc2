package import ForgeDiagnostics

/// A node of YAML or JSON with the place it stands at.
package struct YAMLNode: Hashable, Sendable {
  package indirect enum Content: Hashable, Sendable {
    case scalar(YAMLScalar)
    case sequence([YAMLNode])
    case mapping(YAMLMapping)
  }

  package let content: Content
  /// From the first character of the node to the one after its last: quotes and brackets included, comments and
  /// properties (tag, anchor) not. A value that is missing has an empty range after its `:` or `-`.
  package let range: SourceRange
  /// The explicit tag as it resolves, `tag:yaml.org,2002:str`; nil where there is none.
  package let tag: String?
  private let aliasBytes: Range<Int>?

  package init(_ content: Content, range: SourceRange, tag: String? = nil) {
    self.init(content, range: range, tag: tag, aliasBytes: nil)
  }

  init(_ content: Content, range: SourceRange, tag: String?, aliasBytes: Range<Int>?) {
    self.content = content
    self.range = range
    self.tag = tag
    self.aliasBytes = aliasBytes
  }

  /// The `*name` that put this node here; nil where it was written in place. `range` is the node that was anchored.
  package var alias: SourceRange? {
    aliasBytes.map { SourceRange(path: range.path, bytes: $0) }
  }

  /// This node as it stands where `*name` at `bytes` repeats it.
  func aliased(at bytes: Range<Int>) -> YAMLNode {
    YAMLNode(content, range: range, tag: tag, aliasBytes: bytes)
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
