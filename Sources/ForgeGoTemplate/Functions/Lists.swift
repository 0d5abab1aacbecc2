/// Sprig's list functions; those named `must…` fail where the others panic, which ends a template just the same.
let listFunctions: [GoFunction] =
  [
    GoFunction("list", 0...) { call throws(GoFailure) in .list(call.arguments) },
    GoFunction("tuple", 0...) { call throws(GoFailure) in .list(call.arguments) },
    GoFunction("concat", 0...) { call throws(GoFailure) in
      var elements: [GoValue] = []
      for value in call.arguments { elements += try list(value, "concat").elements }
      try call.evaluation.spend(bytes: elements.count * 32)
      return elements.isEmpty ? GoValue(.list(.none())) : .list(elements)
    },
    GoFunction("splitList", 2) { call throws(GoFailure) in
      .list(pieces(call[1], try call.string(1), separator: try call.string(0), limit: nil), .string)
    },
    GoFunction("split", 2) { call throws(GoFailure) in
      numbered(pieces(call[1], try call.string(1), separator: try call.string(0), limit: nil))
    },
    GoFunction("splitn", 3) { call throws(GoFailure) in
      numbered(pieces(call[2], try call.string(2), separator: try call.string(0), limit: try call.int(1)))
    },
    GoFunction("join", 2) { call throws(GoFailure) in
      let separator = try call.string(0)
      let result = joined(strings(call[1]), separator: separator)
      try call.evaluation.spend(bytes: result.text?.utf8.count ?? 0)
      return result
    },
    GoFunction("toStrings", 1) { call throws(GoFailure) in .list(strings(call[0]), .string) },
    GoFunction("sortAlpha", 1) { call throws(GoFailure) in
      guard call[0].list != nil else { return .list([.string(call[0].stringValue, call[0].origins)], .string) }
      let sorted = strings(call[0]).sorted { ($0.text ?? "").utf8.lexicographicallyPrecedes(($1.text ?? "").utf8) }
      return .list(sorted, .string)
    },
  ] + both("append", 2) { call throws(GoFailure) in .list(try list(call[0], "push").elements + [call[1]]) }
  + both("push", 2) { call throws(GoFailure) in .list(try list(call[0], "push").elements + [call[1]]) }
  + both("prepend", 2) { call throws(GoFailure) in .list([call[1]] + (try list(call[0], "prepend").elements)) }
  + both("first", 1) { call throws(GoFailure) in try list(call[0], "first").elements.first ?? .null }
  + both("last", 1) { call throws(GoFailure) in try list(call[0], "last").elements.last ?? .null }
  + both("rest", 1) { call throws(GoFailure) in
    let elements = try list(call[0], "rest").elements
    return elements.isEmpty ? GoValue(.list(.none())) : .list(Array(elements.dropFirst()))
  }
  + both("initial", 1) { call throws(GoFailure) in
    let elements = try list(call[0], "initial").elements
    return elements.isEmpty ? GoValue(.list(.none())) : .list(Array(elements.dropLast()))
  }
  + both("reverse", 1) { call throws(GoFailure) in .list(try list(call[0], "reverse").elements.reversed()) }
  + both("compact", 1) { call throws(GoFailure) in .list(try list(call[0], "compact").elements.filter(\.isTrue)) }
  + both("uniq", 1) { call throws(GoFailure) in
    var kept: [GoValue] = []
    for element in try list(call[0], "uniq").elements {
      try call.evaluation.spendStep()
      if !kept.contains(where: { $0.isDeeplyEqual(to: element) }) { kept.append(element) }
    }
    return .list(kept)
  }
  + both("without", 1...) { call throws(GoFailure) in
    let omitted = call.arguments.dropFirst()
    return .list(
      try list(call[0], "without").elements.filter { element in !omitted.contains { $0.isDeeplyEqual(to: element) } })
  }
  + both("has", 2) { call throws(GoFailure) in
    if call[1].isNull { return .bool(false) }
    return .bool(try list(call[1], "has").elements.contains { $0.isDeeplyEqual(to: call[0]) })
  }
  + both("slice", 1...) { call throws(GoFailure) in
    let elements = try list(call[0], "slice").elements
    guard !elements.isEmpty else { return .null }
    let start = call.arguments.count > 1 ? call[1].castInt : 0
    let end = call.arguments.count > 2 ? call[2].castInt : elements.count
    guard start >= 0, start <= end, end <= elements.count else {
      throw GoFailure("reflect.Value.Slice: slice index out of bounds")
    }
    return GoValue(.list(GoList(Array(elements[start..<end]), call[0].list?.type ?? .any)), call[0].origins)
  }
  + both("chunk", 2) { call throws(GoFailure) in
    let size = try call.int(0)
    let elements = try list(call[1], "chunk").elements
    guard size > 0 else { throw GoFailure("runtime error: makeslice: len out of range") }
    let chunks = stride(from: 0, to: elements.count, by: size).map { start in
      GoValue.list(Array(elements[start..<min(start + size, elements.count)]))
    }
    return .list(chunks, .list)
  }

