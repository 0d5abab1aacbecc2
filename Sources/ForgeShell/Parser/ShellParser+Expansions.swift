import ForgeDiagnostics

/// What begins with `$`, a backquote, `<(` or `>(` (POSIX 2.6, bash manual 3.5).
extension ShellParser {
  mutating func dollar(_ rules: WordRules) -> WordPart.Kind? {
    let next = pastContinuations(position + 1)
    switch scalar(at: next) {
    case "(":
      let second = pastContinuations(next + 1)
      guard scalar(at: second) == "(" else { return substitution(from: position, at: next) }
      if let closing = arithmeticEnd(next, second) {
        return .arithmetic(arithmetic(from: second + 1, closing: closing))
      }
      return substitution(inParenthesesAt: next)
    case "{": return bracedParameter(isQuoted: rules.escapes != nil)
    case "[": return oldArithmetic(at: next)
    case "'" where rules.hasSingleQuotes: return ansiQuoted()
    case "\"" where rules.hasDoubleQuotes: return doubleQuoted(.locale)
    case "@", "*", "?", "!":
      // `$!(a)` is a dollar and an extended pattern to bash.
      let hasPatterns = rules.hasGlobs || rules.hasExtendedGlobs
      return hasPatterns && scalar(at: next + 1) == "(" ? nil : plainParameter(at: next)
    default: return plainParameter(at: next)
    }
  }

  /// `$x`, `$1`, `$?`.
  private mutating func plainParameter(at start: Int) -> WordPart.Kind? {
    let outer = position
    position = start
    guard let name = name() ?? specialName() else {
      position = outer
      return nil
    }
    return .parameter(
      ParameterExpansion(
        name: name, nameRange: range(from: start), isBraced: false, isIndirect: false, isLength: false, index: nil,
        operation: nil))
  }

  /// One digit, or a special parameter (POSIX 2.5.2).
  mutating func specialName() -> String? {
    switch peek() {
    case "0"..."9", "@", "*", "#", "?", "-", "$", "!":
      guard position < limit else { return nil }
      position += 1
      return String(scalar(at: position - 1))
    default: return nil
    }
  }

  // MARK: Commands

  private mutating func substitution(from start: Int, at parenthesis: Int) -> WordPart.Kind {
    position = parenthesis + 1
    let commands = enclosedList(from: start)
    return .command(CommandSubstitution(isBackquoted: false, commands: commands))
  }

  /// `$((a); b)`: bash takes it for arithmetic up to the parenthesis that closes it, and reads commands in it when it runs.
  private mutating func substitution(inParenthesesAt parenthesis: Int) -> WordPart.Kind {
    let start = position
    let end = closingParenthesis(of: parenthesis)
    guard end >= 0, end < limit else { return substitution(from: start, at: parenthesis) }
    position = parenthesis + 1
    let isOuterAtRunTime = isAtRunTime
    let pending = pendingHeredocs
    pendingHeredocs = []
    isAtRunTime = true
    let commands = nested(from: start) { parser in parser.bounded(by: end) { $0.list(until: .parenthesis) } }
    isAtRunTime = isOuterAtRunTime
    pendingHeredocs = pending
    position = isTooDeep ? limit : end + 1
    return .command(CommandSubstitution(isBackquoted: false, commands: commands))
  }

  /// A list up to the `)` that ends it, which is passed.
  private mutating func enclosedList(from start: Int) -> CommandList {
    let opening = text(start..<min(start + 2, limit))
    // The line that a heredoc outside waits for does not end inside.
    let pending = pendingHeredocs
    pendingHeredocs = []
    let commands = nested(from: start) { $0.list(until: .parenthesis) }
    pendingHeredocs = pending + pendingHeredocs
    if !take(")") { failUnfinished(.unclosed(opening), range(start, min(start + 2, limit))) }
    return commands
  }

  mutating func process() -> WordPart.Kind {
    let start = position
    let isInput = peek() == "<"
    position += 2
    return .process(ProcessSubstitution(isInput: isInput, commands: enclosedList(from: start)))
  }

