/// Sprig's regular expressions.
let regexFunctions: [GoFunction] =
  [
    // A pattern that is none matches nothing.
    GoFunction("regexMatch", 2) { call throws(GoFailure) in
      let text = try call.string(1)
      do throws(GoFailure) { return .bool(try GoRegex(try call.string(0)).firstMatch(text) != nil) } catch {
        if error.kind != .error { throw error }
        return .bool(false)
      }
    },
    GoFunction("mustRegexMatch", 2) { call throws(GoFailure) in
      .bool(try GoRegex(try call.string(0)).firstMatch(try call.string(1)) != nil)
    },
  ]
  + matching("regexFind", 2) { call, regex throws(GoFailure) in
    guard let range = try regex.firstMatch(try call.string(1))?.first ?? nil else { return .string("") }
    return part(call[1], range)
  }
  + matching("regexFindAll", 3) { call, regex throws(GoFailure) in
    let matches = try regex.matches(try call.string(1), limit: try call.int(2))
    guard !matches.isEmpty else { return GoValue(.list(.none(.string))) }
    return .list(matches.compactMap { $0[0] }.map { part(call[1], $0) }, .string)
  }
  + matching("regexReplaceAll", 3) { call, regex throws(GoFailure) in try replaced(call, regex, isLiteral: false) }
  + matching("regexReplaceAllLiteral", 3) { call, regex throws(GoFailure) in
    try replaced(call, regex, isLiteral: true)
  }
  + matching("regexSplit", 3) { call, regex throws(GoFailure) in
    let text = try call.string(1)
    let limit = try call.int(2)
    if limit == 0 { return GoValue(.list(.none(.string))) }
    if !call[0].stringValue.isEmpty, text.isEmpty { return .list([.string("")], .string) }
    var parts: [GoValue] = []
    var (start, end) = (0, 0)
    for match in try regex.matches(text, limit: limit) {
      if limit > 0, parts.count == limit - 1 { break }
      guard let range = match[0] else { continue }
      end = range.lowerBound
      if range.upperBound != 0 { parts.append(part(call[1], start..<end)) }
      start = range.upperBound
    }
    if end != text.utf8.count { parts.append(part(call[1], start..<text.utf8.count)) }
    return .list(parts, .string)
  }
  + [
    GoFunction("regexQuoteMeta", 1) { call throws(GoFailure) in
      let special = Set("\\.+*?()|[]{}^$".utf8)
      let quoted = try call.string(0).utf8.flatMap { special.contains($0) ? [UInt8(ascii: "\\"), $0] : [$0] }
      return made(String(decoding: quoted, as: UTF8.self), call[0])
    }
  ]

/// A function whose first argument is a pattern, and the one of the same kind that reports errors.
private func matching(
  _ name: String, _ count: Int, _ body: @escaping @Sendable (GoCall, borrowing GoRegex) throws(GoFailure) -> GoValue
) -> [GoFunction] {
  [
    GoFunction(name, count) { call throws(GoFailure) in
      let pattern = try call.string(0)
      do throws(GoFailure) { _ = try GoRegex(pattern) } catch {
        guard error.kind == .error else { throw error }
        throw GoFailure("regexp: Compile(`\(pattern)`): \(error.message)")
      }
      return try body(call, try GoRegex(pattern))
    },
    GoFunction("must\(name.prefix(1).uppercased())\(name.dropFirst())", count) { call throws(GoFailure) in
      try body(call, try GoRegex(try call.string(0)))
    },
  ]
}

private func replaced(_ call: GoCall, _ regex: borrowing GoRegex, isLiteral: Bool) throws(GoFailure) -> GoValue {
  let text = try call.string(1)
  let template = try call.string(2)
  let replacement = GoRegexReplacement(template)
  let bytes = Array(text.utf8)
  var result = OriginText()
  var (start, spent) = (0, 0)
  for match in try regex.matches(text, limit: -1) {
    guard let range = match[0] else { continue }
    result.append(bytes, start..<range.lowerBound, call[1].origins)
    if isLiteral {
      result.append(template, call[2].origins)
    } else {
      regex.expand(replacement, match, bytes, call[1].origins, into: &result)
    }
    try call.evaluation.spend(bytes: result.bytes.count - spent)
    spent = result.bytes.count
    start = range.upperBound
  }
  result.append(bytes, start..<bytes.count, call[1].origins)
  return result.bytes.isEmpty ? .string("") : result.value
}
