/// A language as data: what the one lexer needs to know to colour it. Not a grammar: colours are a hint to the eye, and
/// a wrong one must never change the text.
struct Language: Sendable {
  typealias Kind = Highlighter.Kind

  /// The names that fences give it, in lower case.
  let names: [String]
  /// How parts of the code are read, by names that rules enter them with. Code starts in `main`.
  let modes: [String: Mode]
  /// What gives the tokens of a language that has a parser: ascending, without overlaps, in offsets of the code.
  var read: (@Sendable (ArraySlice<UInt8>) -> [Highlighter.Token])?

  init(_ names: String, _ modes: [String: Mode]) {
    self.names = names.split(separator: " ").map(String.init)
    self.modes = modes
  }

  /// A language that is read in one way from start to end.
  init(_ names: String, _ mode: Mode) {
    self.init(names, ["main": mode])
  }

  /// A language that has a parser.
  init(_ names: String, read: @escaping @Sendable (ArraySlice<UInt8>) -> [Highlighter.Token]) {
    self.init(names, [:])
    self.read = read
  }

  private static let grammars = allLanguages.map { Grammar($0) }

  private static let indices: [String: Int] = Dictionary(
    allLanguages.enumerated().flatMap { index, language in language.names.map { ($0, index) } },
    uniquingKeysWith: { first, _ in first })

  /// What colours code of the language that a fence names, in any case; nil where it stays plain.
  static func named(_ name: String) -> Grammar? {
    index(of: name).map { grammars[$0] }
  }

  /// Which of ``allLanguages`` has the name.
  static func index(of name: String) -> Int? {
    indices[name] ?? indices[name.lowercased()]
  }
}

extension Language {
  /// How a part of the code is read: what its bytes mean until the part ends.
  struct Mode: Sendable {
    /// What bytes that mean nothing else are coloured as: a string's text.
    var fill: Kind?
    /// What starts with certain bytes; of several that fit, the first counts.
    var rules: [Rule] = []
    var words: Words?
    var numbers = Numbers.none
    var keys: Keys?
    /// The bytes after which a statement starts; nil where no word means more for being the first.
    var separators: String?
    var end = End()
    /// Whole lines that mean something by how they start.
    var lines: Lines?
  }

  /// Where a mode ends.
  struct End: Sendable {
    /// The bytes that end it; none for a mode that ends otherwise.
    var close = ""
    /// What they are coloured as if not as the mode's text.
    var kind: Kind?
    /// Whether they are still to be read in the mode around.
    var isLeft = false
    /// It ends before the line feed at the latest.
    var isAtLineEnd = false
    /// It only starts where its end can be found.
    var isRequired = false
  }

  /// Where a rule counts.
  enum Place: Sendable {
    case anywhere
    /// Not right after a letter, digit or underscore.
    case outsideWord
    /// After a space, or at the start of a line.
    case afterBlank
    /// Nothing but blanks before it on its line.
    case lineStart
    /// At the first byte of a line.
    case lineBegin
    /// Where an operand is due: what stands before is an operator, an opening bracket, or nothing.
    case operand
  }

  struct Rule: Sendable {
    let open: String
    var kind: Kind?
    var place = Place.anywhere
    /// What the byte after the opening ones must be.
    var next: ByteSet?
    var action = Action.token
  }

  enum Action: Sendable {
    /// The opening bytes alone.
    case token
    /// The opening bytes and the character after them.
    case escape
    /// Everything to the end of the line.
    case line
    /// Everything to the closing bytes.
    case span(Span)
    /// The opening bytes and those of a set that follow, one at least, and a byte that must close them.
    case run(ByteSet, close: String = "")
    /// The closing bytes repeat a part of the opening.
    case tagged(Tag)
    /// The lines after this one to the line that repeats the word after the opening bytes, in one of two modes: one for
    /// a word in quotes.
    case heredoc(String, raw: String)
    /// The lines after this one that are indented more than the key or list item it belongs to.
    case indented(String)
    /// A mode that goes on until it ends. Its opening bytes are part of it unless the rule has a kind.
    case enter(String)
    /// A mode in place of the current one, after the opening bytes or from them on.
    case become(String, isLeft: Bool = false)
  }

  struct Span: Sendable {
    let close: String
    /// The byte that takes the meaning from the one after it.
    var escape: UInt8? = UInt8(ascii: "\\")
    var spansLines = false
    /// It holds one character, or one escape.
    var isCharacter = false
  }

  /// What stands between the opening bytes and `middle` must stand between `before` and `after` at the end.
  struct Tag: Sendable {
    let bytes: ByteSet
    let middle: String
    let before: String
    let after: String
  }

  enum Numbers: Sendable {
    case none
    /// A number starts at a digit, and these bytes belong to it besides letters and digits.
    case literals(ByteSet = ByteSet("_"))
    /// Words that are numbers from start to end.
    case words
  }

  /// Words before a mark: a colon in YAML and JSON, an equals sign in TOML.
  struct Keys: Sendable {
    let marks: ByteSet
    var kind = Kind.name
    /// Whether a blank or the line's end must follow the mark.
    var needsBlank = false
    /// Whether blanks may stand between the key and the mark.
    var allowsBlank = true
    /// Only the first word of a statement can be one.
    var isHeadOnly = false
  }

  struct Lines: Sendable {
    /// What a line is that no rule takes.
    let others: Kind
  }
}