  /// Backquotes (POSIX 2.6.3): what they hold is read after `\` is removed before `$`, a backquote and `\`, and inside
  /// double quotes before `"`.
  mutating func backquoted(_ rules: WordRules) -> WordPart.Kind {
    let start = position
    position += 1
    var inner: [UInt8] = []
    var places: [Int] = []
    let quotes = rules.escapes?.contains("\"") == true
    while position < limit, peek() != "`" {
      places.append(range(position, position).lowerBound)
      switch (peek(), peek(1)) {
      case ("\\", "$"), ("\\", "`"), ("\\", "\\"): position += 1
      case ("\\", "\"") where quotes: position += 1
      default: break
      }
      inner.append(bytes[position])
      position += 1
    }
    places.append(range(position, position).lowerBound)
    close("`", from: start, .unclosed("`"))
    let commands = nested(from: start) { $0.commands(in: inner, places: places) }
    return .command(CommandSubstitution(isBackquoted: true, commands: commands))
  }

  /// The script `inner` inside this one.
  private mutating func commands(in inner: [UInt8], places: [Int]) -> CommandList {
    guard !isTooDeep else { return CommandList(range: range(position, position), items: []) }
    var parser = ShellParser(inner, offsets: places)
    parser.depth = depth
    parser.isAtRunTime = true
    parser.heredocs = heredocs
    parser.knownHeredocs = knownHeredocs
    let commands = parser.script()
    heredocs = parser.heredocs
    comments += parser.comments
    marks += parser.marks
    errors += parser.errors
    isTooDeep = parser.isTooDeep
    return commands
  }

  // MARK: Arithmetic

  /// Where the two parentheses stand that close `((`, or nil where they do not close together: then it is a subshell
  /// in parentheses (bash manual 3.2.5.2, POSIX 2.6.3).
  mutating func arithmeticEnd(_ outer: Int, _ inner: Int) -> Range<Int>? {
    let outerEnd = closingParenthesis(of: outer)
    let innerEnd = closingParenthesis(of: inner)
    guard innerEnd >= 0, outerEnd > innerEnd, outerEnd < limit else { return nil }
    return pastContinuations(innerEnd + 1) == outerEnd ? innerEnd..<outerEnd + 1 : nil
  }

  /// The expression up to the parentheses `closing`, which are passed.
  mutating func arithmetic(from start: Int, closing: Range<Int>) -> Arithmetic {
    position = start
    let word = nested(from: start) { parser in
      parser.bounded(by: closing.lowerBound) {
        $0.operand(.quoted(until: .limit, escapes: Self.doubleQuoteEscapes))
      }
    }
    position = isTooDeep ? limit : closing.upperBound
    return Arithmetic(expression: word)
  }

  /// `$[…]`, the form before POSIX.
  private mutating func oldArithmetic(at bracket: Int) -> WordPart.Kind {
    let start = position
    position = bracket + 1
    let word = nested(from: start) {
      $0.operand(.quoted(until: .bracket, escapes: Self.doubleQuoteEscapes))
    }
    close("]", from: start, .unclosed("$["))
    return .arithmetic(Arithmetic(expression: word))
  }

  /// Where the parenthesis at `open` closes, quotes passed over, or -1. Each parenthesis on the way is remembered, so
  /// that all look-ups together read the text once.
  private mutating func closingParenthesis(of open: Int) -> Int {
    if let known = closingParentheses[open] { return known }
    var stack: [Int] = []
    // Of each `${` on the way, how many parentheses are open around it: those inside of it close none of them.
    var braces: [Int] = []
    var index = open
    while index < limit {
      switch scalar(at: index) {
      case "(": stack.append(index)
      case ")" where stack.count > braces.last ?? 0:
        if let last = stack.popLast() { closingParentheses[last] = index }
        if stack.isEmpty { return closingParentheses[open] ?? -1 }
      case "$" where scalar(at: index + 1) == "{":
        braces.append(stack.count)
        index += 1
      case "}":
        guard let count = braces.popLast() else { break }
        for open in stack[count...] { closingParentheses[open] = -1 }
        stack.removeSubrange(count...)
      case "\\": index += 1
      case "'", "\"", "`": index = pastQuote(at: index)
      default: break
      }
      index += 1
    }
    for open in stack { closingParentheses[open] = -1 }
    return -1
  }

  /// The place of the quote that closes the one at `index`, or the limit.
  func pastQuote(at index: Int) -> Int {
    let quote = scalar(at: index)
    var index = index + 1
    while index < limit, scalar(at: index) != quote {
      index += scalar(at: index) == "\\" && quote != "'" ? 2 : 1
    }
    return index
  }
}
