/// `eq`, `ne`, `lt`, `le`, `gt` and `ge` (text/template, funcs.go).
let comparisonFunctions: [GoFunction] = [
  GoFunction("eq", 1...) { call throws(GoFailure) in
    guard call.arguments.count > 1 else { throw GoFailure("missing argument for comparison") }
    for other in call.arguments.dropFirst() where try isEqual(call[0], other) { return .bool(true) }
    return .bool(false)
  },
  GoFunction("ne", 2) { call throws(GoFailure) in .bool(!(try isEqual(call[0], call[1]))) },
  GoFunction("lt", 2) { call throws(GoFailure) in .bool(try isLess(call[0], call[1])) },
  GoFunction("le", 2) { call throws(GoFailure) in
    .bool(try isLess(call[0], call[1]) ? true : try isEqual(call[0], call[1]))
  },
  GoFunction("gt", 2) { call throws(GoFailure) in
    let isAtMost = try isLess(call[0], call[1]) ? true : try isEqual(call[0], call[1])
    return .bool(!isAtMost)
  },
  GoFunction("ge", 2) { call throws(GoFailure) in .bool(!(try isLess(call[0], call[1]))) },
]

private let incompatible = GoFailure("incompatible types for comparison")

private func isEqual(_ left: GoValue, _ right: GoValue) throws(GoFailure) -> Bool {
  switch (left.content, right.content) {
  case (.bool(let left), .bool(let right)): return left == right
  case (.int(let left, _), .int(let right, _)): return left == right
  case (.float(let left), .float(let right)): return left == right
  case (.string(let left), .string(let right)): return left.utf8.elementsEqual(right.utf8)
  case (.null, .null): return true
  case (.null, _), (_, .null):
    // A nil is of no kind: against a basic one nothing is valid to compare, against the rest it is a nil or not.
    return false
  case (.object(let left), .object(let right)): return left === right
  case (.list, .list), (.map, .map), (.list, .map), (.map, .list):
    throw GoFailure("non-comparable type \(left.goDescription): \(left.typeName)")
  default: throw incompatible
  }
}

private func isLess(_ left: GoValue, _ right: GoValue) throws(GoFailure) -> Bool {
  switch (left.content, right.content) {
  case (.int(let left, _), .int(let right, _)): return left < right
  case (.float(let left), .float(let right)): return left < right
  case (.string(let left), .string(let right)): return left.utf8.lexicographicallyPrecedes(right.utf8)
  case (.bool, .bool), (.null, _), (.list, _), (.map, _), (.object, _): throw GoFailure("invalid type for comparison")
  default: throw incompatible
  }
}
