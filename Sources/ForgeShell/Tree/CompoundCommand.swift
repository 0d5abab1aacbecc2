/// A command with commands inside (POSIX 2.9.4, bash manual 3.2.5).
package struct CompoundCommand: Sendable {
  package let range: Range<Int>
  package let kind: Kind
  package let redirections: [Redirection]

  package indirect enum Kind: Sendable {
    case subshell(CommandList)
    case group(CommandList)
    case conditional(IfClause)
    /// `for` and `select` over words.
    case loop(WordLoop)
    case arithmeticLoop(ArithmeticLoop)
    /// `while`, and `until`.
    case conditionLoop(ConditionLoop)
    case choice(CaseClause)
    /// `[[ … ]]`
    case test(ConditionalExpression)
    /// `((…))`
    case arithmetic(Arithmetic)
  }
}

/// `if …; then …; elif …; then …; else …; fi`
package struct IfClause: Sendable {
  package let branches: [Branch]
  package let otherwise: CommandList?

  package struct Branch: Sendable {
    package let condition: CommandList
    package let body: CommandList
  }
}

/// `for x in a b; do …; done`, or `select`.
package struct WordLoop: Sendable {
  package let isSelect: Bool
  package let variable: String
  package let variableRange: Range<Int>
  /// Nil without `in`: the positional parameters.
  package let words: [Word]?
  package let body: CommandList
}

/// `for ((i = 0; i < 3; i++)); do …; done`
package struct ArithmeticLoop: Sendable {
  /// What stands between the parentheses and semicolons: three where it is right.
  package let expressions: [Arithmetic]
  package let body: CommandList
}

package struct ConditionLoop: Sendable {
  package let isUntil: Bool
  package let condition: CommandList
  package let body: CommandList
}

/// `case x in a|b) …;; esac`
package struct CaseClause: Sendable {
  package let subject: Word
  package let branches: [Branch]

  package struct Branch: Sendable {
    package let range: Range<Int>
    package let patterns: [Word]
    package let body: CommandList
    package let ending: Ending
  }

  /// What follows a branch: `;;` or the end, `;&`, `;;&`.
  package enum Ending: String, Hashable, Sendable {
    case leave = ";;"
    case fallThrough = ";&"
    case testNext = ";;&"
  }
}

/// `f() { …; }` or `function f { …; }` (POSIX 2.9.5, bash manual 3.3).
package struct FunctionDefinition: Sendable {
  package let range: Range<Int>
  package let name: String
  package let nameRange: Range<Int>
  package let body: CompoundCommand
}

/// `coproc NAME { …; }` (bash manual 3.2.6).
package struct Coprocess: Sendable {
  package let range: Range<Int>
  package let name: String?
  package let command: Command
}

/// What stands in `[[ … ]]` (bash manual 3.2.5.2 and 6.4).
package indirect enum ConditionalExpression: Sendable {
  case word(Word)
  case unary(String, Word)
  case binary(Word, String, Word)
  case not(ConditionalExpression)
  case all([ConditionalExpression])
  case any([ConditionalExpression])
  /// Nothing where something had to be, which is an error too.
  case missing
}
