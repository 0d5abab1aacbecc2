import ForgeYAML

extension YAMLNode {
  /// The tree as Kustomize's own reader takes it (`gopkg.in/yaml.v3`, resolve.go): of the words of YAML 1.1 only
  /// `true` and `false` are bools, `yes`, `on` and `y` are strings.
  var withoutYAML11Words: YAMLNode {
    switch content {
    case .scalar(let scalar):
      guard case .bool = scalar.value, scalar.style == .plain, tag == nil, !Self.words.contains(scalar.text) else {
        return self
      }
      return YAMLNode(
        .scalar(YAMLScalar(text: scalar.text, style: .plain, value: .string(scalar.text))), range: range)
    case .sequence(let items): return with(items: items.map(\.withoutYAML11Words))
    case .mapping(let mapping):
      return with(
        pairs: mapping.pairs.map { .init(key: $0.key.withoutYAML11Words, value: $0.value.withoutYAML11Words) })
    }
  }

  private static let words: Set<String> = ["true", "True", "TRUE", "false", "False", "FALSE"]
}
