// What readers of a tree ask most. Every question a node cannot answer is answered with nil.

extension YAMLNode {
  package var scalar: YAMLScalar? {
    if case .scalar(let scalar) = content { return scalar }
    return nil
  }

  package var sequence: [YAMLNode]? {
    if case .sequence(let items) = content { return items }
    return nil
  }

  package var mapping: YAMLMapping? {
    if case .mapping(let mapping) = content { return mapping }
    return nil
  }

  /// The text of a scalar of any type: `"1.0"` for the float 1.0.
  package var text: String? { scalar?.text }

  /// The text of a scalar that is a string.
  package var string: String? {
    if case .string(let string)? = scalar?.value { return string }
    return nil
  }

  package var int: Int? {
    if case .int(let int)? = scalar?.value { return int }
    return nil
  }

  /// A float, or an int as one.
  package var double: Double? {
    switch scalar?.value {
    case .float(let double): double
    case .int(let int): Double(int)
    default: nil
    }
  }

  package var bool: Bool? {
    if case .bool(let bool)? = scalar?.value { return bool }
    return nil
  }

  package var isNull: Bool { scalar?.value == .null }

  /// The value of `key` in a mapping.
  package subscript(key: String) -> YAMLNode? { mapping?[key] }

  /// The item at `index` of a sequence.
  package subscript(index: Int) -> YAMLNode? {
    guard let items = sequence, items.indices.contains(index) else { return nil }
    return items[index]
  }

  /// The node that `pointer` leads to from this one.
  package func value(at pointer: JSONPointer) -> YAMLNode? {
    var node = self
    for token in pointer.tokens {
      let next: YAMLNode? =
        switch node.content {
        case .scalar: nil
        case .sequence: JSONPointer.index(token).flatMap { node[$0] }
        case .mapping(let mapping): mapping[token]
        }
      guard let next else { return nil }
      node = next
    }
    return node
  }

  /// Visits this node, then the keys and values below it in the order of the file, for as long as `visit` says true.
  package func walk(_ visit: (YAMLNode) -> Bool) {
    guard visit(self) else { return }
    switch content {
    case .scalar: break
    case .sequence(let items):
      for item in items { item.walk(visit) }
    case .mapping(let mapping):
      for pair in mapping.pairs {
        pair.key.walk(visit)
        pair.value.walk(visit)
      }
    }
  }

  /// Whether both nodes say the same, wherever and however they are written.
  ///
  /// Ints and floats differ, as do orders of keys; NaN is the same as NaN.
  package func hasSameValue(as other: YAMLNode) -> Bool {
    guard tag == other.tag else { return false }
    switch (content, other.content) {
    case (.scalar(let left), .scalar(let right)):
      if case .float(let left) = left.value, case .float(let right) = right.value {
        return left == right || left.isNaN && right.isNaN
      }
      return left.value == right.value
    case (.sequence(let left), .sequence(let right)):
      return left.count == right.count && zip(left, right).allSatisfy { $0.hasSameValue(as: $1) }
    case (.mapping(let left), .mapping(let right)):
      return left.pairs.count == right.pairs.count
        && zip(left.pairs, right.pairs).allSatisfy {
          $0.key.hasSameValue(as: $1.key) && $0.value.hasSameValue(as: $1.value)
        }
    default: return false
    }
  }
}
