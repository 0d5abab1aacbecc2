extension Reporter {
  /// For a job summary or a comment on a pull request.
  package static let markdown = Reporter { outcome, _ in
    var locator = Locator(outcome)
    var text = "## forge-docs\n\n"
    if outcome.diagnostics.isEmpty {
      text += "No findings.\n"
    } else {
      text += "| | Place | Finding | Rule |\n|---|---|---|---|\n"
      for diagnostic in outcome.diagnostics {
        let start = locator.positions(of: diagnostic.range).start
        let place = "\(diagnostic.range.path):\(start.line)"
        let severity = diagnostic.severity.rawValue
        text += "| \(severity) | \(cell(place)) | \(cell(diagnostic.message.text)) | `\(diagnostic.rule)` |\n"
      }
      text += "\n\(outcome.errors) errors, \(outcome.warnings) warnings.\n"
    }
    if let coverage = outcome.coverage {
      text += "\nAPI coverage: \(coverage.documented) of \(coverage.operations) public operations documented.\n"
    }
    return text
  }
}

/// A table cell: pipes and line ends would end it.
private func cell(_ text: String) -> String {
  text.map { $0 == "|" ? "\\|" : $0.isNewline ? " " : $0 == "<" ? "&lt;" : String($0) }.joined()
}