/// A function, and the one of the same kind that reports errors.
func both(_ name: String, _ count: Int, _ body: @escaping GoFunction.Body) -> [GoFunction] {
  let function = GoFunction(name, count, body)
  return [function, function.named("must\(name.prefix(1).uppercased())\(name.dropFirst())")]
}

private func both(_ name: String, _ minimum: PartialRangeFrom<Int>, _ body: @escaping GoFunction.Body) -> [GoFunction] {
  let function = GoFunction(name, minimum, body)
  return [function, function.named("must\(name.prefix(1).uppercased())\(name.dropFirst())")]
}

/// The list that `function` needs; the failure is in the words that Sprig has for each.
private func list(_ value: GoValue, _ function: String) throws(GoFailure) -> GoList {
  if let list = value.list { return list }
  guard !value.isNull else { throw GoFailure("runtime error: invalid memory address or nil pointer dereference") }
  switch function {
  case "push", "prepend", "compact": throw GoFailure("Cannot \(function) on type \(value.kindName)")
  case "concat": throw GoFailure("Cannot concat type \(value.kindName) as list")
  case "chunk": throw GoFailure("Cannot chunk type \(value.kindName)")
  case "slice": throw GoFailure("list should be type of slice or array but \(value.kindName)")
  default: throw GoFailure("Cannot find \(function) on type \(value.kindName)")
  }
}

/// `strslice`: the elements as texts, nils left out; one text for what is no list.
private func strings(_ value: GoValue) -> [GoValue] {
  guard let list = value.list else {
    return value.isNull ? [] : [.string(value.stringValue, value.origins)]
  }
  return list.elements.filter { !$0.isNull }.map { $0.text == nil ? .string($0.stringValue, $0.origins) : $0 }
}

/// The parts of a text between separators, each with its origins; at most `limit` of them.
private func pieces(_ value: GoValue, _ text: String, separator: String, limit: Int?) -> [GoValue] {
  if limit == 0 { return [] }
  let bytes = Array(text.utf8)
  let mark = Array(separator.utf8)
  var ranges: [Range<Int>] = []
  var start = 0
  if mark.isEmpty {
    for scalar in text.unicodeScalars {
      if let limit, limit > 0, ranges.count == limit - 1 { break }
      let end = start + UTF8.width(scalar)
      ranges.append(start..<end)
      start = end
    }
    if start < bytes.count { ranges.append(start..<bytes.count) }
  } else {
    while let range = bytes[start...].firstRange(of: mark) {
      if let limit, limit > 0, ranges.count == limit - 1 { break }
      ranges.append(start..<range.lowerBound)
      start = range.upperBound
    }
    ranges.append(start..<bytes.count)
  }
  return ranges.map { range in
    var part = OriginText()
    part.append(bytes, range, value.origins)
    return part.bytes.isEmpty ? .string("") : part.value
  }
}

/// `_0`, `_1` … as `split` names its parts.
private func numbered(_ parts: [GoValue]) -> GoValue {
  .map(GoMap(Dictionary(uniqueKeysWithValues: parts.enumerated().map { ("_\($0)", $1) }), .string))
}
