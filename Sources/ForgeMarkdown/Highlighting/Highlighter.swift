/// Cuts code into parts with a meaning to the eye. One lexer, over bytes, in one pass, for all languages but those that we
/// have a parser of.
///
/// It reads in a mode of the language at a time, and keeps those it will come back to on a stack. Nothing is looked for
/// twice: what is known about the ends of strings is remembered, and what was taken is not looked at again.
struct Highlighter {
  enum Kind: UInt8 {
    case comment, keyword, string, number, name, type, variable, option, attribute, inserted, deleted, prompt, output
    case `operator`

    var name: StaticString {
      switch self {
      case .comment: "tok-comment"
      case .keyword: "tok-keyword"
      case .string: "tok-string"
      case .number: "tok-number"
      case .name: "tok-name"
      case .type: "tok-type"
      case .variable: "tok-variable"
      case .option: "tok-option"
      case .attribute: "tok-attribute"
      case .inserted: "tok-inserted"
      case .deleted: "tok-deleted"
      case .prompt: "tok-prompt"
      case .output: "tok-output"
      case .operator: "tok-operator"
      }
    }
  }

  /// A coloured part; what lies between two is plain.
  struct Token {
    let kind: Kind
    let range: Range<Int>
  }

  /// Whether the next word is the first of a statement.
  enum Head {
    case yes, no
  }

  /// What to come back to when a mode ends.
  struct Frame {
    let mode: Int
    let head: Head
    let end: Int
    /// The mode above ends with ``end`` and not by itself.
    let isRegion: Bool
    /// What follows the region and belongs to it.
    var closing = 0..<0
  }

  /// What is known of a rule's closing bytes: looked for from `from`, they come first at `found`, or not up to `to`.
  struct Memo {
    var from = 0
    var to = -1
    var found: Int?
  }

  /// A heredoc that begins on the next line.
  struct Heredoc {
    let word: Range<Int>
    let mode: Int
  }

  let code: ArraySlice<UInt8>
  let grammar: Grammar
  var offset: Int
  /// Where the region ends that is being read: the code's end, or a block's in it.
  var end: Int
  var mode: Int
  var stack: [Frame] = []
  /// From where bytes wait for the colour of the mode's text.
  var fillStart: Int
  var head = Head.yes
  /// What the word before made of the next.
  var introduced: Kind?
  /// Where the last key or list item starts.
  var anchor: Int
  var heredocs: [Heredoc] = []
  var memos: [Memo]
  private(set) var tokens: [Token] = []

  /// The tokens of `code`, ascending, in its own offsets.
  static func tokens(of code: ArraySlice<UInt8>, in grammar: Grammar) -> [Token] {
    if let read = grammar.read { return read(code) }
    var highlighter = Highlighter(code, grammar)
    highlighter.read()
    return highlighter.tokens
  }

  private init(_ code: ArraySlice<UInt8>, _ grammar: Grammar) {
    self.code = code
    self.grammar = grammar
    offset = code.startIndex
    end = code.endIndex
    mode = grammar.main
    fillStart = offset
    anchor = offset
    memos = [Memo](repeating: Memo(), count: grammar.memos)
  }

  private mutating func read() {
    while true {
      if offset < end {
        step()
      } else if !leaveRegion() {
        break
      }
    }
    flush(to: end)
  }

  private mutating func step() {
    let byte = code[offset]
    let traits = grammar.modes[mode].traits[Int(byte)]
    if traits.contains(.rule), applyRule(byte) { return }
    if traits.contains(.newline) { return readNewline() }
    if grammar.modes[mode].source.lines != nil, isLineBegin { return readLine() }
    if traits.contains(.word) {
      readWord()
    } else if traits.contains(.number) {
      readNumber()
    } else {
      if traits.contains(.separator) {
        head = .yes
        introduced = nil
      } else if !traits.contains(.blank), grammar.modes[mode].source.fill == nil {
        // Pointers and references stand between a keyword and the name it declares.
        if byte != UInt8(ascii: "*"), byte != UInt8(ascii: "&") { introduced = nil }
        if head == .yes { head = .no }
      }
      offset += 1
    }
  }

  var isLineBegin: Bool { offset == code.startIndex || code[offset - 1] == UInt8(ascii: "\n") }

  private mutating func readNewline() {
    if grammar.modes[mode].source.end.isAtLineEnd {
      flush(to: offset)
      leave()
      return
    }
    offset += 1
    if grammar.modes[mode].traits[0x0A].contains(.separator) {
      head = .yes
      introduced = nil
    }
    if !heredocs.isEmpty { startHeredoc() }
  }

  // MARK: Tokens

  /// Colours what waits before `offset` as the mode's text.
  mutating func flush(to offset: Int) {
    if let fill = grammar.modes[mode].source.fill { append(fill, fillStart..<max(fillStart, offset)) }
    fillStart = offset
  }

  mutating func add(_ kind: Kind?, _ range: Range<Int>) {
    guard let kind else { return }
    flush(to: range.lowerBound)
    append(kind, range)
    fillStart = range.upperBound
  }

  /// Parts of one kind side by side are one.
  private mutating func append(_ kind: Kind, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    if let last = tokens.last, last.kind == kind, last.range.upperBound == range.lowerBound {
      tokens[tokens.count - 1] = Token(kind: kind, range: last.range.lowerBound..<range.upperBound)
    } else {
      tokens.append(Token(kind: kind, range: range))
    }
  }

  // MARK: Modes

  mutating func enter(_ mode: Int) {
    stack.append(Frame(mode: self.mode, head: .no, end: end, isRegion: false))
    self.mode = mode
    head = .yes
    introduced = nil
  }

  /// Reads up to `regionEnd` in `mode`, whatever it opens and does not close.
  mutating func enterRegion(_ mode: Int, to regionEnd: Int, closing: Range<Int>) {
    stack.append(Frame(mode: self.mode, head: .yes, end: end, isRegion: true, closing: closing))
    self.mode = mode
    end = regionEnd
  }

  mutating func leave() {
    // A region ends where it ends: a closing bracket too many does not end it.
    guard let frame = stack.last, !frame.isRegion else { return }
    stack.removeLast()
    mode = frame.mode
    head = frame.head
    introduced = nil
  }

  private mutating func leaveRegion() -> Bool {
    guard let index = stack.lastIndex(where: \.isRegion) else { return false }
    flush(to: end)
    let frame = stack[index]
    stack.removeSubrange(index...)
    mode = frame.mode
    head = frame.head
    end = frame.end
    offset = max(offset, frame.closing.upperBound)
    if !frame.closing.isEmpty { add(.string, frame.closing) }
    return true
  }
}
