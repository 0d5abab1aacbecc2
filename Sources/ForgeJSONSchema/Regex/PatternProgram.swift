/// A pattern as instructions, read in one direction from first to last.
struct PatternProgram: Sendable {
  enum Instruction: Sendable {
    case codePoint(UInt32)
    /// Index into `sets`.
    case set(Int)
    /// Index into `counters`: one character of a set, repeated. Only in a program without registers.
    case counter(Int)
    /// Goes on at the first, and where that fails at the second.
    case split(Int, Int)
    case jump(Int)
    case boundary(PatternBoundary)
    /// Index into `looks`.
    case look(Int)
    /// Keeps the place in a register.
    case save(Int)
    /// Forgets what registers keep.
    case clear(Range<Int>)
    /// Goes on only if the place is not the one the register keeps: an iteration must not be empty.
    case progress(Int)
    /// The text between the registers of the first of these groups that has any.
    case backreference([Int])
    case match
  }

  /// `set{minimum,maximum}`, whose copies would be the bulk of many a program: `^.{1,65535}$`.
  struct Counter: Sendable {
    var set: CodePointSet
    var minimum: Int
    var maximum: Int
  }

  struct Look: Sendable {
    var program: PatternProgram
    var isNegative: Bool
  }

  var instructions: [Instruction] = []
  var sets: [CodePointSet] = []
  var counters: [Counter] = []
  var looks: [Look] = []
  /// Whether it reads the text from its end to its start.
  var isBackward = false
  /// Whether it can only fit at the start of the text.
  var isAnchored = false
  /// What backreferences need; 0 where there are none, and no `save`, `clear` or `progress` either.
  var registerCount = 0
}
