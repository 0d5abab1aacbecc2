extension Language {
  /// How words are read, and what they mean.
  struct Words: Sendable {
    /// What a word does to the one after it.
    enum Effect: Sendable {
      case none
      /// The next word is the first of a statement.
      case resumesHead
      /// The next word is declared.
      case introduces(Kind)
    }

    struct Group: Sendable {
      let words: String
      let kind: Kind?
      var effect = Effect.none
      /// They mean it only as the first of a statement.
      var isHeadOnly = false

      static func keywords(_ words: String) -> Group { Group(words: words, kind: .keyword) }
      static func types(_ words: String) -> Group { Group(words: words, kind: .type) }
      static func constants(_ words: String) -> Group { Group(words: words, kind: .number) }
      static func variables(_ words: String) -> Group { Group(words: words, kind: .variable) }

      /// Keywords that declare the name after them.
      static func introducing(_ kind: Kind, _ words: String) -> Group {
        Group(words: words, kind: .keyword, effect: .introduces(kind))
      }

      /// Keywords at the start of a statement only.
      static func heads(_ words: String) -> Group { Group(words: words, kind: .keyword, isHeadOnly: true) }

      /// Words at the start of a statement, before the start of another.
      static func resuming(_ kind: Kind?, _ words: String) -> Group {
        Group(words: words, kind: kind, effect: .resumesHead, isHeadOnly: true)
      }
    }

    var groups: [Group] = []
    var start = ByteSet.nameStart
    var body = ByteSet.name
    var ignoresCase = false
    /// What the first word of a statement is if nothing else.
    var head: Kind?
    /// What any word is if nothing else.
    var other: Kind?
    /// The bytes right after a word that make it the name of something called.
    var calls = ByteSet()
    /// Words with a capital letter first and a small one later are types.
    var capitalsAreTypes = false
    /// Words right after a full stop are members, however a keyword may look.
    var hasMembers = true
    /// Words go on over blanks to the end of the line, as plain scalars of YAML do, or to what ends them.
    var scalar: Scalar?
  }

  struct Scalar: Sendable {
    /// Bytes that end one wherever they stand.
    var stops = ByteSet()
    /// What ends one besides.
    var interrupts: [String] = []
    /// What ends one after a blank: a comment.
    var comments = ByteSet()
  }
}

extension Language.Rule {
  typealias Rule = Language.Rule
  typealias Kind = Language.Kind

  static func comment(_ open: String, _ place: Language.Place = .anywhere) -> Rule {
    Rule(open: open, kind: .comment, place: place, action: .line)
  }

  static func block(_ open: String, _ close: String, _ kind: Kind = .comment) -> Rule {
    Rule(open: open, kind: kind, action: .span(Language.Span(close: close, escape: nil, spansLines: true)))
  }

  /// A string in one line.
  static func string(_ quote: String, _ kind: Kind = .string, escape: UInt8? = UInt8(ascii: "\\")) -> Rule {
    Rule(open: quote, kind: kind, place: .outsideWord, action: .span(Language.Span(close: quote, escape: escape)))
  }

  /// A string in as many lines as it likes.
  static func text(_ open: String, _ close: String? = nil, escape: UInt8? = UInt8(ascii: "\\")) -> Rule {
    let span = Language.Span(close: close ?? open, escape: escape, spansLines: true)
    return Rule(open: open, kind: .string, place: .outsideWord, action: .span(span))
  }

  /// A literal of one character in quotes: `'a'`, but not the lifetime `'a`.
  static func character(_ open: String = "'") -> Rule {
    Rule(open: open, kind: .string, place: .outsideWord, action: .span(Language.Span(close: "'", isCharacter: true)))
  }

  static func run(
    _ open: String, _ bytes: ByteSet, _ kind: Kind, close: String = "", _ place: Language.Place = .anywhere
  ) -> Rule {
    Rule(open: open, kind: kind, place: place, action: .run(bytes, close: close))
  }

  static func token(_ open: String, _ kind: Kind? = nil, _ place: Language.Place = .anywhere) -> Rule {
    Rule(open: open, kind: kind, place: place)
  }

  static func line(_ open: String, _ kind: Kind, _ place: Language.Place = .lineBegin) -> Rule {
    Rule(open: open, kind: kind, place: place, action: .line)
  }

  static func escape(_ open: String = "\\") -> Rule {
    Rule(open: open, action: .escape)
  }

  static func enter(
    _ open: String, _ mode: String, _ kind: Kind? = nil, _ place: Language.Place = .anywhere
  ) -> Rule {
    Rule(open: open, kind: kind, place: place, action: .enter(mode))
  }

  static func become(_ open: String, _ mode: String, _ kind: Kind? = nil, _ place: Language.Place = .anywhere) -> Rule {
    Rule(open: open, kind: kind, place: place, action: .become(mode))
  }
}
