/// Builds the tree of one text (text/template/parse, parse.go).
struct TemplateParser {
  /// How deep actions and parentheses may stand inside each other.
  private static let deepest = 200

  private let text: TemplateText
  private let functions: Set<String>
  private var lexer: TemplateLexer
  private var pushedBack: [TemplateLexer.Item] = []
  /// The names of the variables in scope.
  private var variables = ["$"]
  private var loops = 0
  private var depth = 0
  private(set) var declared: [GoTemplate] = []

  /// The templates that `text` declares, the text itself under its own name last. `functions` are the names that may be
  /// called.
  static func parse(_ text: TemplateText, functions: Set<String>) throws(GoTemplateError) -> [GoTemplate] {
    var parser = TemplateParser(text: text, functions: functions, lexer: TemplateLexer(text.bytes))
    do throws(TemplateLexer.Fault) {
      let body = try parser.list(ends: []).nodes
      let whole = text.source(of: 0..<0)
      parser.declared.append(GoTemplate(name: text.name, text: text, body: body, range: whole))
      return parser.declared
    } catch {
      throw GoTemplateError(GoFailure(error.message), at: text.source(of: error.range))
    }
  }

  private init(text: TemplateText, functions: Set<String>, lexer: TemplateLexer) {
    self.text = text
    self.functions = functions
    self.lexer = lexer
  }

  // MARK: Tokens

  private mutating func next() throws(TemplateLexer.Fault) -> TemplateLexer.Item {
    if let item = pushedBack.popLast() { return item }
    return try lexer.next()
  }

  private mutating func peek() throws(TemplateLexer.Fault) -> TemplateLexer.Item {
    let item = try next()
    pushedBack.append(item)
    return item
  }

  private mutating func nextNonSpace() throws(TemplateLexer.Fault) -> TemplateLexer.Item {
    var item = try next()
    while item.token == .space { item = try next() }
    return item
  }

  private mutating func peekNonSpace() throws(TemplateLexer.Fault) -> TemplateLexer.Item {
    let item = try nextNonSpace()
    pushedBack.append(item)
    return item
  }

  private mutating func expectEnd(_ context: String) throws(TemplateLexer.Fault) {
    let item = try nextNonSpace()
    guard item.token == .actionEnd else { throw unexpected(item, context) }
  }

  private func unexpected(_ item: TemplateLexer.Item, _ context: String) -> TemplateLexer.Fault {
    if item.token == .end { return TemplateLexer.Fault(message: "unexpected EOF", range: item.range) }
    let shown = String(decoding: text.bytes[item.range].prefix(40), as: UTF8.self)
    return TemplateLexer.Fault(message: "unexpected `\(shown)` in \(context)", range: item.range)
  }

  // MARK: Lists

  /// The keyword that ended a list.
  private enum Ending: Hashable {
    case end
    case `else`
    /// The end of the text.
    case text
  }

