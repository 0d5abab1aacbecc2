import ForgeDiagnostics

/// Commands by how they begin (POSIX 2.9, bash manual 3.2).
extension ShellParser {
  /// The command that stands here, or nil where none does.
  mutating func command() -> Command? {
    let start = position
    switch reservedWord() {
    case "function": return nested(from: start) { $0.functionByKeyword() }
    case "coproc": return nested(from: start) { $0.coprocess() }
    default: break
    }
    if let compound = compound() { return .compound(compound) }
    if let parenthesis = functionParenthesis() {
      return nested(from: start) { $0.function(parenthesis: parenthesis) }
    }
    return simpleCommand().map(Command.simple)
  }

  /// The compound command that stands here, with its redirections, or nil where none does.
  mutating func compound() -> CompoundCommand? {
    let start = position
    guard standsCompound() else { return nil }
    let kind = nested(from: start) { $0.compoundKind() }
    var end = position
    var redirections: [Redirection] = []
    while true {
      skipBlanks()
      guard let redirection = redirection() else { break }
      redirections.append(redirection)
      end = position
    }
    position = isTooDeep ? limit : end
    return CompoundCommand(range: range(start, end), kind: kind, redirections: redirections)
  }

  private static let compoundWords: Set<String> = ["if", "while", "until", "for", "select", "case", "{", "[["]

  private func standsCompound() -> Bool {
    peek() == "(" || reservedWord().map(Self.compoundWords.contains) == true
  }

  private mutating func compoundKind() -> CompoundCommand.Kind {
    let start = position
    switch reservedWord() {
    case "if": return ifClause()
    case "while": return conditionLoop("while")
    case "until": return conditionLoop("until")
    case "for": return loop("for")
    case "select": return loop("select")
    case "case": return caseClause()
    case "[[": return test()
    case "{":
      _ = takeReserved("{")
      let body = body(until: .brace, of: "{", from: start)
      if !takeReserved("}") { failUnfinished(.unclosed("{"), range(start, start + 1)) }
      return .group(body)
    default: return parentheses()
    }
  }

  private mutating func parentheses() -> CompoundCommand.Kind {
    let start = position
    if peek(1) == "(", let closing = arithmeticEnd(start, start + 1) {
      return .arithmetic(arithmetic(from: start + 2, closing: closing))
    }
    guard take("(") else { return .subshell(list(until: .parenthesis)) }
    mark(.sign, from: start)
    let body = body(until: .parenthesis, of: "(", from: start)
    let end = position
    close(")", from: start, .unclosed("("))
    if position > end { mark(.sign, from: end) }
    return .subshell(body)
  }

  /// A list that must not be empty.
  mutating func body(until terminators: Terminators, of token: String, from start: Int) -> CommandList {
    let tokenRange = range(start, min(start + token.utf8.count, limit))
    let list = list(until: terminators)
    if list.items.isEmpty { failUnfinished(.commandMissing(after: token), tokenRange) }
    return list
  }

  // MARK: Functions

  /// Where the `(` of `name ()` stands, or nil.
  private func functionParenthesis() -> Int? {
    var end = position
    while !isDelimiter(at: end) {
      switch scalar(at: end) {
      case "$", "`", "'", "\"", "\\", "=": return nil
      default: end += 1
      }
    }
    guard end > position else { return nil }
    while isBlank(scalar(at: end)) { end += 1 }
    return emptyParenthesesEnd(at: end) == nil ? nil : end
  }

  private func emptyParenthesesEnd(at start: Int) -> Int? {
    guard scalar(at: start) == "(" else { return nil }
    var end = start + 1
    while isBlank(scalar(at: end)) { end += 1 }
    return scalar(at: end) == ")" ? end + 1 : nil
  }

  private mutating func function(parenthesis: Int) -> Command {
    let start = position
    while !isDelimiter(at: position) { position += 1 }
    let nameEnd = position
    if !isTooDeep { position = emptyParenthesesEnd(at: parenthesis) ?? position }
    return function(from: start, nameStart: start, nameEnd: nameEnd)
  }

  private mutating func functionByKeyword() -> Command {
    let start = position
    _ = takeReserved("function")
    skipBlanks()
    let nameStart = position
    while !isDelimiter(at: position) { position += 1 }
    let nameEnd = position
    if nameEnd == nameStart { fail(.nameMissing(after: "function"), range(start, nameStart)) }
    skipBlanks()
    if let end = emptyParenthesesEnd(at: position) { position = end }
    return function(from: start, nameStart: nameStart, nameEnd: nameEnd)
  }

  private mutating func function(from start: Int, nameStart: Int, nameEnd: Int) -> Command {
    let headEnd = position
    skipLines()
    var body = compound()
    if body == nil {
      position = isTooDeep ? limit : headEnd
      failUnfinished(.functionBodyMissing(text(nameStart..<nameEnd)), range(start, headEnd))
      skipBlanks()
      body = simpleCommand().map(CompoundCommand.init(wrapping:))
    }
    return .function(
      FunctionDefinition(
        range: range(from: start), name: text(nameStart..<nameEnd), nameRange: range(nameStart, nameEnd),
        body: body ?? .nothing(at: range(position, position))))
  }

  // MARK: Coprocesses

  private mutating func coprocess() -> Command {
    let start = position
    _ = takeReserved("coproc")
    skipBlanks()
    let nameStart = position
    let name = coprocessName()
    let command = command()
    if command == nil { failUnfinished(.commandMissing(after: "coproc"), range(start, nameStart)) }
    return .coprocess(
      Coprocess(
        range: range(from: start), name: name, command: command ?? .compound(.nothing(at: range(position, position)))))
  }

  /// A name, which only a compound command can have.
  private mutating func coprocessName() -> String? {
    let start = position
    guard !standsCompound(), let name = name(), isBlank(peek()) || peek() == "(" else {
      position = start
      return nil
    }
    skipBlanks()
    if standsCompound() { return name }
    position = start
    return nil
  }
}

extension CompoundCommand {
  /// A simple command where a compound one had to be.
  fileprivate init(wrapping command: SimpleCommand) {
    let pipeline = Pipeline(
      range: command.range, isNegated: false, isTimed: false, commands: [.simple(command)], pipesErrors: [])
    let item = AndOrList(range: command.range, first: pipeline, rest: [], isBackground: false)
    self.init(
      range: command.range, kind: .group(CommandList(range: command.range, items: [item])), redirections: [])
  }

  /// Stands in for a command that had to be there.
  fileprivate static func nothing(at range: Range<Int>) -> CompoundCommand {
    CompoundCommand(range: range, kind: .group(CommandList(range: range, items: [])), redirections: [])
  }
}

extension Message {
  static func nameMissing(after token: String) -> Message { "no name after `\(token)`" }
  fileprivate static func functionBodyMissing(_ name: String) -> Message {
    "function `\(name)` without a body in braces or parentheses"
  }
}
