import ForgeDiagnostics
package import ForgeShell

/// The tree of a script as compact S-expressions. Parts of a word are joined by `+`; a command is a list of its words,
/// with `(= name value)` for assignments and `(> file)` for redirections.
package struct TreePrinter {
  /// Whether spellings that mean the same are printed the same: quotes and continuations that change nothing, `${x}` for
  /// `$x`, backquotes for `$(…)`.
  private let isNormal: Bool

  /// The tree as it was written.
  package static func print(_ text: String) -> String {
    TreePrinter(isNormal: false).script(ShellScript.parse(Array(text.utf8)))
  }

  /// The tree of a script as it was written.
  package static func print(_ script: ShellScript) -> String { TreePrinter(isNormal: false).script(script) }

  /// The tree as far as it means something.
  package static func normal(_ script: ShellScript) -> String { TreePrinter(isNormal: true).script(script) }

  /// The item as it was written.
  package static func print(_ item: AndOrList) -> String { TreePrinter(isNormal: false).item(item) }

  private func script(_ script: ShellScript) -> String {
    list(script.commands) + script.errors.map { " !\($0.message.text)" }.joined()
  }

  func list(_ list: CommandList) -> String {
    let items = list.items.map(item)
    return items.count == 1 ? items[0] : "(list\(items.map { " " + $0 }.joined()))"
  }

  private func item(_ item: AndOrList) -> String {
    var text = pipeline(item.first)
    for link in item.rest { text = "(\(link.joint.rawValue) \(text) \(pipeline(link.pipeline)))" }
    return item.isBackground ? "(& \(text))" : text
  }

  private func pipeline(_ pipeline: Pipeline) -> String {
    var text = pipeline.commands.map(command).joined(separator: " ")
    if pipeline.commands.count > 1 {
      let signs = Set(pipeline.pipesErrors)
      // One sign for all, where it is the same for all.
      text = "(\(signs.count > 1 ? "\(pipeline.pipesErrors)" : signs.contains(true) ? "|&" : "|") \(text))"
    }
    if pipeline.isNegated { text = "(! \(text))" }
    return pipeline.isTimed ? "(time \(text))" : text
  }

  private func command(_ command: Command) -> String {
    switch command {
    case .simple(let command): simple(command)
    case .compound(let command): compound(command)
    case .function(let function): "(function \(function.name) \(compound(function.body)))"
    case .coprocess(let coprocess):
      "(coproc \(coprocess.name.map { $0 + " " } ?? "")\(self.command(coprocess.command)))"
    }
  }

  func simple(_ command: SimpleCommand) -> String {
    let parts =
      command.assignments.map(assignment) + command.words.map(word) + command.redirections.map(redirection)
    return "(\(parts.joined(separator: " ")))"
  }

  private func assignment(_ assignment: Assignment) -> String {
    let index = assignment.index.map { "[\(word($0))]" } ?? ""
    let sign = assignment.isAppend ? "+=" : "="
    switch assignment.value {
    case .word(let value):
      return
        "(\(sign) \(assignment.name)\(index)\(value.parts.isEmpty && !isNormal ? "" : " " + (isNormal && value.parts.isEmpty ? shown("") : word(value))))"
    case .array(_, let elements): return "(\(sign) \(assignment.name)\(index) \(array(elements)))"
    }
  }

  private func array(_ elements: [ArrayElement]) -> String {
    let texts = elements.map { element in
      guard let index = element.index else { return " " + word(element.value) }
      return " ([\(word(index))]\(element.isAppend ? "+=" : "=") \(word(element.value)))"
    }
    return "(array\(texts.joined()))"
  }

  private func redirection(_ redirection: Redirection) -> String {
    let descriptor =
      switch redirection.descriptor {
      case .number(let number): "\(number)"
      case .variable(let name): "{\(name)}"
      case nil: ""
      }
    if let heredoc = redirection.heredoc {
      let quote = heredoc.isExpanded ? "" : "'"
      let end = heredoc.closing == nil ? " unclosed" : ""
      if isNormal { return "(\(descriptor)<< \(word(heredoc.body))\(end))" }
      return "(\(descriptor)\(redirection.kind.rawValue) \(quote)\(heredoc.delimiter)\(quote) "
        + "\(lines(word(heredoc.body)))\(end))"
    }
    return "(\(descriptor)\(redirection.kind.rawValue) \(word(redirection.target)))"
  }

  private func lines(_ text: String) -> String {
    String(text.flatMap { $0 == "\n" || $0 == "\r\n" ? Array("⏎") : [$0] })
  }

  // MARK: Compound commands

  private func compound(_ command: CompoundCommand) -> String {
    let text = kind(command.kind)
    if command.redirections.isEmpty { return text }
    return "(with \(text) \(command.redirections.map(redirection).joined(separator: " ")))"
  }

  private func kind(_ kind: CompoundCommand.Kind) -> String {
    switch kind {
    case .subshell(let body): "(subshell \(list(body)))"
    case .group(let body): "(group \(list(body)))"
    case .conditional(let clause): conditional(clause)
    case .loop(let loop):
      "(\(loop.isSelect ? "select" : "for") \(loop.variable) "
        + "\(loop.words.map { "(\($0.map(word).joined(separator: " ")))" } ?? "@") \(list(loop.body)))"
    case .arithmeticLoop(let loop):
      "(for ((\(loop.expressions.map { word($0.expression) }.joined(separator: ";")))) \(list(loop.body)))"
    case .conditionLoop(let loop):
      "(\(loop.isUntil ? "until" : "while") \(list(loop.condition)) \(list(loop.body)))"
    case .choice(let clause): "(case \(word(clause.subject))\(clause.branches.map { " " + branch($0) }.joined()))"
    case .test(let expression): "(test \(test(expression)))"
    case .arithmetic(let arithmetic): "(math \(word(arithmetic.expression)))"
    }
  }

  private func conditional(_ clause: IfClause) -> String {
    let branches = clause.branches.map { "\(list($0.condition)) \(list($0.body))" }.joined(separator: " ")
    return "(if \(branches)\(clause.otherwise.map { " else \(list($0))" } ?? ""))"
  }

  private func branch(_ branch: CaseClause.Branch) -> String {
    let ending = branch.ending == .leave ? "" : " \(branch.ending.rawValue)"
    return "((\(branch.patterns.map(word).joined(separator: " "))) \(list(branch.body))\(ending))"
  }

  private func test(_ expression: ConditionalExpression) -> String {
    switch expression {
    case .word(let operand): word(operand)
    case .unary(let sign, let operand): "(\(sign) \(word(operand)))"
    case .binary(let left, let sign, let right): "(\(sign) \(word(left)) \(word(right)))"
    case .not(let inner): "(! \(test(inner)))"
    case .all(let parts): "(&& \(parts.map(test).joined(separator: " ")))"
    case .any(let parts): "(|| \(parts.map(test).joined(separator: " ")))"
    case .missing: "?"
    }
  }

  // MARK: Words

  private func word(_ word: Word) -> String { isNormal ? normal(word.parts) : parts(word.parts) }

  /// Text that stands for itself is one text, however it is quoted.
  private func normal(_ parts: [WordPart]) -> String {
    var pieces: [String] = []
    var text: String?
    append(parts, &pieces, &text, isQuoted: false)
    if let text { pieces.append(shown(text)) }
    return pieces.joined(separator: "+")
  }

  private func append(_ parts: [WordPart], _ pieces: inout [String], _ text: inout String?, isQuoted: Bool) {
    for part in parts {
      switch part.kind {
      case .literal(let value), .escaped(let value): text = (text ?? "") + value
      case .quoted(_, let inner):
        if inner.isEmpty { text = text ?? "" }
        append(inner, &pieces, &text, isQuoted: true)
      default:
        if let before = text { pieces.append(shown(before)) }
        text = nil
        pieces.append(isQuoted ? "\"\(self.part(part))\"" : self.part(part))
      }
    }
  }

  private func shown(_ text: String) -> String {
    let isPlain =
      !text.isEmpty
      && text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || "0123456789_./:=-".unicodeScalars.contains($0) }
    return isPlain ? text : "‹\(lines(text))›"
  }

  private func parts(_ parts: [WordPart]) -> String { parts.map(part).joined(separator: "+") }

  private func part(_ part: WordPart) -> String {
    switch part.kind {
    case .literal(let text): text
    case .escaped(let text): "\\" + text
    case .quoted(.single, let parts): "'\(self.parts(parts))'"
    case .quoted(.double, let parts): "\"\(self.parts(parts))\""
    case .quoted(.ansiC, let parts): "$'\(self.parts(parts))'"
    case .quoted(.locale, let parts): "$\"\(self.parts(parts))\""
    case .parameter(let expansion): parameter(expansion)
    case .command(let substitution):
      "(\(substitution.isBackquoted && !isNormal ? "bq" : "sub") \(list(substitution.commands)))"
    case .arithmetic(let arithmetic): "(math \(word(arithmetic.expression)))"
    case .process(let process): "(\(process.isInput ? "from" : "to") \(list(process.commands)))"
    case .tilde(let user): user.isEmpty ? "(~)" : "(~ \(user))"
    case .glob(let glob): self.glob(glob)
    case .braces(.list(let words)): "(braces \(words.map(word).joined(separator: " ")))"
    case .braces(.sequence(let first, let last, let step)):
      "(range \(first) \(last)\(step.map { " " + $0 } ?? ""))"
    case .placeholder(let name): "<\(name)>"
    case .array(let elements): array(elements)
    }
  }

  private func glob(_ glob: Glob) -> String {
    switch glob {
    case .anyText: "(glob *)"
    case .anyCharacter: "(glob ?)"
    case .bracket(let text): "(glob \(text))"
    case .extended(let kind, let words): "(glob \(kind) \(words.map(word).joined(separator: " ")))"
    }
  }

  private func parameter(_ expansion: ParameterExpansion) -> String {
    let isPlain = !expansion.isLength && !expansion.isIndirect && expansion.index == nil && expansion.operation == nil
    guard expansion.isBraced, !(isNormal && isPlain) else { return "$" + expansion.name }
    let sign = expansion.isLength ? "# " : expansion.isIndirect ? "! " : ""
    let index = expansion.index.map { " [\(word($0))]" } ?? ""
    return "($ \(sign)\(expansion.name)\(index)\(expansion.operation.map { " " + operation($0) } ?? ""))"
  }

  private func operation(_ operation: ParameterExpansion.Operation) -> String {
    switch operation {
    case .fallback(let kind, let countsEmpty, let value):
      let sign = [.use: "-", .assign: "=", .fail: "?", .alternative: "+"][kind] ?? ""
      return "\(countsEmpty ? ":" : "")\(sign) \(word(value))"
    case .remove(let side, let isLongest, let pattern):
      let sign = side == .prefix ? "#" : "%"
      return "\(isLongest ? sign + sign : sign) \(word(pattern))"
    case .replace(let scope, let pattern, let text):
      let sign = [.first: "/", .all: "//", .prefix: "/#", .suffix: "/%"][scope] ?? ""
      return "\(sign) \(word(pattern))\(text.map { " " + word($0) } ?? "")"
    case .substring(let offset, let length): return ": \(word(offset))\(length.map { " : " + word($0) } ?? "")"
    case .changeCase(let letter, let isAll, let pattern):
      let sign = String(letter) + (isAll ? String(letter) : "")
      return pattern.parts.isEmpty ? sign : "\(sign) \(word(pattern))"
    case .transform(let letter): return "@\(letter)"
    case .names: return "*"
    }
  }
}
