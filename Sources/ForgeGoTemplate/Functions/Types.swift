/// Sprig's questions about types.
let typeFunctions: [GoFunction] = [
  GoFunction("typeOf", 1) { call throws(GoFailure) in .string(call[0].typeName) },
  GoFunction("typeIs", 2) { call throws(GoFailure) in .bool(try call.string(0) == call[1].typeName) },
  GoFunction("typeIsLike", 2) { call throws(GoFailure) in
    let name = try call.string(0)
    return .bool(name == call[1].typeName || "*\(name)" == call[1].typeName)
  },
  GoFunction("kindOf", 1) { call throws(GoFailure) in .string(call[0].kindName) },
  GoFunction("kindIs", 2) { call throws(GoFailure) in .bool(try call.string(0) == call[1].kindName) },
  GoFunction("deepEqual", 2) { call throws(GoFailure) in .bool(call[0].isDeeplyEqual(to: call[1])) },
]

extension GoValue {
  /// `reflect.DeepEqual`: the same type and the same content.
  package func isDeeplyEqual(to other: GoValue) -> Bool {
    var budget = ValueBudget()
    return isEqual(to: other, &budget)
  }

  private func isEqual(to other: GoValue, _ budget: inout ValueBudget) -> Bool {
    guard budget.enter() else { return false }
    defer { budget.leave() }
    switch (content, other.content) {
    case (.null, .null): return true
    case (.bool(let one), .bool(let other)): return one == other
    case (.int(let one, let type), .int(let other, let otherType)): return one == other && type == otherType
    case (.float(let one), .float(let other)): return one == other
    case (.string(let one), .string(let other)): return one.utf8.elementsEqual(other.utf8)
    case (.list(let one), .list(let other)):
      guard one.type == other.type, one.isNil == other.isNil, one.elements.count == other.elements.count else {
        return false
      }
      for (one, other) in zip(one.elements, other.elements) where !one.isEqual(to: other, &budget) { return false }
      return true
    case (.map(let one), .map(let other)):
      if one === other { return true }
      guard one.type == other.type, one.entries.count == other.entries.count else { return false }
      for (key, entry) in one.entries {
        guard let match = other[key], entry.value.isEqual(to: match, &budget) else { return false }
      }
      return true
    case (.object(let one), .object(let other)): return one === other || one.description == other.description
    default: return false
    }
  }
}
