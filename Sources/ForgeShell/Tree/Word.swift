/// A word before expansion (POSIX 2.3 and 2.6). Its parts stand in order; between them only line continuations can.
package struct Word: Sendable {
  package let range: Range<Int>
  package let parts: [WordPart]

  /// The text that the word stands for, quotes removed, or nil where that depends on more than the word.
  package var literalValue: String? {
    var value = ""
    return WordPart.append(parts, to: &value) ? value : nil
  }
}

/// One part of a word.
package struct WordPart: Sendable {
  package let range: Range<Int>
  package let kind: Kind

  package indirect enum Kind: Sendable {
    /// Text that stands for itself; its raw form is the range.
    case literal(String)
    /// A backslash and what it quotes, or an escape of `$'…'` (POSIX 2.2.1, bash manual 3.1.2.4): the value.
    case escaped(String)
    case quoted(Quote, [WordPart])
    case parameter(ParameterExpansion)
    case command(CommandSubstitution)
    case arithmetic(Arithmetic)
    case process(ProcessSubstitution)
    /// `~` or `~user` (bash manual 3.5.2): the user, empty for one's own home.
    case tilde(String)
    case glob(Glob)
    case braces(BraceExpansion)
    /// `<name>` in documentation, to be replaced by the reader: the text between the angle brackets.
    case placeholder(String)
    /// `(…)` of `a=(…)` among the arguments of `declare` and its like (bash manual 6.7).
    case array([ArrayElement])
  }

  /// Whether all `parts` had a value to append.
  fileprivate static func append(_ parts: [WordPart], to value: inout String) -> Bool {
    for part in parts {
      switch part.kind {
      case .literal(let text), .escaped(let text): value += text
      case .quoted(_, let parts): if !append(parts, to: &value) { return false }
      default: return false
      }
    }
    return true
  }
}

/// How a part is quoted (POSIX 2.2, bash manual 3.1.2).
package enum Quote: Hashable, Sendable {
  /// `'…'`
  case single
  /// `"…"`
  case double
  /// `$'…'`
  case ansiC
  /// `$"…"`
  case locale
}

/// A pattern character that pathname expansion or matching looks at (bash manual 3.5.8.1).
package enum Glob: Sendable {
  /// `*`
  case anyText
  /// `?`
  case anyCharacter
  /// `[…]`, with its brackets.
  case bracket(String)
  /// `@(a|b)` and its like: the character before the parenthesis, and the patterns.
  case extended(Unicode.Scalar, [Word])
}

/// `{a,b}` or `{1..5}` (bash manual 3.5.1).
package enum BraceExpansion: Sendable {
  case list([Word])
  case sequence(first: String, last: String, step: String?)
}
