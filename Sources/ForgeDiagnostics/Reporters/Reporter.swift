/// The formats that reports come in.
package enum ReportFormat: String, CaseIterable, Sendable {
  case text, json, sarif, junit, github, markdown

  package var reporter: Reporter {
    switch self {
    case .text: .text
    case .json: .json
    case .sarif: .sarif
    case .junit: .junit
    case .github: .github
    case .markdown: .markdown
    }
  }
}

/// Turns what a run ended with into text. One file per format.
package struct Reporter: Sendable {
  package let render: @Sendable (Outcome, ReportOptions) -> String

  init(_ render: @escaping @Sendable (Outcome, ReportOptions) -> String) {
    self.render = render
  }
}

/// What a report needs to know beside the outcome.
package struct ReportOptions: Sendable {
  package var hasColor = false
  /// Findings only, no summary.
  package var isQuiet = false
  /// The rules that ran, for formats that describe them.
  package var rules: [RuleDescription] = []
  package var toolVersion = ""

  package init() {}
}

/// Positions of ranges, with one line index for each file.
struct Locator {
  private let sources: [String: SourceFile]
  private var indices: [String: LineIndex] = [:]

  init(_ outcome: Outcome) {
    sources = outcome.sources
  }

  /// Start and end of a range; both at the first column of the first line in a file that is not at hand.
  mutating func positions(of range: SourceRange) -> (start: LineIndex.Position, end: LineIndex.Position) {
    let index = lines(of: range.path)
    return (index.position(of: range.bytes.lowerBound), index.position(of: range.bytes.upperBound))
  }

  mutating func lines(of path: String) -> LineIndex {
    if let index = indices[path] { return index }
    let index = sources[path].map { LineIndex($0) } ?? LineIndex(bytes: [])
    indices[path] = index
    return index
  }

  func source(_ path: String) -> SourceFile? { sources[path] }
}
