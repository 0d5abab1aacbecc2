/// A regular expression of ECMA 262 as its `u` flag reads it, which `pattern`, `patternProperties` and the format
/// `regex` are written in (JSON Schema Core 2020-12, section 6.4).
///
/// Whatever has no backreference takes time linear in the text, lookaround included. With a backreference the search
/// backtracks, and gives up after a number of steps.
package struct ECMARegularExpression: Sendable {
  /// Why a pattern is none.
  package struct SyntaxError: Error, Hashable, Sendable {
    /// Where the fault stands, in UTF-8 bytes of the pattern.
    package let offset: Int
    /// A headline without a full stop: "nothing to repeat before `*`".
    package let message: String
  }

  /// What a search found out.
  package enum Match: Hashable, Sendable {
    case found
    case none
    /// The search would have cost more than it may; the pattern is right all the same.
    case undecided
  }

  /// Nil where the counted repetitions, written out, are more than `PatternCompiler.instructionLimit`.
  private let program: PatternProgram?

  package init(_ pattern: String) throws(SyntaxError) {
    var parser = PatternParser(pattern)
    program = PatternCompiler.compile(try parser.parse())
  }

  /// Searches all of `text`, UTF-8, for a place the pattern fits: it is not anchored.
  package func firstMatch(in text: [UInt8]) -> Match {
    guard let program else { return .undecided }
    let codePoints = Self.codePoints(of: text)
    let isFound: Bool?
    if program.registerCount == 0 {
      var simulation = PatternSimulation(text: codePoints)
      isFound = simulation.finds(program)
    } else {
      var search = PatternBacktracking(text: codePoints, registerCount: program.registerCount)
      isFound = search.finds(program)
    }
    return isFound.map { $0 ? .found : .none } ?? .undecided
  }

  private static func codePoints(of text: [UInt8]) -> [UInt32] {
    if text.allSatisfy({ $0 < 0x80 }) { return text.map { UInt32($0) } }
    return String(decoding: text, as: UTF8.self).unicodeScalars.map(\.value)
  }
}
