package import ForgeYAML

/// A selector of labels (Kubernetes, "Labels and Selectors"): equality, and set expressions.
package struct LabelSelector: Sendable {
  private struct Expression: Sendable {
    let key: String
    let `operator`: String
    let values: [String]
  }

  private let expressions: [Expression]

  /// A `LabelSelector`, with `matchLabels` and `matchExpressions`.
  package init(_ node: YAMLNode?) {
    let equal = Self.equalities(node?["matchLabels"])
    expressions =
      equal
      + (node?["matchExpressions"]?.sequence ?? []).compactMap { entry in
        guard let key = entry["key"]?.text, let name = entry["operator"]?.text else { return nil }
        return Expression(key: key, operator: name, values: (entry["values"]?.sequence ?? []).compactMap(\.text))
      }
  }

  /// A plain map of labels, as Services and ReplicationControllers have it.
  package init(labels node: YAMLNode?) {
    expressions = Self.equalities(node)
  }

  private static func equalities(_ node: YAMLNode?) -> [Expression] {
    (node?.mapping?.pairs ?? []).compactMap { pair in
      guard let key = pair.key.text, let value = pair.value.text else { return nil }
      return Expression(key: key, operator: "In", values: [value])
    }
  }

  /// Whether it asks for nothing, and so takes everything.
  package var isEmpty: Bool { expressions.isEmpty }

  package func matches(_ labels: [String: String]) -> Bool {
    expressions.allSatisfy { expression in
      let value = labels[expression.key]
      switch expression.operator {
      case "In": return value.map(expression.values.contains) ?? false
      case "NotIn": return !(value.map(expression.values.contains) ?? false)
      case "Exists": return value != nil
      case "DoesNotExist": return value == nil
      default: return true
      }
    }
  }
}

extension PodTemplate {
  /// The labels as texts.
  package var labelTexts: [String: String] {
    Dictionary(
      labels.compactMap { pair in
        guard let key = pair.key.text, let value = pair.value.text else { return nil }
        return (key, value)
      }
    ) { _, last in last }
  }
}
