/// What is special in a word, which depends on where it stands.
struct WordRules {
  enum End {
    /// Blanks, line ends and operators.
    case token
    /// `}`
    case brace
    /// `}` or `/`
    case braceOrSlash
    /// `}` or `:`
    case braceOrColon
    /// The `]` that has no `[` in the word.
    case bracket
    /// The same in `${…}`, which ends before its `}` in any case.
    case bracketOrBrace
    /// `|` or `)`
    case alternative
    /// A blank outside parentheses: the right side of `=~`.
    case expression
    /// `"`
    case doubleQuote
    /// `;` in the head of a loop.
    case semicolon
    /// The limit.
    case limit
  }

  enum Tilde {
    case none
    case atStart
    /// Also after each `:`.
    case inAssignment
  }

  var end = End.token
  var hasBraces = false
  var hasGlobs = true
  /// Whether `@(a|b)` is one word where other patterns are text.
  var hasExtendedGlobs = false
  var tilde = Tilde.atStart
  var hasPlaceholders = true
  /// Inside double quotes or a heredoc, where `\` quotes only these.
  var escapes: Set<Unicode.Scalar>?
  /// Whether `'…'`, `$'…'` and `$"…"` quote.
  var hasSingleQuotes = true
  var hasDoubleQuotes = true
  var hasProcesses = true
  /// In the body of `<<-`: tabs at the start of a line are none of it.
  var stripsTabs = false

  /// An argument of a command.
  static let argument = WordRules(hasBraces: true)
  /// The value of an assignment (POSIX 2.9.1): no braces, no pathnames.
  static let assignment = WordRules(hasGlobs: false, hasExtendedGlobs: true, tilde: .inAssignment)
  /// A pattern of `case`.
  static let casePattern = WordRules()
  /// A side of an operator of `[[ … ]]`.
  static let operand = WordRules(hasPlaceholders: false)
  /// The right side of `=~`.
  static let expression = WordRules(end: .expression, hasGlobs: false, hasPlaceholders: false, hasProcesses: false)
  /// An alternative of an extended pattern.
  static let alternative = WordRules(end: .alternative, tilde: .none, hasPlaceholders: false, hasProcesses: false)

  /// Between double quotes, or in an arithmetic expression, or the body of a heredoc, each up to its limit.
  static func quoted(until end: End, escapes: Set<Unicode.Scalar>) -> WordRules {
    WordRules(
      end: end, hasGlobs: false, tilde: .none, hasPlaceholders: false, escapes: escapes, hasSingleQuotes: false,
      hasDoubleQuotes: false, hasProcesses: false)
  }
}

extension ShellParser {
  /// The word that stands here, or nil where none does.
  mutating func word(_ rules: WordRules = .argument) -> Word? {
    let start = position
    let parts = parts(rules)
    return position > start ? Word(range: range(from: start), parts: parts) : nil
  }

  /// The word that stands here, which may be empty.
  mutating func operand(_ rules: WordRules) -> Word {
    let start = position
    let parts = parts(rules)
    return Word(range: range(from: start), parts: parts)
  }

  mutating func parts(_ rules: WordRules) -> [WordPart] {
    var scan = WordScan(rules, start: position)
    while position < limit {
      let start = position
      let skipped = continuationLength(at: start)
      if skipped > 0 {
        flush(&scan)
        position += skipped
        scan.literalStart = position
        continue
      }
      if rules.stripsTabs, peek() == "\t", isLineStart(scan) {
        flush(&scan)
        while peek() == "\t" { position += 1 }
        scan.literalStart = position
        continue
      }
      if ends(scan) { break }
      if let kind = special(scan) {
        let end = position
        position = start
        flush(&scan)
        position = end
        scan.parts.append(WordPart(range: range(start, end), kind: kind))
        scan.literalStart = end
      } else {
        literal(&scan)
      }
    }
    flush(&scan)
    return scan.marks.isEmpty ? scan.parts : BraceFolder.fold(scan.parts, marks: scan.marks)
  }

  private func isLineStart(_ scan: WordScan) -> Bool {
    position == scan.start || bytes[position - 1] == UInt8(ascii: "\n")
  }

  /// The literal text up to here becomes a part.
  private func flush(_ scan: inout WordScan) {
    guard scan.literalStart < position else { return }
    let literal = text(scan.literalStart..<position)
    scan.parts.append(WordPart(range: range(from: scan.literalStart), kind: .literal(literal)))
    scan.literalStart = position
  }

  /// One byte that stands for itself, or may turn out to belong to a brace expansion.
  private mutating func literal(_ scan: inout WordScan) {
    switch (peek(), scan.rules.end) {
    case ("{", _), ("}", _), (",", _):
      guard scan.rules.hasBraces else { break }
      flush(&scan)
      scan.marks.append(scan.parts.count)
      position += 1
      flush(&scan)
      return
    case ("[", .bracket), ("[", .bracketOrBrace), ("(", .expression): scan.nesting += 1
    case ("]", .bracket), ("]", .bracketOrBrace), (")", .expression): scan.nesting -= 1
    default: break
    }
    position += 1
  }

  private func ends(_ scan: WordScan) -> Bool {
    let next = peek()
    switch scan.rules.end {
    case .token:
      guard isDelimiter(at: position) else { return false }
      guard next == "<" || next == ">" else { return true }
      return !(scan.rules.hasProcesses && peek(1) == "(")
        && !(scan.rules.hasPlaceholders && placeholderEnd(at: position) != nil)
    case .brace: return next == "}"
    case .braceOrSlash: return next == "}" || next == "/"
    case .braceOrColon: return next == "}" || next == ":"
    case .bracket: return next == "]" && scan.nesting == 0
    case .bracketOrBrace: return next == "}" || next == "]" && scan.nesting == 0
    case .alternative: return next == "|" || next == ")"
    case .expression:
      if next == ")" { return scan.nesting == 0 }
      return scan.nesting == 0 && (isBlank(next) || newlineLength(at: position) > 0)
    case .doubleQuote: return next == "\""
    case .semicolon: return next == ";"
    case .limit: return false
    }
  }

  /// The part that begins here, with the cursor moved past it, or nil where the byte stands for itself.
  private mutating func special(_ scan: WordScan) -> WordPart.Kind? {
    let rules = scan.rules
    switch peek() {
    case "\\": return escape(rules)
    case "'": return rules.hasSingleQuotes ? singleQuoted() : nil
    case "\"": return rules.hasDoubleQuotes ? doubleQuoted() : nil
    case "$": return dollar(rules)
    case "`": return backquoted(rules)
    case "<", ">":
      if rules.hasProcesses, peek(1) == "(" { return process() }
      return rules.hasPlaceholders ? placeholder() : nil
    case "~": return tilde(scan)
    case "*", "?", "[", "+", "@", "!":
      if rules.hasGlobs { return glob() }
      return rules.hasExtendedGlobs && peek() != "[" && peek(1) == "(" ? glob() : nil
    default: return nil
    }
  }
}

/// A word while it is read.
struct WordScan {
  let rules: WordRules
  let start: Int
  var parts: [WordPart] = []
  /// Which of the parts are a `{`, `,` or `}` that may belong to a brace expansion.
  var marks: [Int] = []
  var literalStart: Int
  /// Brackets or parentheses that are open in the word.
  var nesting = 0

  init(_ rules: WordRules, start: Int) {
    self.rules = rules
    self.start = start
    literalStart = start
  }
}
