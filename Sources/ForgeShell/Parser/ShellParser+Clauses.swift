import ForgeDiagnostics

/// Conditions, loops and cases (POSIX 2.9.4, bash manual 3.2.5).
extension ShellParser {
  mutating func ifClause() -> CompoundCommand.Kind {
    let start = position
    var branches: [IfClause.Branch] = []
    var otherwise: CommandList?
    var token: StaticString = "if"
    repeat {
      let tokenStart = position
      _ = takeReserved(token)
      let condition = body(until: [.then, .branch, .fi], of: "\(token)", from: tokenStart)
      let thenStart = position
      if !takeReserved("then") { failUnfinished(.missing("then", of: "\(token)"), range(tokenStart, tokenStart + 2)) }
      let body =
        position > thenStart
        ? body(until: [.branch, .fi], of: "then", from: thenStart) : list(until: [.branch, .fi])
      branches.append(IfClause.Branch(condition: condition, body: body))
      token = "elif"
    } while standsReserved("elif")
    let elseStart = position
    if takeReserved("else") { otherwise = body(until: .fi, of: "else", from: elseStart) }
    if !takeReserved("fi") { failUnfinished(.missing("fi", of: "if"), range(start, start + 2)) }
    return .conditional(IfClause(branches: branches, otherwise: otherwise))
  }

  mutating func conditionLoop(_ token: StaticString) -> CompoundCommand.Kind {
    let start = position
    _ = takeReserved(token)
    let condition = body(until: [.do, .done], of: "\(token)", from: start)
    let body = loopBody(of: "\(token)", from: start)
    return .conditionLoop(ConditionLoop(isUntil: "\(token)" == "until", condition: condition, body: body))
  }

  /// `for` and `select`, which differ in nothing here.
  mutating func loop(_ token: StaticString) -> CompoundCommand.Kind {
    let start = position
    _ = takeReserved(token)
    skipBlanks()
    if "\(token)" == "for", peek() == "(", peek(1) == "(", let closing = arithmeticEnd(position, position + 1) {
      return arithmeticLoop(from: start, closing: closing)
    }
    let nameStart = position
    if let word = word() {
      if word.literalValue == nil { fail(.unexpected(text(nameStart..<position)), word.range) }
    } else {
      fail(.nameMissing(after: "\(token)"), range(start, min(start + "\(token)".utf8.count, limit)))
    }
    let nameEnd = position
    let words = loopWords()
    let body = loopBody(of: "\(token)", from: start)
    return .loop(
      WordLoop(
        isSelect: "\(token)" == "select", variable: text(nameStart..<nameEnd), variableRange: range(nameStart, nameEnd),
        words: words, body: body))
  }

  /// What stands between the name and `do`.
  private mutating func loopWords() -> [Word]? {
    skipBlanksAndComment()
    if peek() == ";", !stands(";;") {
      position += 1
      skipLines()
      return nil
    }
    skipLines()
    guard takeReserved("in") else { return nil }
    var words: [Word] = []
    skipBlanks()
    while peek() != "#", let word = word() {
      words.append(word)
      skipBlanks()
    }
    skipBlanksAndComment()
    if peek() == ";", !stands(";;") { position += 1 }
    skipLines()
    return words
  }

  private mutating func arithmeticLoop(from start: Int, closing: Range<Int>) -> CompoundCommand.Kind {
    position += 2
    let expressionsStart = position
    let rules = WordRules.quoted(until: .semicolon, escapes: Self.doubleQuoteEscapes)
    let expressions = bounded(by: closing.lowerBound) { parser in
      var expressions: [Arithmetic] = []
      repeat { expressions.append(Arithmetic(expression: parser.operand(rules))) } while parser.take(";")
      return expressions
    }
    position = isTooDeep ? limit : closing.upperBound
    if expressions.count != 3 { fail(.loopExpressions, range(expressionsStart, closing.lowerBound)) }
    skipBlanksAndComment()
    if peek() == ";", !stands(";;") { position += 1 }
    skipLines()
    return .arithmeticLoop(ArithmeticLoop(expressions: expressions, body: loopBody(of: "for", from: start)))
  }

  /// `do …; done`, or for all but `while` and `until` `{ …; }`.
  private mutating func loopBody(of token: String, from start: Int) -> CommandList {
    let bodyStart = position
    if takeReserved("do") {
      let list = body(until: .done, of: "do", from: bodyStart)
      if !takeReserved("done") { failUnfinished(.missing("done", of: token), range(start, start + token.utf8.count)) }
      return list
    }
    if token == "for" || token == "select", takeReserved("{") {
      let list = body(until: .brace, of: "{", from: bodyStart)
      if !takeReserved("}") { failUnfinished(.unclosed("{"), range(bodyStart, bodyStart + 1)) }
      return list
    }
    failUnfinished(.missing("do", of: token), range(start, start + token.utf8.count))
    let before = list(until: [.do, .done])
    _ = takeReserved("do")
    let after = list(until: .done)
    _ = takeReserved("done")
    return CommandList(
      range: before.range.lowerBound..<max(before.range.upperBound, after.range.upperBound),
      items: before.items + after.items)
  }

  // MARK: case

  mutating func caseClause() -> CompoundCommand.Kind {
    let start = position
    _ = takeReserved("case")
    skipBlanks()
    let caseRange = range(start, start + 4)
    let subject = operand(.argument)
    if subject.parts.isEmpty { fail(.nameMissing(after: "case"), caseRange) }
    skipLines()
    if !takeReserved("in") { failUnfinished(.missing("in", of: "case"), caseRange) }
    var branches: [CaseClause.Branch] = []
    skipLines()
    while position < limit, !standsReserved("esac") {
      guard let branch = caseBranch() else { break }
      branches.append(branch)
      skipLines()
    }
    if !takeReserved("esac") { failUnfinished(.missing("esac", of: "case"), caseRange) }
    return .choice(CaseClause(subject: subject, branches: branches))
  }

  private mutating func caseBranch() -> CaseClause.Branch? {
    let start = position
    if take("(") { skipBlanks() }
    var patterns: [Word] = []
    repeat {
      skipBlanks()
      guard let pattern = word(.casePattern) else { break }
      patterns.append(pattern)
      skipBlanks()
    } while peek() == "|" && take("|")
    if patterns.isEmpty || peek() != ")" {
      guard !isAtEnd else { return nil }
      fail(.patternEnd, range(start, max(position, start + 1)))
    }
    _ = take(")")
    let body = list(until: [.caseBranch, .esac])
    let end = position
    let ending: CaseClause.Ending =
      take(";;&") ? .testNext : take(";&") ? .fallThrough : take(";;") ? .leave : .leave
    if position > end { mark(.sign, from: end) }
    if position == end, !standsReserved("esac") { return nil }
    return CaseClause.Branch(range: range(from: start), patterns: patterns, body: body, ending: ending)
  }
}

extension Message {
  fileprivate static func missing(_ word: String, of token: String) -> Message { "`\(token)` without `\(word)`" }
  fileprivate static let loopExpressions: Message = "`for ((` takes three expressions with `;` in between"
  fileprivate static let patternEnd: Message = "no pattern that ends in `)`"
}
