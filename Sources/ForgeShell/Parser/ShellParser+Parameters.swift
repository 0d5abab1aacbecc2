import ForgeDiagnostics

/// `${…}` (POSIX 2.6.2, bash manual 3.5.3).
extension ShellParser {
  private typealias Operation = ParameterExpansion.Operation

  mutating func bracedParameter(isQuoted: Bool) -> WordPart.Kind {
    let start = position
    _ = take("${")
    let isLength = takesLength()
    let isIndirect = !isLength && takesIndirection()
    let nameStart = position
    guard let name = name() ?? digits() ?? specialName() else {
      return badSubstitution(from: start, isQuoted: isQuoted)
    }
    let nameRange = range(from: nameStart)
    skipContinuations()
    let index = index()
    skipContinuations()
    let expansion = nested(from: start) { parser in
      let operation = parser.operation(isIndirect: isIndirect, isQuoted: isQuoted)
      return ParameterExpansion(
        name: name, nameRange: nameRange, isBraced: true, isIndirect: isIndirect, isLength: isLength, index: index,
        operation: operation)
    }
    if peek() != "}", !isAtEnd { return badSubstitution(from: start, isQuoted: isQuoted, expansion) }
    close("}", from: start, .unclosed("${"))
    return .parameter(expansion)
  }

  /// `${#x}`, but not `${#}`, `${#-word}` and the like, which are about `$#`.
  private mutating func takesLength() -> Bool {
    skipContinuations()
    guard peek() == "#" else { return false }
    let next = pastContinuations(position + 1)
    switch scalar(at: next) {
    case "}", ":", "%", "=", "+", "/", "^", ",": return false
    case "-", "?", "#", "@", "*", "$", "!":
      guard scalar(at: pastContinuations(next + 1)) == "}" else { return false }
    default: break
    }
    position = next
    return true
  }

  /// `${!x}`, but not `${!}` and `${!-word}`.
  private mutating func takesIndirection() -> Bool {
    guard peek() == "!" else { return false }
    let next = pastContinuations(position + 1)
    switch scalar(at: next) {
    case "}", ":", "%", "=", "+", "/", "-", "^", ",": return false
    default:
      position = next
      return true
    }
  }

  private mutating func digits() -> String? {
    let start = position
    while isDigit(at: position) { position += 1 }
    return position > start ? text(start..<position) : nil
  }

  /// `[…]`
  private mutating func index() -> Word? {
    guard peek() == "[" else { return nil }
    let start = position
    position += 1
    var rules = Self.indexRules
    rules.end = .bracketOrBrace
    let word = nested(from: start) { $0.operand(rules) }
    if !take("]") { failAtRunTime(.unclosed("["), range(start, start + 1)) }
    return word
  }

  static let indexRules = WordRules(
    end: .bracket, hasGlobs: false, tilde: .none, hasPlaceholders: false, hasProcesses: false)

  private mutating func operation(isIndirect: Bool, isQuoted: Bool) -> Operation? {
    switch peek() {
    case ":": return colonOperation(isQuoted: isQuoted)
    case "-", "=", "?", "+": return fallback(countsEmpty: false, isQuoted: isQuoted)
    case "#":
      position += 1
      let isLongest = take("#")
      return .remove(.prefix, isLongest: isLongest, operand(Self.patternRules))
    case "%":
      position += 1
      let isLongest = take("%")
      return .remove(.suffix, isLongest: isLongest, operand(Self.patternRules))
    case "/": return replacement(isQuoted: isQuoted)
    case "^", ",", "~":
      let letter = peek()
      position += 1
      skipContinuations()
      let isAll = peek() == letter
      if isAll { position += 1 }
      return .changeCase(letter, isAll: isAll, operand(Self.patternRules))
    case "@": return transformation(isIndirect: isIndirect)
    case "*" where isIndirect && peek(1) == "}":
      position += 1
      return .names
    default: return nil
    }
  }

  private mutating func colonOperation(isQuoted: Bool) -> Operation {
    position += 1
    skipContinuations()
    switch peek() {
    case "-", "=", "?", "+": return fallback(countsEmpty: true, isQuoted: isQuoted)
    default:
      let offset = operand(.quoted(until: .braceOrColon, escapes: Self.operandEscapes))
      let length = take(":") ? operand(.quoted(until: .brace, escapes: Self.operandEscapes)) : nil
      return .substring(offset, length)
    }
  }

  private mutating func fallback(countsEmpty: Bool, isQuoted: Bool) -> Operation {
    let kind: ParameterExpansion.Fallback
    switch peek() {
    case "-": kind = .use
    case "=": kind = .assign
    case "?": kind = .fail
    default: kind = .alternative
    }
    position += 1
    return .fallback(kind, countsEmpty: countsEmpty, operand(Self.operandRules(isQuoted: isQuoted)))
  }

  private mutating func replacement(isQuoted: Bool) -> Operation {
    position += 1
    skipContinuations()
    var scope = ParameterExpansion.Scope.first
    switch peek() {
    case "/": scope = .all
    case "#": scope = .prefix
    case "%": scope = .suffix
    default: break
    }
    if scope != .first { position += 1 }
    var rules = Self.patternRules
    rules.end = .braceOrSlash
    let pattern = operand(rules)
    let text = take("/") ? operand(Self.operandRules(isQuoted: isQuoted)) : nil
    return .replace(scope, pattern, text)
  }

  private mutating func transformation(isIndirect: Bool) -> Operation? {
    if isIndirect, peek(1) == "}" {
      position += 1
      return .names
    }
    switch peek(1) {
    case "U", "u", "L", "Q", "E", "P", "A", "K", "a", "k":
      guard peek(2) == "}" else { return nil }
      position += 2
      return .transform(String(scalar(at: position - 1)))
    default: return nil
    }
  }

  // MARK: Operands

  private static let operandEscapes = doubleQuoteEscapes.union(["}"])

  private static let patternRules = WordRules(
    end: .brace, tilde: .none, hasPlaceholders: false, hasProcesses: false)

  /// A word up to `}`. Inside double quotes, `'` stands for itself and `"` still quotes (POSIX 2.6.2).
  private static func operandRules(isQuoted: Bool) -> WordRules {
    guard isQuoted else { return WordRules(end: .brace, hasGlobs: false, hasPlaceholders: false) }
    var rules = WordRules.quoted(until: .brace, escapes: operandEscapes)
    rules.hasDoubleQuotes = true
    return rules
  }

  // MARK: Faults

  /// What bash rejects when it runs: `${}`, `${x!}`. Passes the `}`.
  private mutating func badSubstitution(
    from start: Int, isQuoted: Bool, _ expansion: ParameterExpansion? = nil
  ) -> WordPart.Kind {
    let nameStart = position
    nested(from: start) { _ = $0.operand(Self.operandRules(isQuoted: isQuoted)) }
    let nameEnd = position
    if take("}") {
      failAtRunTime(.badSubstitution(text(start..<position)), range(from: start))
    } else {
      failUnfinished(.unclosed("${"), range(start, min(start + 2, limit)))
    }
    return .parameter(
      expansion
        ?? ParameterExpansion(
          name: "", nameRange: range(nameStart, nameEnd), isBraced: true, isIndirect: false, isLength: false,
          index: nil, operation: nil))
  }
}

extension Message {
  fileprivate static func badSubstitution(_ text: String) -> Message { "`\(text)` is no parameter expansion" }
}
