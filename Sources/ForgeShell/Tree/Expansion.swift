/// `$x` or `${x…}` (POSIX 2.6.2, bash manual 3.5.3).
package struct ParameterExpansion: Sendable {
  /// A variable's name, digits, or one of `@*#?-$!`.
  package let name: String
  package let nameRange: Range<Int>
  package let isBraced: Bool
  /// `${!x}`: the value of the parameter that `x` names.
  package let isIndirect: Bool
  /// `${#x}`
  package let isLength: Bool
  /// What stands in `${x[…]}`.
  package let index: Word?
  package let operation: Operation?

  package indirect enum Operation: Sendable {
    /// `${x:-word}`, `${x-word}` and those with `=`, `?`, `+`; with a colon, an empty value counts as none.
    case fallback(Fallback, countsEmpty: Bool, Word)
    /// `${x#pattern}`, `${x##pattern}`, `${x%pattern}`, `${x%%pattern}`.
    case remove(Side, isLongest: Bool, Word)
    /// `${x/pattern/text}` and those with `//`, `/#` and `/%`.
    case replace(Scope, Word, Word?)
    /// `${x:offset:length}`
    case substring(Word, Word?)
    /// `${x^}`, `${x^^}`, `${x,}`, `${x,,}`, `${x~}`, `${x~~}` with an optional pattern.
    case changeCase(Unicode.Scalar, isAll: Bool, Word)
    /// `${x@Q}`: the letter.
    case transform(String)
    /// `${!x*}`, `${!x@}`: the names that begin with `x`.
    case names
  }

  package enum Fallback: Hashable, Sendable {
    case use, assign, fail, alternative
  }

  package enum Side: Hashable, Sendable {
    case prefix, suffix
  }

  package enum Scope: Hashable, Sendable {
    case first, all, prefix, suffix
  }
}

/// `$(…)` or backquotes (POSIX 2.6.3).
package struct CommandSubstitution: Sendable {
  package let isBackquoted: Bool
  package let commands: CommandList
}

/// `<(…)` or `>(…)` (bash manual 3.5.6).
package struct ProcessSubstitution: Sendable {
  /// `<(…)`: the command that has this word reads what the list writes.
  package let isInput: Bool
  package let commands: CommandList
}

/// What stands in `$((…))`, `((…))` or `$[…]` (bash manual 6.5). The shell reads it only when it runs, and so it is
/// text with expansions.
package struct Arithmetic: Sendable {
  package let expression: Word
}
