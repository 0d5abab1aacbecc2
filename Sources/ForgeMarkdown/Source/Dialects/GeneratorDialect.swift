import ForgeDiagnostics

/// The directives of another generator, as far as they decide what a page says: what it includes, and what is no text.
package struct GeneratorDialect: Sendable {
  /// Text that a line with a directive has.
  let markers: [String]
  /// Those of the markers that stand before the path of a file.
  let includeMarkers: [String]
  /// Whether front matter may be TOML.
  var hasTOML = false
  /// Parts of a line that mean other text, in order.
  var words: (@Sendable (_ line: Range<Int>, _ bytes: [UInt8]) -> [(range: Range<Int>, text: String)])?
  /// What a line means, blanks around it left out; nil for a line that says what it says.
  let form: @Sendable (_ line: Range<Int>, _ bytes: [UInt8]) -> IncludeDirective.Form?

  func isUsed(in bytes: [UInt8], _ body: Range<Int>) -> Bool {
    markers.contains { bytes.firstRange(of: Array($0.utf8), in: body) != nil }
  }

  /// `1,10`, `3,` or `,10` as lines.
  static func lines(_ text: Substring) -> [IncludeDirective.Selection] {
    let ends = text.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false).map { Int($0) }
    guard let first = ends.first else { return [] }
    return [.lines(first, ends.count > 1 ? ends[1] : first)]
  }
}
