extension Reporter {
  /// For people: where, what, the line itself with the range underlined, and one line that sums up.
  package static let text = Reporter { outcome, options in
    var report = TextReport(outcome, options)
    for diagnostic in outcome.diagnostics { report.append(diagnostic) }
    if !options.isQuiet { report.appendSummary(outcome) }
    return report.text
  }
}

private struct TextReport {
  private(set) var text = ""
  private var locator: Locator
  private let style: TextStyle

  init(_ outcome: Outcome, _ options: ReportOptions) {
    locator = Locator(outcome)
    style = TextStyle(hasColor: options.hasColor)
  }

  mutating func append(_ diagnostic: Diagnostic) {
    let isError = diagnostic.severity == .error
    text += style.bold(place(diagnostic.range)) + " "
    text += isError ? style.red("error:") : style.yellow("warning:")
    text += " \(line(diagnostic.message.text)) \(style.dim("[\(line(diagnostic.rule.name))]"))\n"
    appendExcerpt(diagnostic.range, caret: "^", color: isError ? style.red : style.yellow)
    for note in diagnostic.notes {
      text += "  \(style.bold(place(note.range))) note: \(line(note.message.text))\n"
      appendExcerpt(note.range, caret: "-", color: style.cyan)
    }
    if let fix = diagnostic.fix { text += "  \(style.cyan("fix:")) \(line(fix.title))\n" }
    if let help = diagnostic.help { text += "  \(style.cyan("help:")) \(line(help))\n" }
    text += "\n"
  }

  private func line(_ text: String) -> String { TerminalText(text).text }

  private mutating func place(_ range: SourceRange) -> String {
    "\(locator.place(of: range)):"
  }

  private mutating func appendExcerpt(_ range: SourceRange, caret: Character, color: (String) -> String) {
    text += locator.excerpt(range, caret: caret, style: style, color: color)
  }

  mutating func appendSummary(_ outcome: Outcome) {
    let files = Set(outcome.diagnostics.map(\.range.path)).count
    var parts: [String] = []
    if outcome.diagnostics.isEmpty {
      parts.append(style.green("No findings"))
    } else {
      let counts = [counted(outcome.errors, "error"), counted(outcome.warnings, "warning")]
      let shown = [outcome.errors > 0 ? counts[0] : nil, outcome.warnings > 0 ? counts[1] : nil].compactMap { $0 }
      parts.append(style.bold("\(shown.joined(separator: ", ")) in \(counted(files, "file"))"))
    }
    let inputs = outcome.inputs.filter { $0.count > 0 }.map { counted($0.count, $0.kind) }
    if inputs.isEmpty, !outcome.inputs.isEmpty { parts.append("nothing was checked: no Markdown and no spec found") }
    if !inputs.isEmpty { parts.append("\(inputs.joined(separator: ", ")) checked") }
    if let coverage = outcome.coverage, coverage.operations > 0 {
      parts.append("\(coverage.documented) of \(coverage.operations) operations documented")
    }
    if !outcome.claims.isEmpty { parts.append(outcome.claimCounts) }
    text += parts.joined(separator: " · ") + "\n"
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
