extension Reporter {
  /// For a job summary or a comment on a pull request.
  package static let markdown = Reporter { outcome, _ in
    var locator = Locator(outcome)
    var text = "## forge-docs\n\n"
    if outcome.diagnostics.isEmpty {
      text += "No findings.\n"
    } else {
      text += "| | Place | Finding | Rule |\n|---|---|---|---|\n"
      for diagnostic in outcome.diagnostics.prefix(rowLimit) {
        let start = locator.positions(of: diagnostic.range).start
        let place = MarkdownText.code("\(diagnostic.range.path):\(start.line)")
        text += "| \(diagnostic.severity.rawValue) | \(place) | \(MarkdownText.line(diagnostic.message.text)) "
        text += "| \(MarkdownText.code(diagnostic.rule.name)) |\n"
      }
      let left = outcome.diagnostics.count - rowLimit
      if left > 0 { text += "\n\(left) more not shown here; the other formats have them all.\n" }
      text += "\n\(counted(outcome.errors, "error")), \(counted(outcome.warnings, "warning")).\n"
    }
    if let coverage = outcome.coverage, coverage.operations > 0 {
      text += "\nAPI coverage: \(coverage.documented) of \(coverage.operations) public operations documented.\n"
    }
    return text
  }
}

/// GitHub takes 65,536 characters in a comment; a row is seldom longer than 200.
private let rowLimit = 300

private func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
