import ForgeYAML

extension YAMLNode {
  /// The key that a scalar is in JSON: sigs.k8s.io/yaml turns numbers and bools into texts, so that `on` becomes `true`. Nil
  /// where it can be none.
  var keyInJSON: String? {
    guard let scalar else { return nil }
    switch scalar.value {
    case .null: return nil
    case .bool(let bool): return bool ? "true" : "false"
    case .int(let int): return String(int)
    case .float(let double): return Self.key(double)
    case .string(let string): return string
    }
  }

  /// The shortest text that tells the number among those of 32 bits.
  private static func key(_ double: Double) -> String {
    let single = Float(double)
    guard single.isFinite else { return single.isNaN ? ".nan" : single < 0 ? "-.inf" : ".inf" }
    return GoNumber.shortest(Double("\(single)") ?? double, large: 21)
  }

  /// Why this cannot become JSON, in the words of sigs.k8s.io/yaml; nil where it can.
  var obstacleToJSON: String? {
    switch content {
    case .scalar(let scalar):
      guard case .float(let double) = scalar.value, !double.isFinite else { return nil }
      return "json: unsupported value: \(GoNumber.shortest(double))"
    case .sequence(let items): return items.lazy.compactMap(\.obstacleToJSON).first
    case .mapping(let mapping):
      for pair in mapping.pairs {
        guard pair.key.scalar != nil else { return "yaml: invalid map key: \(pair.key.goSyntax)" }
        guard !pair.key.isNullScalar else {
          let value = pair.value.isNullScalar ? "<nil>" : pair.value.goSyntax
          return "Unsupported map key of type: %!s(<nil>), key: <nil>, value: \(value)"
        }
        if let obstacle = pair.value.obstacleToJSON { return obstacle }
      }
      return nil
    }
  }

  private var isNullScalar: Bool {
    guard let scalar, case .null = scalar.value else { return false }
    return true
  }

  /// As Go's `%#v` prints what yaml.v2 makes of it.
  private var goSyntax: String {
    switch content {
    case .scalar(let scalar):
      switch scalar.value {
      case .null: return "interface {}(nil)"
      case .bool(let bool): return String(bool)
      case .int(let int): return String(int)
      case .float(let double): return GoNumber.shortest(double, large: 21)
      case .string(let string): return GoValueFormatter.quoted(string)
      }
    case .sequence(let items): return "[]interface {}{\(items.map(\.goSyntax).joined(separator: ", "))}"
    case .mapping(let mapping):
      let pairs = mapping.pairs.map { "\($0.key.goSyntax):\($0.value.goSyntax)" }.sorted()
      return "map[interface {}]interface {}{\(pairs.joined(separator: ", "))}"
    }
  }
}
