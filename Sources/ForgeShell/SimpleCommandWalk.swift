extension ShellScript {
  /// All simple commands in the order bash would run them if it took every branch: those of a word's substitutions
  /// before the command that has the word (POSIX 2.9.1), those of a function where it is defined.
  package var simpleCommands: [SimpleCommand] { commands.simpleCommands }
}

extension ShellScript {
  /// All `case` clauses, in the order in which they stand.
  package var caseClauses: [CaseClause] {
    var walk = SimpleCommandWalk()
    walk.list(commands)
    return walk.clauses
  }
}

extension CommandList {
  /// All simple commands inside, in the order of `ShellScript.simpleCommands`.
  package var simpleCommands: [SimpleCommand] {
    var walk = SimpleCommandWalk()
    walk.list(self)
    return walk.commands
  }
}

/// Recursion is bounded: the parser's depth limit is the tree's.
private struct SimpleCommandWalk {
  var commands: [SimpleCommand] = []
  var clauses: [CaseClause] = []

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
    case .simple(let simple):
      words(simple.words)
      redirections(simple.redirections)
      for assignment in simple.assignments { self.assignment(assignment) }
      commands.append(simple)
    case .compound(let compound): self.compound(compound)
    case .function(let function): compound(function.body)
    case .coprocess(let coprocess): self.command(coprocess.command)
    }
  }

  private mutating func assignment(_ assignment: Assignment) {
    if let index = assignment.index { word(index) }
    switch assignment.value {
    case .word(let value): word(value)
    case .array(_, let elements): array(elements)
    }
  }

  private mutating func array(_ elements: [ArrayElement]) {
    for element in elements {
      if let index = element.index { word(index) }
      word(element.value)
    }
  }

  private mutating func redirections(_ redirections: [Redirection]) {
    for redirection in redirections {
      word(redirection.target)
      if let heredoc = redirection.heredoc { word(heredoc.body) }
    }
  }

  private mutating func compound(_ command: CompoundCommand) {
    redirections(command.redirections)
    switch command.kind {
    case .subshell(let body), .group(let body): list(body)
    case .conditional(let clause):
      for branch in clause.branches {
        list(branch.condition)
        list(branch.body)
      }
      if let otherwise = clause.otherwise { list(otherwise) }
    case .loop(let loop):
      words(loop.words ?? [])
      list(loop.body)
    case .arithmeticLoop(let loop):
      words(loop.expressions.map(\.expression))
      list(loop.body)
    case .conditionLoop(let loop):
      list(loop.condition)
      list(loop.body)
    case .choice(let clause):
      clauses.append(clause)
      word(clause.subject)
      for branch in clause.branches {
        words(branch.patterns)
        list(branch.body)
      }
    case .test(let expression): test(expression)
    case .arithmetic(let arithmetic): word(arithmetic.expression)
    }
  }

  private mutating func test(_ expression: ConditionalExpression) {
    switch expression {
    case .word(let operand), .unary(_, let operand): word(operand)
    case .binary(let left, _, let right): words([left, right])
    case .not(let inner): test(inner)
    case .all(let parts), .any(let parts): for part in parts { test(part) }
    case .missing: break
    }
  }

  private mutating func words(_ words: [Word]) {
    for word in words { self.word(word) }
  }

  private mutating func word(_ word: Word) {
    for part in word.parts { self.part(part) }
  }

  private mutating func part(_ part: WordPart) {
    switch part.kind {
    case .quoted(_, let parts): for part in parts { self.part(part) }
    case .parameter(let expansion): parameter(expansion)
    case .command(let substitution): list(substitution.commands)
    case .process(let process): list(process.commands)
    case .arithmetic(let arithmetic): word(arithmetic.expression)
    case .glob(.extended(_, let words)), .braces(.list(let words)): self.words(words)
    case .array(let elements): array(elements)
    case .literal, .escaped, .tilde, .glob, .braces, .placeholder: break
    }
  }

  private mutating func parameter(_ expansion: ParameterExpansion) {
    if let index = expansion.index { word(index) }
    switch expansion.operation {
    case .fallback(_, _, let value), .remove(_, _, let value), .changeCase(_, _, let value): word(value)
    case .replace(_, let first, let second), .substring(let first, let second):
      word(first)
      if let second { word(second) }
    case .transform, .names, nil: break
    }
  }
}
