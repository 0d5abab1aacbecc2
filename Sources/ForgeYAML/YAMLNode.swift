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
  /// properties (tag, anchor) not.
  package let range: SourceRange
  /// The explicit tag as it resolves, `tag:yaml.org,2002:str`; nil where there is none.
  package let tag: String?

  package init(_ content: Content, range: SourceRange, tag: String? = nil) {
    self.content = content
    self.range = range
    self.tag = tag
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

/// The pairs of a mapping in the order of the file, each key once.
package struct YAMLMapping: Hashable, Sendable {
  package struct Pair: Hashable, Sendable {
    package let key: YAMLNode
    package let value: YAMLNode

    package init(key: YAMLNode, value: YAMLNode) {
      self.key = key
      self.value = value
    }
  }

  package let pairs: [Pair]
  /// Where each key stands, for mappings that are too long to search.
  private let index: [String: Int]

  package init(_ pairs: [Pair]) {
    self.pairs = pairs
    index =
      pairs.count <= 12
      ? [:]
      : Dictionary(
        pairs.enumerated().compactMap { offset, pair in pair.key.text.map { ($0, offset) } },
        uniquingKeysWith: { first, _ in first })
  }

  /// The pair with this key; keys are compared by their text.
  package func pair(_ key: String) -> Pair? {
    if index.isEmpty { return pairs.first { $0.key.text == key } }
    return index[key].map { pairs[$0] }
  }

  package subscript(_ key: String) -> YAMLNode? { pair(key)?.value }
}

extension YAMLNode {
  /// A scalar's text, whatever it means; nil for collections.
  package var text: String? {
    guard case .scalar(let scalar) = content else { return nil }
    return scalar.text
  }

  /// A scalar that means text, or a plain number or date taken as text; nil for null, booleans and collections.
  package var string: String? {
    guard case .scalar(let scalar) = content else { return nil }
    switch scalar.value {
    case .string(let text): return text
    case .int, .float: return scalar.text
    case .null, .bool: return nil
    }
  }

  package var bool: Bool? {
    guard case .scalar(let scalar) = content, case .bool(let value) = scalar.value else { return nil }
    return value
  }

  package var int: Int? {
    guard case .scalar(let scalar) = content, case .int(let value) = scalar.value else { return nil }
    return value
  }

  package var double: Double? {
    guard case .scalar(let scalar) = content else { return nil }
    switch scalar.value {
    case .int(let value): return Double(value)
    case .float(let value): return value
    default: return nil
    }
  }

  package var isNull: Bool {
    guard case .scalar(let scalar) = content else { return false }
    return scalar.value == .null
  }

  package var sequence: [YAMLNode]? {
    guard case .sequence(let items) = content else { return nil }
    return items
  }

  package var mapping: YAMLMapping? {
    guard case .mapping(let mapping) = content else { return nil }
    return mapping
  }

  /// The value of `key` in a mapping.
  package subscript(_ key: String) -> YAMLNode? { mapping?[key] }

  /// The node that `pointer` leads to; nil where a step leads nowhere.
  package func value(at pointer: JSONPointer) -> YAMLNode? {
    var node = self
    for token in pointer.tokens {
      switch node.content {
      case .scalar: return nil
      case .mapping(let mapping):
        guard let value = mapping[token] else { return nil }
        node = value
      case .sequence(let items):
        guard let index = Int(token), items.indices.contains(index) else { return nil }
        node = items[index]
      }
    }
    return node
  }
}
