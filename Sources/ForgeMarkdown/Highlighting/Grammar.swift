/// A language made ready for the lexer: modes by index, rules by their first byte, words in tables.
struct Grammar: Sendable {
  /// What a byte may be in a mode, so that most bytes are passed by with one look.
  struct Traits: OptionSet, Sendable {
    let rawValue: UInt8

    static let rule = Traits(rawValue: 1)
    static let word = Traits(rawValue: 2)
    static let number = Traits(rawValue: 4)
    static let separator = Traits(rawValue: 8)
    static let newline = Traits(rawValue: 16)
    static let blank = Traits(rawValue: 32)
  }

  struct Rule: Sendable {
    let open: [UInt8]
    let kind: Highlighter.Kind?
    let place: Language.Place
    var next: ByteSet?
    let action: Action
    /// Where the lexer remembers what it found out about the rule's end.
    let memo: Int
  }

  /// ``Language/Action`` with bytes for text and indices for names.
  enum Action: Sendable {
    case token, escape, line, leave
    case span(Span)
    case run(ByteSet, close: [UInt8])
    case tagged(bytes: ByteSet, middle: [UInt8], before: [UInt8], after: [UInt8])
    case heredoc(mode: Int, raw: Int)
    case indented(mode: Int)
    case enter(mode: Int)
    case become(mode: Int, isLeft: Bool)
  }

  struct Span: Sendable {
    let close: [UInt8]
    let escape: UInt8?
    let spansLines: Bool
    let isCharacter: Bool
  }

  /// A class so that the lexer may hold the one it is in at the cost of a reference.
  final class Mode: Sendable {
    let source: Language.Mode
    let traits: [Traits]
    /// The rules, those with the same first byte together, and where those of each byte start.
    let rules: [Rule]
    let starts: [Int32]
    let words: WordTable?
    let interrupts: [[UInt8]]
    let close: [UInt8]
    let memo: Int

    init(
      _ source: Language.Mode, traits: [Traits], rules: [Rule], starts: [Int32], memo: Int
    ) {
      self.source = source
      self.traits = traits
      self.rules = rules
      self.starts = starts
      self.memo = memo
      words = source.words.map { WordTable($0.groups, ignoresCase: $0.ignoresCase) }
      interrupts = source.words?.scalar?.interrupts.map { Array($0.utf8) } ?? []
      close = Array(source.end.close.utf8)
    }
  }

  let modes: [Mode]
  let main: Int
  /// How many memos the lexer needs.
  let memos: Int
  /// Names of modes that rules enter and the language does not have.
  let missing: Set<String>
  /// Reads the code in place of the lexer.
  let read: (@Sendable (ArraySlice<UInt8>) -> [Highlighter.Token])?

  init(_ language: Language) {
    read = language.read
    var builder = GrammarBuilder(language)
    let names = language.modes.keys.sorted()
    modes = names.map { builder.mode(language.modes[$0] ?? Language.Mode()) }
    main = names.firstIndex(of: "main") ?? 0
    memos = builder.memos
    missing = builder.missing
  }
}

private struct GrammarBuilder {
  private let indices: [String: Int]
  private(set) var memos = 0
  private(set) var missing: Set<String> = []

  init(_ language: Language) {
    indices = Dictionary(uniqueKeysWithValues: language.modes.keys.sorted().enumerated().map { ($1, $0) })
  }

  mutating func mode(_ mode: Language.Mode) -> Grammar.Mode {
    var rules = mode.rules.filter { !$0.open.isEmpty }.map { rule($0) }
    if !mode.end.close.isEmpty {
      // What ends a mode comes before what could start there.
      rules.insert(
        Grammar.Rule(open: Array(mode.end.close.utf8), kind: mode.end.kind, place: .anywhere, action: .leave, memo: 0),
        at: 0)
    }
    var sorted: [Grammar.Rule] = []
    var starts: [Int32] = []
    for byte in UInt8.min...UInt8.max {
      starts.append(Int32(sorted.count))
      sorted += rules.filter { $0.open[0] == byte }
    }
    starts.append(Int32(sorted.count))
    return Grammar.Mode(
      mode, traits: traits(of: mode, starts), rules: sorted, starts: starts, memo: newMemo())
  }

  private func traits(of mode: Language.Mode, _ starts: [Int32]) -> [Grammar.Traits] {
    let separators = ByteSet(mode.separators ?? "")
    var hasLiterals = false
    if case .literals = mode.numbers { hasLiterals = true }
    return (UInt8.min...UInt8.max).map { byte in
      var traits: Grammar.Traits = []
      if starts[Int(byte)] < starts[Int(byte) + 1] { traits.insert(.rule) }
      if mode.words?.start.contains(byte) == true { traits.insert(.word) }
      if hasLiterals, byte.isASCIIDigit { traits.insert(.number) }
      if separators.contains(byte) { traits.insert(.separator) }
      if byte == UInt8(ascii: "\n") { traits.insert(.newline) }
      if byte.isASCIISpace, byte != UInt8(ascii: "\n") { traits.insert(.blank) }
      return traits
    }
  }

  private mutating func rule(_ rule: Language.Rule) -> Grammar.Rule {
    Grammar.Rule(
      open: Array(rule.open.utf8), kind: rule.kind, place: rule.place, next: rule.next, action: action(rule.action),
      memo: newMemo())
  }

  private mutating func action(_ action: Language.Action) -> Grammar.Action {
    switch action {
    case .token: .token
    case .escape: .escape
    case .line: .line
    case .span(let span):
      .span(
        Grammar.Span(
          close: Array(span.close.utf8), escape: span.escape, spansLines: span.spansLines,
          isCharacter: span.isCharacter))
    case .run(let bytes, let close): .run(bytes, close: Array(close.utf8))
    case .tagged(let tag):
      .tagged(
        bytes: tag.bytes, middle: Array(tag.middle.utf8), before: Array(tag.before.utf8), after: Array(tag.after.utf8))
    case .heredoc(let mode, let raw): .heredoc(mode: index(mode) ?? 0, raw: index(raw) ?? 0)
    case .indented(let mode): .indented(mode: index(mode) ?? 0)
    case .enter(let mode): .enter(mode: index(mode) ?? 0)
    case .become(let mode, let isLeft): .become(mode: index(mode) ?? 0, isLeft: isLeft)
    }
  }

  private mutating func index(_ name: String) -> Int? {
    guard !name.isEmpty else { return nil }
    if indices[name] == nil { missing.insert(name) }
    return indices[name]
  }

  private mutating func newMemo() -> Int {
    memos += 1
    return memos - 1
  }
}
