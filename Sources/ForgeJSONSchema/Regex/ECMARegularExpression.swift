/// A regular expression of ECMA-262, as `pattern` has it (JSON Schema Core 2020-12, section 6.4).
package struct ECMARegularExpression: Sendable {
  /// Why a pattern is no regular expression.
  package struct SyntaxError: Error, Hashable, Sendable {
    package let message: String
    /// In UTF-8 bytes from the start of the pattern.
    package let offset: Int
  }

  package enum Match: Hashable, Sendable {
    case found
    case none
    /// The pattern, or the text with it, is too large to say.
    case undecided
  }

  private let program: RegexProgram?

  package init(_ pattern: String) throws(SyntaxError) {
    var parser = RegexParser(pattern)
    let node = try parser.parse()
    program = RegexProgram(node, groups: parser.groupCount, hasBackreferences: parser.hasBackreferences)
  }

  /// Whether the expression matches anywhere in `text`, which is UTF-8.
  package func firstMatch(in text: some Sequence<UInt8>) -> Match {
    let scalars = String(decoding: Array(text), as: UTF8.self).unicodeScalars.map(\.value)
    guard let program, var matcher = RegexMatcher(program, scalars), let isFound = matcher.search() else {
      return .undecided
    }
    return isFound ? .found : .none
  }
}
