/// A pattern as its syntax tree (ECMA 262, section 22.2.1), and the names of its groups.
struct Pattern {
  var root: PatternNode
  /// Capturing groups, counted from 1.
  var groupCount: Int
  /// The groups of a name: several where they stand in different alternatives.
  var groupsByName: [String: [Int]]
  var hasBackreferences: Bool
}

/// A node of a pattern's syntax tree.
indirect enum PatternNode {
  case empty
  case codePoint(UInt32)
  case set(CodePointSet)
  case sequence([PatternNode])
  case alternation([PatternNode])
  case capture(PatternNode, group: Int)
  case repetition(PatternNode, PatternRepetition)
  case boundary(PatternBoundary)
  case look(PatternNode, PatternLook)
  case backreference(PatternReference)
}

/// How often a quantifier repeats what stands before it.
struct PatternRepetition {
  var minimum: Int
  /// Nil: as often as it fits.
  var maximum: Int?
  var isLazy = false
  /// The groups inside, which every iteration empties.
  var groups: Range<Int>
}

/// A place between characters.
enum PatternBoundary {
  case start, end, word, notWord
}

/// Lookahead or lookbehind.
struct PatternLook {
  var isAhead: Bool
  var isNegative: Bool
}

/// The group that a backreference names.
enum PatternReference {
  case number(Int)
  case name(String)
}
