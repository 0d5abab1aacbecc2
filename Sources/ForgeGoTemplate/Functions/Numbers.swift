import Glibc

/// Sprig's arithmetic: integers are `int64`, whatever comes in.
let numberFunctions: [GoFunction] = [
  GoFunction("int", 1) { call throws(GoFailure) in number(call[0].castInt, .int, call) },
  GoFunction("int64", 1) { call throws(GoFailure) in number(call[0].castInt, .int64, call) },
  GoFunction("float64", 1) { call throws(GoFailure) in GoValue(.float(call[0].castDouble), call[0].origins.collapsed) },
  GoFunction("atoi", 1) { call throws(GoFailure) in number(GoNumber.integer(try call.string(0)), .int, call) },
  GoFunction("toDecimal", 1) { call throws(GoFailure) in
    number(Int(call[0].stringValue, radix: 8) ?? 0, .int64, call)
  },
  GoFunction("add1", 1) { call throws(GoFailure) in .int(call[0].castInt &+ 1, .int64) },
  GoFunction("add", 0...) { call throws(GoFailure) in .int(call.arguments.reduce(0) { $0 &+ $1.castInt }, .int64) },
  GoFunction("sub", 2) { call throws(GoFailure) in .int(call[0].castInt &- call[1].castInt, .int64) },
  GoFunction("mul", 1...) { call throws(GoFailure) in
    .int(call.arguments.dropFirst().reduce(call[0].castInt) { $0 &* $1.castInt }, .int64)
  },
  GoFunction("div", 2) { call throws(GoFailure) in
    let divisor = call[1].castInt
    guard divisor != 0 else { throw GoFailure("runtime error: integer divide by zero") }
    return .int(call[0].castInt.dividedReportingOverflow(by: divisor).partialValue, .int64)
  },
  GoFunction("mod", 2) { call throws(GoFailure) in
    let divisor = call[1].castInt
    guard divisor != 0 else { throw GoFailure("runtime error: integer divide by zero") }
    return .int(call[0].castInt.remainderReportingOverflow(dividingBy: divisor).partialValue, .int64)
  },
  GoFunction("max", 1...) { call throws(GoFailure) in .int(call.arguments.map(\.castInt).max() ?? 0, .int64) },
  GoFunction("biggest", 1...) { call throws(GoFailure) in .int(call.arguments.map(\.castInt).max() ?? 0, .int64) },
  GoFunction("min", 1...) { call throws(GoFailure) in .int(call.arguments.map(\.castInt).min() ?? 0, .int64) },
  GoFunction("maxf", 1...) { call throws(GoFailure) in extreme(call) { $0 > $1 } },
  GoFunction("minf", 1...) { call throws(GoFailure) in extreme(call) { $0 < $1 } },
  GoFunction("add1f", 1) { call throws(GoFailure) in try decimals(call, [call[0].castDouble, 1]) { $0 + $1 } },
  GoFunction("addf", 0...) { call throws(GoFailure) in
    try decimals(call, [0] + call.arguments.map(\.castDouble)) { $0 + $1 }
  },
  GoFunction("subf", 1...) { call throws(GoFailure) in
    try decimals(call, call.arguments.map(\.castDouble)) { $0 + $1.negated }
  },
  GoFunction("mulf", 1...) { call throws(GoFailure) in
    try decimals(call, call.arguments.map(\.castDouble)) { $0 * $1 }
  },
  GoFunction("divf", 1...) { call throws(GoFailure) in
    try decimals(call, call.arguments.map(\.castDouble)) { left, right throws(GoFailure) in
      guard !right.isZero else { throw GoFailure("decimal division by 0") }
      return left.divided(by: right)
    }
  },
  GoFunction("floor", 1) { call throws(GoFailure) in .float(call[0].castDouble.rounded(.down)) },
  GoFunction("ceil", 1) { call throws(GoFailure) in .float(call[0].castDouble.rounded(.up)) },
  GoFunction("round", 2...) { call throws(GoFailure) in
    let places = try call.int(1)
    let threshold = call.arguments.count > 2 ? call[2].castDouble : 0.5
    let power = pow(10, Double(places))
    let shifted = call[0].castDouble * power
    let fraction = shifted - shifted.rounded(.towardZero)
    return .float((fraction >= threshold ? shifted.rounded(.up) : shifted.rounded(.down)) / power)
  },
  GoFunction("until", 1) { call throws(GoFailure) in
    let end = try call.int(0)
    return try steps(from: 0, to: end, by: end < 0 ? -1 : 1, call)
  },
  GoFunction("untilStep", 3) { call throws(GoFailure) in
    try steps(from: try call.int(0), to: try call.int(1), by: try call.int(2), call)
  },
  GoFunction("seq", 0...) { call throws(GoFailure) in
    var bounds: [Int] = []
    for place in call.arguments.indices { bounds.append(try call.int(place)) }
    let (start, step, end): (Int, Int, Int)
    switch bounds.count {
    case 1: (start, step, end) = (1, bounds[0] < 1 ? -1 : 1, bounds[0])
    case 2: (start, step, end) = (bounds[0], bounds[1] < bounds[0] ? -1 : 1, bounds[1])
    case 3:
      (start, step, end) = (bounds[0], bounds[1], bounds[2])
      // A step that leads away from the end gives nothing.
      if end < start ? step > 0 : step < 0 { return .string("") }
    default: return .string("")
    }
    let list = try steps(from: start, to: end &+ (step < 0 ? -1 : 1), by: step, call)
    return .string((list.list?.elements ?? []).map(\.goDescription).joined(separator: " "))
  },
]

/// `execDecimalOp`: the numbers taken together as decimals, from the first to the last.
private func decimals(
  _ call: GoCall, _ numbers: [Double], _ combine: (GoDecimal, GoDecimal) throws(GoFailure) -> GoDecimal
) throws(GoFailure) -> GoValue {
  var result: GoDecimal?
  for number in numbers {
    guard let decimal = GoDecimal(number) else {
      throw GoFailure("Cannot create a Decimal from \(GoNumber.shortest(number))")
    }
    guard let left = result else {
      result = decimal
      continue
    }
    // Numbers far apart in size make many digits.
    try call.evaluation.spend(bytes: left.digitCount + decimal.digitCount)
    result = try combine(left, decimal)
  }
  return .float(result?.double ?? 0)
}

/// What is no number wins.
private func extreme(_ call: GoCall, _ wins: (Double, Double) -> Bool) -> GoValue {
  var result = call[0].castDouble
  for number in call.arguments.dropFirst().map(\.castDouble) where number.isNaN || wins(number, result) {
    result = number
  }
  return .float(result)
}

private func number(_ int: Int, _ type: GoIntType, _ call: GoCall) -> GoValue {
  GoValue(.int(int, type), call[0].origins.collapsed)
}

/// `untilStep`: from the first up to the last, which is not reached; nothing for a step that leads away from it.
private func steps(from start: Int, to end: Int, by step: Int, _ call: GoCall) throws(GoFailure) -> GoValue {
  guard step != 0, end < start ? step < 0 : step > 0 else { return .list([], .int) }
  let span = end.subtractingReportingOverflow(start).partialValue.magnitude
  let count = (span + step.magnitude - 1) / step.magnitude
  try call.evaluation.spend(bytes: count > 1 << 40 ? .max : Int(count) * 32)
  return .list((0..<Int(count)).map { .int(start + $0 * step) }, .int)
}
