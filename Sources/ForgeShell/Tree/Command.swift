/// And-or lists one after the other (POSIX 2.9.3).
package struct CommandList: Sendable {
  package let range: Range<Int>
  package let items: [AndOrList]
}

/// Pipelines joined by `&&` and `||`, which bind equally.
package struct AndOrList: Sendable {
  /// Without what ends it.
  package let range: Range<Int>
  package let first: Pipeline
  package let rest: [Link]
  /// Ended by `&`.
  package let isBackground: Bool

  package struct Link: Sendable {
    package let joint: Joint
    package let jointRange: Range<Int>
    package let pipeline: Pipeline
  }

  package enum Joint: String, Hashable, Sendable {
    case and = "&&"
    case or = "||"
  }
}

/// Commands joined by `|` (POSIX 2.9.2, bash manual 3.2.3).
package struct Pipeline: Sendable {
  package let range: Range<Int>
  /// An odd number of `!` before it.
  package let isNegated: Bool
  package let isTimed: Bool
  package let commands: [Command]
  /// For each command but the last, whether `|&` gives its standard error to the next as well.
  package let pipesErrors: [Bool]
}

/// One command (POSIX 2.9).
package indirect enum Command: Sendable {
  case simple(SimpleCommand)
  case compound(CompoundCommand)
  case function(FunctionDefinition)
  case coprocess(Coprocess)

  package var range: Range<Int> {
    switch self {
    case .simple(let command): command.range
    case .compound(let command): command.range
    case .function(let definition): definition.range
    case .coprocess(let coprocess): coprocess.range
    }
  }
}

/// Assignments, words and redirections (POSIX 2.9.1). Without words, the assignments last.
package struct SimpleCommand: Sendable {
  package let range: Range<Int>
  package let assignments: [Assignment]
  /// The name and the arguments.
  package let words: [Word]
  package let redirections: [Redirection]
  /// What the arguments assign where the name is `declare`, `export`, `local`, `readonly` or `typeset`; they are
  /// among the words too.
  package let declarations: [Assignment]

  package var name: Word? { words.first }
  package var arguments: ArraySlice<Word> { words.dropFirst() }
}

/// `a=1`, `a+=1`, `a[1]=x`, `a=(1 2)` (POSIX 2.9.1, bash manual 3.4 and 6.7).
package struct Assignment: Sendable {
  package let range: Range<Int>
  package let name: String
  package let nameRange: Range<Int>
  package let index: Word?
  /// `+=`
  package let isAppend: Bool
  package let value: Value

  package enum Value: Sendable {
    /// Empty for `a=`.
    case word(Word)
    case array(Range<Int>, [ArrayElement])
  }
}

/// One element of `a=(…)`: a word, or `[index]=word`.
package struct ArrayElement: Sendable {
  package let range: Range<Int>
  package let index: Word?
  package let isAppend: Bool
  package let value: Word
}
