import ForgeDiagnostics
import ForgeShell

/// Colours shell by the tree that ForgeShell reads, so that what is coloured as a command or as an expansion is one. What the
/// tree has no place for stays plain. Recursion is bounded: the parser's depth limit is the tree's.
struct ShellColors {
  typealias Token = Highlighter.Token

  let code: ArraySlice<UInt8>
  /// As they were met; in order and without overlaps once they are `settled`.
  var tokens: [Token] = []

  private init(_ code: ArraySlice<UInt8>) {
    self.code = code
  }

  /// The tokens of a script, ascending, in offsets of `code`.
  static func script(_ code: ArraySlice<UInt8>) -> [Token] {
    var colors = ShellColors(code)
    colors.add(ShellScript.parse(Array(code)))
    return colors.settled()
  }

  /// As `script`, of a console session: prompts, what was typed after them, and what it showed.
  static func session(_ code: ArraySlice<UInt8>) -> [Token] {
    var colors = ShellColors(code)
    colors.add(ConsoleSession.parse(Array(code)))
    return colors.settled()
  }

  // MARK: Tokens

  mutating func add(_ kind: Highlighter.Kind, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let start = range.lowerBound + code.startIndex
    tokens.append(Token(kind: kind, range: start..<range.upperBound + code.startIndex))
  }

  func byte(_ offset: Int) -> UInt8 { code[code.startIndex + offset] }

  /// The tokens in order; of two that overlap the later one loses what the earlier one has, and parts of one kind side by
  /// side are one.
  private func settled() -> [Token] {
    let isSorted = zip(tokens, tokens.dropFirst()).allSatisfy { $0.range.lowerBound <= $1.range.lowerBound }
    var settled: [Token] = []
    settled.reserveCapacity(tokens.count)
    var end = code.startIndex
    for token in isSorted ? tokens : tokens.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      let range = max(end, token.range.lowerBound)..<max(end, min(token.range.upperBound, code.endIndex))
      guard !range.isEmpty else { continue }
      if let last = settled.last, last.kind == token.kind, last.range.upperBound == range.lowerBound {
        settled[settled.count - 1] = Token(kind: token.kind, range: last.range.lowerBound..<range.upperBound)
      } else {
        settled.append(Token(kind: token.kind, range: range))
      }
      end = range.upperBound
    }
    return settled
  }

  // MARK: Scripts and sessions

  private mutating func add(_ script: ShellScript) {
    for comment in script.comments { add(.comment, comment.range) }
    for mark in script.marks { add(Self.kind(of: mark.kind), mark.range) }
    list(script.commands)
  }

  private static func kind(of mark: ShellMark.Kind) -> Highlighter.Kind {
    switch mark {
    case .word: .keyword
    case .sign: .operator
    case .test: .option
    }
  }

  private mutating func add(_ session: ConsoleSession) {
    guard session.hasPrompts else { return add(.output, 0..<code.count) }
    for command in session.commands {
      if let prompt = command.prompt { add(.prompt, trimmed(prompt)) }
      for (before, after) in zip(command.pieces, command.pieces.dropFirst()) {
        add(.prompt, trimmed(before.upperBound..<after.lowerBound))
      }
      if let script = command.script { add(script) }
    }
    for output in session.outputs { self.output(output) }
  }

  /// A line that begins with `# ` is a comment: where that is a prompt, it is no output.
  private mutating func output(_ range: Range<Int>) {
    var start = range.lowerBound
    var line = start
    while line < range.upperBound {
      var end = line
      while end < range.upperBound, byte(end) != UInt8(ascii: "\n") { end += 1 }
      let isComment = byte(line) == UInt8(ascii: "#") && (line + 1 == end || byte(line + 1) == UInt8(ascii: " "))
      if isComment {
        add(.output, trimmed(start..<line))
        add(.comment, trimmed(line..<end))
        start = min(end + 1, range.upperBound)
      }
      line = end + 1
    }
    add(.output, trimmed(start..<range.upperBound))
  }

  /// Without the blanks and line ends around it.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, byte(start).isASCIISpace { start += 1 }
    while end > start, byte(end - 1).isASCIISpace { end -= 1 }
    return start..<end
  }
}
