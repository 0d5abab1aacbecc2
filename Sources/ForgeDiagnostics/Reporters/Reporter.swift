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
