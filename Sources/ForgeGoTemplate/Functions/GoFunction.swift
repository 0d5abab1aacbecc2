/// A function that templates can call by name.
package struct GoFunction: Sendable {
  package typealias Body = @Sendable (GoCall) throws(GoFailure) -> GoValue

  package let name: String
  /// How many arguments it takes; nil for the upper bound of a variadic one.
  let minimum: Int
  let maximum: Int?
  private let body: Body

  /// A function with `count` parameters.
  package init(_ name: String, _ count: Int, _ body: @escaping Body) {
    self.init(name, minimum: count, maximum: count, body)
  }

  /// A variadic function with at least `minimum` arguments.
  package init(_ name: String, _ minimum: PartialRangeFrom<Int>, _ body: @escaping Body) {
    self.init(name, minimum: minimum.lowerBound, maximum: nil, body)
  }

  private init(_ name: String, minimum: Int, maximum: Int?, _ body: @escaping Body) {
    self.name = name
    self.minimum = minimum
    self.maximum = maximum
    self.body = body
  }

  /// The same function under another name.
  package func named(_ name: String) -> GoFunction {
    GoFunction(name, minimum: minimum, maximum: maximum, body)
  }

  /// Calls the function; a wrong number of arguments fails in Go's words.
  package func callAsFunction(_ call: GoCall) throws(GoFailure) -> GoValue {
    let count = call.arguments.count
    if let maximum, minimum == maximum, count != minimum {
      throw GoFailure("wrong number of args for \(name): want \(minimum) got \(count)")
    }
    if count < minimum {
      throw GoFailure("wrong number of args for \(name): want at least \(minimum) got \(count)")
    }
    return try body(call)
  }
}

/// The arguments of one call, and the evaluation it is part of.
package struct GoCall {
  package let arguments: [GoValue]
  package let evaluation: GoEvaluation

  package init(_ arguments: [GoValue], _ evaluation: GoEvaluation) {
    self.arguments = arguments
    self.evaluation = evaluation
  }

  package subscript(place: Int) -> GoValue { arguments[place] }

  /// The argument of a parameter that is declared `string`.
  package func string(_ place: Int) throws(GoFailure) -> String {
    guard case .string(let text) = arguments[place].content else { throw wrongType("string", place) }
    return text
  }

  /// The argument of a parameter that is declared `int`: an `int64` is another type and refused, as in Go.
  package func int(_ place: Int) throws(GoFailure) -> Int {
    guard case .int(let int, .int) = arguments[place].content else { throw wrongType("int", place) }
    return int
  }

  /// The argument of a parameter that is declared `bool`.
  package func bool(_ place: Int) throws(GoFailure) -> Bool {
    guard case .bool(let bool) = arguments[place].content else { throw wrongType("bool", place) }
    return bool
  }

  /// The argument of a parameter that is declared `map[string]interface{}`.
  package func map(_ place: Int) throws(GoFailure) -> GoMap {
    guard let map = arguments[place].map, map.type == .any else { throw wrongType("map[string]interface {}", place) }
    return map
  }

  /// Text/template's refusal of an argument (exec.go, `validateType`).
  package func wrongType(_ expected: String, _ place: Int) -> GoFailure {
    let value = arguments[place]
    if value.isNull { return GoFailure("invalid value; expected \(expected)") }
    return GoFailure("wrong type for value; expected \(expected); got \(value.typeName)")
  }
}
