import ForgeDiagnostics

/// `[[ … ]]` (bash manual 3.2.5.2 and 6.4).
extension ShellParser {
  mutating func test() -> CompoundCommand.Kind {
    let start = position
    _ = takeReserved("[[")
    let expression = testAny()
    skipLines()
    if !standsReserved("]]") {
      let rest = position
      while position < limit, newlineLength(at: position) == 0, peek() != ";", !standsReserved("]]") {
        if word(.operand) == nil { position += 1 }
        skipBlanks()
      }
      if position > rest { fail(.unexpected(text(rest..<min(position, rest + 40))), range(from: rest)) }
    }
    if !takeReserved("]]") { failUnfinished(.unclosed("[["), range(start, start + 2)) }
    return .test(expression)
  }

  private mutating func testAny() -> ConditionalExpression {
    var parts = [testAll()]
    while takeJoint("||") { parts.append(testAll()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func testAll() -> ConditionalExpression {
    var parts = [testPrimary()]
    while takeJoint("&&") { parts.append(testPrimary()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func takeJoint(_ token: StaticString) -> Bool {
    skipLines()
    let start = position
    guard take(token) else { return false }
    mark(.sign, from: start)
    return true
  }

  private mutating func testPrimary() -> ConditionalExpression {
    skipLines()
    let start = position
    if takeReserved("!") { return .not(nested(from: start) { $0.testPrimary() }) }
    if take("(") {
      let inner = nested(from: start) { $0.testAny() }
      skipLines()
      close(")", from: start, .unclosed("("))
      return inner
    }
    guard !standsReserved("]]"), let first = word(.operand) else {
      fail(.conditionMissing, range(start, min(start + 1, limit)))
      return .missing
    }
    let sign = text(start..<position)
    let signEnd = position
    skipBlanks()
    if Self.unaryTests.contains(sign) {
      marks.append(ShellMark(kind: .test, range: range(start, signEnd)))
      return unary(sign, first)
    }
    return binary(first)
  }

  /// What asks something of one word (bash manual 6.4).
  private static let unaryTests = Set("abcdefghknoprstuvwxzGLNORS".map { "-\($0)" })

  private static let binaryTests: Set<String> = [
    "=", "==", "!=", "=~", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef",
  ]

  private mutating func unary(_ sign: String, _ first: Word) -> ConditionalExpression {
    guard !standsReserved("]]"), let operand = word(.operand) else {
      fail(.operandMissing(after: sign), first.range)
      return .word(first)
    }
    return .unary(sign, operand)
  }

  private mutating func binary(_ first: Word) -> ConditionalExpression {
    let start = position
    if peek() == "<" || peek() == ">" {
      position += 1
    } else if !standsReserved("]]"), let sign = word(.operand) {
      guard Self.binaryTests.contains(text(start..<position)) else {
        fail(.unknownTest(text(start..<position)), sign.range)
        return .word(first)
      }
    } else {
      if newlineLength(at: position) > 0 { fail(.lineEnd, first.range) }
      return .word(first)
    }
    let sign = text(start..<position)
    let signRange = range(from: start)
    mark(sign.hasPrefix("-") ? .test : .sign, from: start)
    skipBlanks()
    guard !standsReserved("]]"), let second = word(sign == "=~" ? .expression : .operand) else {
      fail(.operandMissing(after: sign), signRange)
      return .word(first)
    }
    return .binary(first, sign, second)
  }
}

extension Message {
  fileprivate static let conditionMissing: Message = "no condition where one has to be"
  fileprivate static let lineEnd: Message = "a word alone in `[[` has to stand on one line with what follows"
  fileprivate static func operandMissing(after sign: String) -> Message { "nothing after `\(sign)` to test" }
  fileprivate static func unknownTest(_ text: String) -> Message { "`\(text)` is no operator of `[[`" }
}
