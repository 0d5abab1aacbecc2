package import ForgeShell

/// Collects what is wrong with the ranges of a tree: each must lie inside the bytes and inside its parent.
package struct RangeChecks {
  /// One line for each range that lies wrong; empty for every script there is.
  package private(set) var faults: [String] = []
  private let count: Int

  /// `count` is the length of the text that the ranges refer to.
  package init(_ script: ShellScript, count: Int) {
    self.count = count
    list(script.commands, in: 0..<count)
    for comment in script.comments { check(comment.range, in: 0..<count, "comment") }
    for error in script.errors { check(error.range, in: 0..<count, "error") }
  }

  private mutating func check(_ range: Range<Int>, in parent: Range<Int>, _ name: String) {
    let isInside = range.lowerBound >= parent.lowerBound && range.upperBound <= parent.upperBound
    if !isInside || range.lowerBound < 0 || range.upperBound > count { faults.append("\(name) \(range) in \(parent)") }
  }

  private mutating func list(_ list: CommandList, in parent: Range<Int>) {
    check(list.range, in: parent, "list")
    var end = list.range.lowerBound
    for item in list.items {
      check(item.range, in: end..<max(end, list.range.upperBound), "item")
      end = max(end, item.range.upperBound)
      pipeline(item.first, in: item.range)
      for link in item.rest {
        check(link.jointRange, in: item.range, "joint")
        pipeline(link.pipeline, in: item.range)
      }
    }
  }

  private mutating func pipeline(_ pipeline: Pipeline, in parent: Range<Int>) {
    check(pipeline.range, in: parent, "pipeline")
    var end = pipeline.range.lowerBound
    for command in pipeline.commands {
      self.command(command, in: end..<max(end, pipeline.range.upperBound))
      end = max(end, command.range.upperBound)
    }
  }

  private mutating func command(_ command: Command, in parent: Range<Int>) {
    check(command.range, in: parent, "command")
    switch command {
    case .simple(let simple): self.simple(simple)
    case .compound(let compound): self.compound(compound, in: parent)
    case .function(let function):
      check(function.nameRange, in: function.range, "function name")
      compound(function.body, in: function.range)
    case .coprocess(let coprocess): self.command(coprocess.command, in: coprocess.range)
    }
  }

  private mutating func simple(_ command: SimpleCommand) {
    for assignment in command.assignments + command.declarations { self.assignment(assignment, in: command.range) }
    for word in command.words { self.word(word, in: command.range) }
    for redirection in command.redirections { self.redirection(redirection, in: command.range) }
  }

  private mutating func assignment(_ assignment: Assignment, in parent: Range<Int>) {
    check(assignment.range, in: parent, "assignment")
    check(assignment.nameRange, in: assignment.range, "assigned name")
    if let index = assignment.index { word(index, in: assignment.range) }
    switch assignment.value {
    case .word(let value): word(value, in: assignment.range)
    case .array(let range, let elements):
      check(range, in: assignment.range, "array")
      array(elements, in: range)
    }
  }

  private mutating func array(_ elements: [ArrayElement], in parent: Range<Int>) {
    for element in elements {
      check(element.range, in: parent, "element")
      if let index = element.index { word(index, in: element.range) }
      word(element.value, in: element.range)
    }
  }

  private mutating func redirection(_ redirection: Redirection, in parent: Range<Int>) {
    check(redirection.range, in: parent, "redirection")
    check(redirection.operatorRange, in: redirection.range, "operator")
    word(redirection.target, in: redirection.range)
    // A body stands after the command, wherever its line ends.
    guard let heredoc = redirection.heredoc else { return }
    word(heredoc.body, in: 0..<count)
    if let closing = heredoc.closing { check(closing, in: heredoc.body.range.upperBound..<count, "closing line") }
  }

  private mutating func compound(_ command: CompoundCommand, in parent: Range<Int>) {
    check(command.range, in: parent, "compound")
    for redirection in command.redirections { self.redirection(redirection, in: command.range) }
    switch command.kind {
    case .subshell(let body), .group(let body): list(body, in: command.range)
    case .conditional(let clause):
      for branch in clause.branches {
        list(branch.condition, in: command.range)
        list(branch.body, in: command.range)
      }
      if let otherwise = clause.otherwise { list(otherwise, in: command.range) }
    case .loop(let loop):
      check(loop.variableRange, in: command.range, "variable")
      for word in loop.words ?? [] { self.word(word, in: command.range) }
      list(loop.body, in: command.range)
    case .arithmeticLoop(let loop):
      for expression in loop.expressions { word(expression.expression, in: command.range) }
      list(loop.body, in: command.range)
    case .conditionLoop(let loop):
      list(loop.condition, in: command.range)
      list(loop.body, in: command.range)
    case .choice(let clause):
      word(clause.subject, in: command.range)
      for branch in clause.branches {
        check(branch.range, in: command.range, "branch")
        for pattern in branch.patterns { word(pattern, in: branch.range) }
        list(branch.body, in: branch.range)
      }
    case .test(let expression): test(expression, in: command.range)
    case .arithmetic(let arithmetic): word(arithmetic.expression, in: command.range)
    }
  }

  private mutating func test(_ expression: ConditionalExpression, in parent: Range<Int>) {
    switch expression {
    case .word(let word), .unary(_, let word): self.word(word, in: parent)
    case .binary(let left, _, let right):
      word(left, in: parent)
      word(right, in: parent)
    case .not(let inner): test(inner, in: parent)
    case .all(let parts), .any(let parts): for part in parts { test(part, in: parent) }
    case .missing: break
    }
  }

  // MARK: Words

  private mutating func word(_ word: Word, in parent: Range<Int>) {
    check(word.range, in: parent, "word")
    parts(word.parts, in: word.range)
  }

  private mutating func parts(_ parts: [WordPart], in parent: Range<Int>) {
    var end = parent.lowerBound
    for part in parts {
      check(part.range, in: end..<max(end, parent.upperBound), "part")
      end = max(end, part.range.upperBound)
      switch part.kind {
      case .literal, .escaped, .tilde, .placeholder, .braces(.sequence): break
      case .quoted(_, let parts): self.parts(parts, in: part.range)
      case .parameter(let expansion): parameter(expansion, in: part.range)
      case .command(let substitution): list(substitution.commands, in: part.range)
      case .arithmetic(let arithmetic): word(arithmetic.expression, in: part.range)
      case .process(let process): list(process.commands, in: part.range)
      case .glob(.extended(_, let words)), .braces(.list(let words)):
        for word in words { self.word(word, in: part.range) }
      case .glob: break
      case .array(let elements): array(elements, in: part.range)
      }
    }
  }

  private mutating func parameter(_ expansion: ParameterExpansion, in parent: Range<Int>) {
    check(expansion.nameRange, in: parent, "parameter name")
    if let index = expansion.index { word(index, in: parent) }
    switch expansion.operation {
    case .fallback(_, _, let value), .remove(_, _, let value), .changeCase(_, _, let value): word(value, in: parent)
    case .replace(_, let first, let second), .substring(let first, let second):
      word(first, in: parent)
      if let second { word(second, in: parent) }
    case .transform, .names, nil: break
    }
  }
}
