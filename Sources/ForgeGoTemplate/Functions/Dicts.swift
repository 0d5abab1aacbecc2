/// Sprig's functions of maps. `set`, `unset`, `merge` and `mergeOverwrite` change the map they are given.
let dictFunctions: [GoFunction] =
  [
    GoFunction("dict", 0...) { call throws(GoFailure) in
      let map = GoMap()
      for place in stride(from: 0, to: call.arguments.count, by: 2) {
        let value = place + 1 < call.arguments.count ? call[place + 1] : .string("")
        map.entries[call[place].stringValue] = .init(value, keyOrigin: call[place].origins.first)
      }
      return .map(map)
    },
    GoFunction("get", 2) { call throws(GoFailure) in try call.map(0)[try call.string(1)] ?? .string("") },
    GoFunction("set", 3) { call throws(GoFailure) in
      let key = try call.string(1)
      try call.map(0).entries[key] = .init(call[2], keyOrigin: call[1].origins.first)
      return call[0]
    },
    GoFunction("unset", 2) { call throws(GoFailure) in
      try call.map(0)[try call.string(1)] = nil
      return call[0]
    },
    GoFunction("hasKey", 2) { call throws(GoFailure) in .bool(try call.map(0).entries[try call.string(1)] != nil) },
    GoFunction("pluck", 1...) { call throws(GoFailure) in
      let key = try call.string(0)
      var values: [GoValue] = []
      for place in 1..<max(1, call.arguments.count) {
        if let value = try call.map(place)[key] { values.append(value) }
      }
      return .list(values)
    },
    GoFunction("keys", 0...) { call throws(GoFailure) in
      var keys: [GoValue] = []
      for place in call.arguments.indices {
        let map = try call.map(place)
        // Go gives keys in no order; theirs here is the same on every run.
        keys += map.sortedKeys.map { GoValue(.string($0), map.entries[$0]?.keyOrigin) }
      }
      return .list(keys, .string)
    },
    GoFunction("values", 1) { call throws(GoFailure) in
      let map = try call.map(0)
      return .list(map.sortedKeys.compactMap { map[$0] })
    },
    GoFunction("pick", 1...) { call throws(GoFailure) in
      let map = try call.map(0)
      let picked = GoMap()
      for place in 1..<max(1, call.arguments.count) {
        let key = try call.string(place)
        if let entry = map.entries[key] { picked.entries[key] = entry }
      }
      return .map(picked)
    },
    GoFunction("omit", 1...) { call throws(GoFailure) in
      let rest = GoMap(try call.map(0).entries)
      for place in 1..<max(1, call.arguments.count) { rest[try call.string(place)] = nil }
      return .map(rest)
    },
    GoFunction("dig", 3...) { call throws(GoFailure) in
      var map = try call.map(call.arguments.count - 1)
      let fallback = call[call.arguments.count - 2]
      for place in 0..<call.arguments.count - 2 {
        guard let value = map[try call.string(place)] else { return fallback }
        if place == call.arguments.count - 3 { return value }
        guard let inner = value.map else {
          throw GoFailure(
            "interface conversion: interface {} is \(value.isNull ? "nil" : value.typeName), not map[string]interface {}"
          )
        }
        map = inner
      }
      return fallback
    },
  ]
  + both("deepCopy", 1) { call throws(GoFailure) in
    guard !call[0].isNull else { throw GoFailure("reflect: call of reflect.Value.Type on zero Value") }
    return call[0].deepCopy()
  }
  + merging("merge", overwrites: false) + merging("mergeOverwrite", overwrites: true)

private func merging(_ name: String, overwrites: Bool) -> [GoFunction] {
  let function = GoFunction(name, 1...) { call throws(GoFailure) in
    let target = try call.map(0)
    for place in 1..<max(1, call.arguments.count) {
      try merge(try call.map(place), into: target, overwrites: overwrites, call.evaluation)
    }
    return call[0]
  }
  return [function, function.named("must\(name.prefix(1).uppercased())\(name.dropFirst())")]
}

/// mergo's `Merge`, version 1: maps are merged in place; of everything else, what is empty in the target is filled, and with
/// `overwrites` the source wins, empty or not. A nil of the source fills nothing.
private func merge(
  _ source: GoMap, into target: GoMap, overwrites: Bool, _ evaluation: GoEvaluation, depth: Int = 0
) throws(GoFailure) {
  // Maps can hold themselves.
  guard source !== target, depth < 200 else { return }
  for (key, entry) in source.entries {
    try evaluation.spendStep()
    let mine = target.entries[key]?.value
    if entry.value.isNull {
      if overwrites { target.entries[key] = entry }
      continue
    }
    if let inner = entry.value.map, let own = mine?.map {
      try merge(inner, into: own, overwrites: overwrites, evaluation, depth: depth + 1)
      if own.entries.isEmpty { target.entries[key] = entry }
    } else if overwrites || !(mine?.isTrue ?? false) {
      target.entries[key] = entry
    }
  }
}

extension GoValue {
  /// A copy that shares no map with this; parts of a value that holds itself are shared.
  package func deepCopy() -> GoValue {
    var budget = ValueBudget()
    return copy(&budget)
  }

  private func copy(_ budget: inout ValueBudget) -> GoValue {
    guard budget.enter() else { return self }
    defer { budget.leave() }
    switch content {
    case .map(let map):
      let copy = GoMap([:], map.type, typeName: map.typeName)
      for (key, entry) in map.entries {
        copy.entries[key] = .init(entry.value.copy(&budget), keyOrigin: entry.keyOrigin)
      }
      return GoValue(.map(copy), origins)
    case .list(var list):
      for place in list.elements.indices { list.elements[place] = list.elements[place].copy(&budget) }
      return GoValue(.list(list), origins)
    default: return self
    }
  }
}
