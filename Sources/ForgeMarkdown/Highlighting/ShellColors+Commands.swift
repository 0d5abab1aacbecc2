import ForgeShell

/// Commands, and what stands around their words.
extension ShellColors {
  mutating func list(_ list: CommandList) {
    for item in list.items {
      pipeline(item.first)
      for link in item.rest { pipeline(link.pipeline) }
    }
  }

  private mutating func pipeline(_ pipeline: Pipeline) {
    for command in pipeline.commands { self.command(command) }
  }

  private mutating func command(_ command: Command) {
    switch command {
    case .simple(let simple): self.simple(simple)
    case .compound(let compound): self.compound(compound)
    case .function(let function):
      add(.name, function.nameRange)
      compound(function.body)
    case .coprocess(let coprocess): self.command(coprocess.command)
    }
  }

  private mutating func compound(_ command: CompoundCommand) {
    switch command.kind {
    case .subshell(let body), .group(let body): list(body)
    case .conditional(let clause):
      for branch in clause.branches {
        list(branch.condition)
        list(branch.body)
      }
      if let otherwise = clause.otherwise { list(otherwise) }
    case .loop(let loop):
      add(.variable, loop.variableRange)
      for word in loop.words ?? [] { argument(word) }
      list(loop.body)
    case .arithmeticLoop(let loop):
      for expression in loop.expressions { parts(expression.expression.parts) }
      list(loop.body)
    case .conditionLoop(let loop):
      list(loop.condition)
      list(loop.body)
    case .choice(let clause):
      word(clause.subject)
      for branch in clause.branches {
        for pattern in branch.patterns { argument(pattern) }
        list(branch.body)
      }
    case .test(let expression): test(expression)
    case .arithmetic(let arithmetic): word(arithmetic.expression)
    }
    for redirection in command.redirections { self.redirection(redirection) }
  }

  private mutating func test(_ expression: ConditionalExpression) {
    switch expression {
    case .word(let operand), .unary(_, let operand): argument(operand)
    case .binary(let left, _, let right):
      argument(left)
      argument(right)
    case .not(let inner): test(inner)
    case .all(let parts), .any(let parts): for part in parts { test(part) }
    case .missing: break
    }
  }

  private mutating func redirection(_ redirection: Redirection) {
    add(.operator, redirection.operatorRange)
    guard let heredoc = redirection.heredoc else { return word(redirection.target) }
    add(.string, redirection.target.range)
    fill(.string, heredoc.body.range, heredoc.body.parts)
    if let closing = heredoc.closing { add(.string, closing) }
  }

  // MARK: Simple commands

  private mutating func simple(_ command: SimpleCommand) {
    for assignment in command.assignments { self.assignment(assignment) }
    if let name = command.name { words(name, command) }
    for redirection in command.redirections { self.redirection(redirection) }
  }

  private mutating func assignment(_ assignment: Assignment) {
    add(.variable, assignment.nameRange)
    if let index = assignment.index { word(index) }
    switch assignment.value {
    case .word(let value): argument(value)
    case .array(_, let elements): array(elements)
    }
  }

  mutating func array(_ elements: [ArrayElement]) {
    for element in elements {
      if let index = element.index { word(index) }
      argument(element.value)
    }
  }

  /// The name and the arguments. A command that runs another leaves the next word to be a name.
  private mutating func words(_ name: Word, _ command: SimpleCommand) {
    let value = literal(name) ?? ""
    let isDeclaration = Self.declarations.contains(value)
    add(
      name, Self.controls.contains(value) || isDeclaration ? .keyword : Self.constants.contains(value) ? .number : .name
    )
    var isNameNext = Self.wrappers.contains(value)
    var declarations = command.declarations[...]
    for word in command.arguments {
      if let declaration = declarations.first, declaration.range == word.range {
        declarations.removeFirst()
        assignment(declaration)
        continue
      }
      let isPlain = isNameNext || isDeclaration ? literal(word).map { !$0.hasPrefix("-") && !$0.contains("=") } : nil
      guard isPlain == true else {
        argument(word)
        continue
      }
      add(word, isDeclaration ? .variable : .name)
      if isNameNext { isNameNext = Self.wrappers.contains(literal(word) ?? "") }
    }
  }

  /// The text of a word that is one piece without quotes.
  private func literal(_ word: Word) -> String? {
    guard word.parts.count == 1, case .literal(let text) = word.parts[0].kind else { return nil }
    return text
  }

  private mutating func add(_ word: Word, _ kind: Highlighter.Kind) {
    if word.parts.count == 1, case .literal = word.parts[0].kind { add(kind, word.range) } else { fill(kind, word) }
  }

  /// The text of a word in the colour of what it is; quotes and expansions in it keep theirs.
  private mutating func fill(_ kind: Highlighter.Kind, _ word: Word) {
    for part in word.parts {
      switch part.kind {
      case .literal, .escaped: add(kind, part.range)
      default: parts([part])
      }
    }
  }

  /// What decides which command is the next.
  private static let controls: Set<String> = [
    ".", "break", "continue", "eval", "exit", "return", "set", "shift", "source", "trap",
  ]
  private static let declarations: Set<String> = [
    "alias", "declare", "export", "local", "mapfile", "read", "readarray", "readonly", "typeset", "unset",
  ]
  private static let wrappers: Set<String> = ["command", "env", "exec", "nohup", "sudo", "time", "xargs"]
  private static let constants: Set<String> = ["false", "true"]
}