  /// Nodes up to one of `ends`; the keyword's token is taken, what follows it is not.
  private mutating func list(ends: Set<Ending>) throws(TemplateLexer.Fault) -> (nodes: [TemplateNode], ending: Ending) {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw TemplateLexer.Fault(message: "actions stand too deep inside each other", range: try peek().range)
    }
    var nodes: [TemplateNode] = []
    while true {
      let item = try next()
      switch item.token {
      case .end:
        guard ends.isEmpty else { throw unexpected(item, "a block without its `end`") }
        return (nodes, .text)
      case .text: nodes.append(.text(item.range))
      case .actionStart:
        let first = try nextNonSpace()
        if case .identifier(let word) = first.token {
          if word == "end" || word == "else" {
            let ending: Ending = word == "end" ? .end : .else
            guard ends.contains(ending) else { throw unexpected(first, "this place") }
            return (nodes, ending)
          }
          if word == "define" {
            guard depth == 1 else { throw unexpected(first, "a block") }
            try definition(first)
            continue
          }
          if let node = try keyword(word, first) {
            nodes.append(node)
            continue
          }
        }
        pushedBack.append(first)
        let pipeline = try pipeline("command", start: first.range.lowerBound)
        try expectEnd("command")
        nodes.append(.action(pipeline))
      default: throw unexpected(item, "text")
      }
    }
  }

  private mutating func keyword(
    _ word: String, _ item: TemplateLexer.Item
  ) throws(TemplateLexer.Fault) -> TemplateNode? {
    switch word {
    case "if": return .branch(try branch(.if, item))
    case "with": return .branch(try branch(.with, item))
    case "range": return .branch(try branch(.range, item))
    case "template": return .invocation(try invocation(item))
    case "block": return .invocation(try block(item))
    case "break", "continue":
      // A function may have the name, as long as something follows that makes it a call.
      guard try peekNonSpace().token == .actionEnd else { return nil }
      guard loops > 0 else {
        throw TemplateLexer.Fault(message: "{{\(word)}} outside {{range}}", range: item.range)
      }
      try expectEnd(word)
      return word == "break" ? .breakLoop : .continueLoop
    default: return nil
    }
  }

  private mutating func branch(
    _ kind: TemplateBranch.Kind, _ item: TemplateLexer.Item
  ) throws(TemplateLexer.Fault) -> TemplateBranch {
    depth += 1
    defer { depth -= 1 }
    let scope = variables.count
    defer { variables.removeLast(variables.count - scope) }
    let name = kind == .if ? "if" : kind == .with ? "with" : "range"
    let pipeline = try pipeline(name, start: item.range.lowerBound, allowsTwo: kind == .range)
    try expectEnd(name)
    if kind == .range { loops += 1 }
    let (body, ending) = try inScope { parser throws(TemplateLexer.Fault) in try parser.list(ends: [.end, .else]) }
    if kind == .range { loops -= 1 }
    guard ending == .else else {
      try expectEnd("end")
      return TemplateBranch(kind: kind, pipeline: pipeline, body: body, otherwise: [])
    }
    // `{{else if}}` and `{{else with}}` are nested blocks that share their `end`.
    let next = try peekNonSpace()
    if case .identifier(let word) = next.token, kind == .if && word == "if" || kind == .with && word == "with" {
      _ = try nextNonSpace()
      let nested = try branch(kind, next)
      return TemplateBranch(kind: kind, pipeline: pipeline, body: body, otherwise: [.branch(nested)])
    }
    try expectEnd("else")
    let (otherwise, last) = try inScope { parser throws(TemplateLexer.Fault) in try parser.list(ends: [.end, .else]) }
    guard last == .end else {
      throw TemplateLexer.Fault(message: "expected end; found {{else}}", range: item.range)
    }
    try expectEnd("end")
    return TemplateBranch(kind: kind, pipeline: pipeline, body: body, otherwise: otherwise)
  }

  private mutating func inScope<Result>(
    _ body: (inout TemplateParser) throws(TemplateLexer.Fault) -> Result
  ) throws(TemplateLexer.Fault) -> Result {
    let scope = variables.count
    let result = try body(&self)
    variables.removeLast(variables.count - scope)
    return result
  }

  // MARK: Templates

  private mutating func name(_ context: String) throws(TemplateLexer.Fault) -> String {
    let item = try nextNonSpace()
    guard case .string(let name) = item.token else { throw unexpected(item, context) }
    return name
  }

  private mutating func definition(_ item: TemplateLexer.Item) throws(TemplateLexer.Fault) {
    let name = try name("define clause")
    try expectEnd("define clause")
    try declare(name, item)
  }

  /// Reads the body of `define` or `block` and keeps it under `name`.
  private mutating func declare(_ name: String, _ item: TemplateLexer.Item) throws(TemplateLexer.Fault) {
    let outer = (variables, loops)
    (variables, loops) = (["$"], 0)
    let (body, _) = try list(ends: [.end])
    try expectEnd("end")
    (variables, loops) = outer
    declared.append(GoTemplate(name: name, text: text, body: body, range: text.source(of: item.range)))
  }

  private mutating func invocation(_ item: TemplateLexer.Item) throws(TemplateLexer.Fault) -> TemplateInvocation {
    let name = try name("template clause")
    var argument: TemplatePipeline?
    if try peekNonSpace().token != .actionEnd {
      argument = try pipeline("template clause", start: item.range.lowerBound)
    }
    let end = try peekNonSpace().range.lowerBound
    try expectEnd("template clause")
    return TemplateInvocation(name: name, argument: argument, range: item.range.lowerBound..<end)
  }

  private mutating func block(_ item: TemplateLexer.Item) throws(TemplateLexer.Fault) -> TemplateInvocation {
    let name = try name("block clause")
    let argument = try pipeline("block clause", start: item.range.lowerBound)
    try expectEnd("block clause")
    try declare(name, item)
    return TemplateInvocation(name: name, argument: argument, range: item.range.lowerBound..<argument.range.upperBound)
  }

  // MARK: Pipelines

  /// Commands up to the closing delimiter or parenthesis, which is left.
  private mutating func pipeline(
    _ context: String, start: Int, allowsTwo: Bool = false, isInParentheses: Bool = false
  ) throws(TemplateLexer.Fault) -> TemplatePipeline {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw TemplateLexer.Fault(message: "actions stand too deep inside each other", range: start..<start + 1)
    }
    let (names, isAssignment) = isInParentheses ? ([], false) : try declaration(allowsTwo: allowsTwo)
    var commands: [TemplateCommand] = []
    while true {
      let item = try nextNonSpace()
      let isEnd = isInParentheses ? item.token == .rightParenthesis : item.token == .actionEnd
      if isEnd {
        guard let last = commands.last else {
          throw TemplateLexer.Fault(message: "missing value for \(context)", range: item.range)
        }
        try checkStages(commands)
        pushedBack.append(item)
        if !isAssignment { variables += names }
        return TemplatePipeline(
          variables: names, isAssignment: isAssignment, commands: commands, range: start..<last.range.upperBound)
      }
      pushedBack.append(item)
      commands.append(try command(context))
    }
  }

  /// Nothing but a function or a method can take what stands before a pipe.
  private func checkStages(_ commands: [TemplateCommand]) throws(TemplateLexer.Fault) {
    for (place, command) in commands.enumerated().dropFirst() {
      switch command.operands[0].content {
      case .bool, .dot, .null, .number, .string:
        throw TemplateLexer.Fault(
          message: "non executable command in pipeline stage \(place + 1)", range: command.operands[0].range)
      default: break
      }
    }
  }

  /// `$x :=`, `$x =` or, in `range`, `$key, $value :=`.
  private mutating func declaration(
    allowsTwo: Bool
  ) throws(TemplateLexer.Fault) -> (names: [String], isAssignment: Bool) {
    let item = try peekNonSpace()
    guard case .variable(let name) = item.token else { return ([], false) }
    _ = try nextNonSpace()
    // Go looks three tokens ahead: a space may stand before `:=`, and must be put back if it is none.
    let afterVariable = try peek()
    let next = try peekNonSpace()
    switch next.token {
    case .assign, .declare:
      _ = try nextNonSpace()
      let isAssignment = next.token == .assign
      if isAssignment { try checkVariable(name, item.range) }
      return ([name], isAssignment)
    case .comma where allowsTwo:
      _ = try nextNonSpace()
      let second = try nextNonSpace()
      guard case .variable(let other) = second.token else { throw unexpected(second, "range") }
      let sign = try nextNonSpace()
      guard sign.token == .assign || sign.token == .declare else { throw unexpected(sign, "range") }
      let isAssignment = sign.token == .assign
      if isAssignment {
        try checkVariable(name, item.range)
        try checkVariable(other, second.range)
      }
      return ([name, other], isAssignment)
    default:
      if afterVariable.token == .space { pushedBack.append(afterVariable) }
      pushedBack.append(item)
      return ([], false)
    }
  }

  private func checkVariable(_ name: String, _ range: Range<Int>) throws(TemplateLexer.Fault) {
    guard variables.contains(name) else {
      throw TemplateLexer.Fault(message: "undefined variable \"\(name)\"", range: range)
    }
  }

  /// Operands up to a pipe, which is taken, or the end of the pipeline, which is left.
  private mutating func command(_ context: String) throws(TemplateLexer.Fault) -> TemplateCommand {
    var operands: [TemplateOperand] = []
    loop: while true {
      let start = try peekNonSpace()
      if let operand = try operand() { operands.append(operand) }
      let item = try next()
      switch item.token {
      case .space: continue
      case .actionEnd, .rightParenthesis:
        pushedBack.append(item)
        break loop
      case .pipe: break loop
      default: throw unexpected(item.range == start.range ? start : item, "operand")
      }
    }
    guard let first = operands.first, let last = operands.last else {
      throw TemplateLexer.Fault(message: "missing value for \(context)", range: try peek().range)
    }
    return TemplateCommand(operands: operands, range: first.range.lowerBound..<last.range.upperBound)
  }

  /// A term and the fields that follow it without a space; nil where no term begins.
  private mutating func operand() throws(TemplateLexer.Fault) -> TemplateOperand? {
    guard let term = try term() else { return nil }
    guard case .field = try peek().token else { return term }
    var fields: [String] = []
    var end = term.range.upperBound
    while case .field(let name) = try peek().token {
      end = try next().range.upperBound
      fields.append(name)
    }
    let range = term.range.lowerBound..<end
    switch term.content {
    case .field(let names): return TemplateOperand(content: .field(names + fields), range: range)
    case .variable(let name, let names):
      return TemplateOperand(content: .variable(name, names + fields), range: range)
    case .bool, .string, .number, .null, .dot:
      throw TemplateLexer.Fault(message: "unexpected `.` after a term", range: range)
    default: return TemplateOperand(content: .chain(term, fields), range: range)
    }
  }

  private mutating func term() throws(TemplateLexer.Fault) -> TemplateOperand? {
    let item = try nextNonSpace()
    func made(_ content: TemplateOperand.Content) -> TemplateOperand {
      TemplateOperand(content: content, range: item.range)
    }
    switch item.token {
    case .identifier("true"): return made(.bool(true))
    case .identifier("false"): return made(.bool(false))
    case .identifier("nil"): return made(.null)
    case .identifier(let name):
      guard functions.contains(name) else {
        throw TemplateLexer.Fault(message: "function \"\(name)\" not defined", range: item.range)
      }
      return made(.function(name))
    case .dot: return made(.dot)
    case .variable(let name):
      try checkVariable(name, item.range)
      return made(.variable(name, []))
    case .field(let name): return made(.field([name]))
    case .string(let text): return made(.string(text))
    case .number(let number): return made(.number(number))
    case .leftParenthesis:
      let pipeline = try pipeline("parenthesized pipeline", start: item.range.lowerBound, isInParentheses: true)
      let close = try nextNonSpace()
      guard close.token == .rightParenthesis else { throw unexpected(close, "parenthesized pipeline") }
      return TemplateOperand(content: .pipeline(pipeline), range: item.range.lowerBound..<close.range.upperBound)
    default:
      pushedBack.append(item)
      return nil
    }
  }
}
