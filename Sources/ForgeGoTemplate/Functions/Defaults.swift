/// Sprig's functions around what is empty.
let defaultFunctions: [GoFunction] = [
  GoFunction("default", 1...) { call throws(GoFailure) in
    call.arguments.count > 1 && call[1].isTrue ? call[1] : call[0]
  },
  GoFunction("empty", 1) { call throws(GoFailure) in .bool(!call[0].isTrue) },
  GoFunction("coalesce", 0...) { call throws(GoFailure) in call.arguments.first { $0.isTrue } ?? .null },
  GoFunction("all", 0...) { call throws(GoFailure) in .bool(call.arguments.allSatisfy(\.isTrue)) },
  GoFunction("any", 0...) { call throws(GoFailure) in .bool(call.arguments.contains(where: \.isTrue)) },
  GoFunction("ternary", 3) { call throws(GoFailure) in try call.bool(2) ? call[0] : call[1] },
  GoFunction("fail", 1) { call throws(GoFailure) in throw GoFailure(try call.string(0), kind: .refusal) },
  GoFunction("required", 2) { call throws(GoFailure) in
    let message = try call.string(0)
    guard !call[1].isNull, call[1].text != "" else { throw GoFailure(message, kind: .refusal) }
    return call[1]
  },
  GoFunction("lookup", 4) { call throws(GoFailure) in
    for place in 0..<4 { _ = try call.string(place) }
    return .map(GoMap())
  },
  GoFunction("getHostByName", 1) { call throws(GoFailure) in
    _ = try call.string(0)
    return .string("")
  },
  GoFunction("hello", 0) { _ throws(GoFailure) in .string("Hello!") },
]
