import Glibc

/// Sprig's arithmetic: integers are `int64`, whatever comes in.
let numberFunctions: [GoFunction] = [
  GoFunction("int", 1) { call throws(GoFailure) in number(call[0].castInt, .int, call) },
  GoFunction("int64", 1) { call throws(GoFailure) in number(call[0].castInt, .int64, call) },
  GoFunction("float64", 1) { call throws(GoFailure) in GoValue(.float(call[0].castDouble), call[0].origins.collapsed) },
  GoFunction("atoi", 1) { call throws(GoFailure) in number(Int(try call.string(0)) ?? 0, .int, call) },
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
  GoFunction("maxf", 1...) { call throws(GoFailure) in .float(call.arguments.map(\.castDouble).max() ?? 0) },
  GoFunction("minf", 1...) { call throws(GoFailure) in .float(call.arguments.map(\.castDouble).min() ?? 0) },
  GoFunction("add1f", 1) { call throws(GoFailure) in .float(GoDecimal.sum(call[0].castDouble, 1)) },
  GoFunction("addf", 0...) { call throws(GoFailure) in
    .float(call.arguments.reduce(0) { GoDecimal.sum($0, $1.castDouble) })
  },
  GoFunction("subf", 1...) { call throws(GoFailure) in
    .float(call.arguments.dropFirst().reduce(call[0].castDouble) { GoDecimal.sum($0, -$1.castDouble) })
  },
  GoFunction("mulf", 1...) { call throws(GoFailure) in
    .float(call.arguments.dropFirst().reduce(call[0].castDouble) { GoDecimal.product($0, $1.castDouble) })
  },
  GoFunction("divf", 1...) { call throws(GoFailure) in
    var value = call[0].castDouble
    for divisor in call.arguments.dropFirst().map(\.castDouble) {
      guard divisor != 0 else { throw GoFailure("decimal division by 0") }
      value = GoDecimal.quotient(value, divisor)
    }
    return .float(value)
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
