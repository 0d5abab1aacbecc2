/// The functions that every template knows (text/template, funcs.go), beside `and` and `or`, which evaluate no argument
/// that does not matter, and Helm's `include` and `tpl`, which run templates.
enum TemplateBuiltin {
  static let names: Set<String> = Set(functions.keys).union(["and", "or", "include", "tpl"])

  static let functions: [String: GoFunction] = Dictionary(
    uniqueKeysWithValues: (comparisonFunctions + printingFunctions + elementFunctions).map { ($0.name, $0) })
}

private let elementFunctions: [GoFunction] = [
  GoFunction("not", 1) { call throws(GoFailure) in .bool(!call[0].isTrue) },
  GoFunction("len", 1) { call throws(GoFailure) in .int(try length(of: call[0])) },
  GoFunction("index", 1...) { call throws(GoFailure) in
    var value = call[0]
    guard !value.isNull else { throw GoFailure("index of untyped nil") }
    for index in call.arguments.dropFirst() { value = try element(of: value, at: index) }
    return value
  },
  GoFunction("slice", 1...) { call throws(GoFailure) in try slice(call) },
  GoFunction("call", 1...) { call throws(GoFailure) in
    if call[0].isNull { throw GoFailure("call of nil") }
    throw GoFailure("non-function \(call[0].goDescription) of type \(call[0].typeName)")
  },
]

private func length(of value: GoValue) throws(GoFailure) -> Int {
  switch value.content {
  case .null: throw GoFailure("len of untyped nil")
  case .string(let text): return text.utf8.count
  default:
    if let list = value.list { return list.elements.count }
    if let map = value.map { return map.entries.count }
    throw GoFailure("len of type \(value.typeName)")
  }
}

private func element(of value: GoValue, at index: GoValue) throws(GoFailure) -> GoValue {
  if value.isNull { throw GoFailure("index of nil pointer") }
  if let map = value.map {
    guard let key = index.text else {
      throw GoFailure(
        index.isNull
          ? "value is nil; should be of type string" : "value has type \(index.typeName); should be string")
    }
    return map[key] ?? (map.type == .string ? .string("") : .null)
  }
  if case .string(let text) = value.content {
    let place = try place(index, below: text.utf8.count)
    let utf8 = text.utf8
    return .int(Int(utf8[utf8.index(utf8.startIndex, offsetBy: place)]), .uint8)
  }
  guard let list = value.list else { throw GoFailure("can't index item of type \(value.typeName)") }
  return list.elements[try place(index, below: list.elements.count)]
}

private func place(_ index: GoValue, below count: Int) throws(GoFailure) -> Int {
  guard case .int(let place, _) = index.content else {
    throw GoFailure(
      index.isNull ? "cannot index slice/array with nil" : "cannot index slice/array with type \(index.typeName)")
  }
  guard place >= 0, place < count else { throw GoFailure("index out of range: \(place)") }
  return place
}

/// `slice x 1 2` is `x[1:2]`.
private func slice(_ call: GoCall) throws(GoFailure) -> GoValue {
  let value = call[0]
  let bounds = call.arguments.dropFirst()
  guard !value.isNull else { throw GoFailure("slice of untyped nil") }
  guard bounds.count <= 3 else { throw GoFailure("too many slice indexes: \(bounds.count)") }
  let count: Int
  if case .string(let text) = value.content {
    guard bounds.count < 3 else { throw GoFailure("cannot 3-index slice a string") }
    count = text.utf8.count
  } else if let list = value.list {
    count = list.elements.count
  } else {
    throw GoFailure("can't slice item of type \(value.typeName)")
  }
  var places: [Int] = []
  for bound in bounds { places.append(try place(bound, below: count + 1)) }
  let lower = places.first ?? 0
  let upper = places.count > 1 ? places[1] : count
  guard lower <= upper else { throw GoFailure("invalid slice index: \(lower) > \(upper)") }
  if case .string(let text) = value.content {
    var part = OriginText()
    part.append(text, lower..<upper, value.origins)
    return part.value
  }
  let list = value.list ?? GoList([])
  return GoValue(.list(GoList(Array(list.elements[lower..<upper]), list.type)), value.origins)
}
