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

  /// The columns of a line that are shown around a range.
  private static let width = 110

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
    let start = locator.positions(of: range).start
    return "\(line(range.path)):\(start.line):\(start.column):"
  }

  /// The range's first line with carets below, and `…` where the range goes on; nothing for a file as a whole.
  private mutating func appendExcerpt(_ range: SourceRange, caret: String, color: (String) -> String) {
    guard let source = locator.source(range.path), !(range.bytes.isEmpty && range.bytes.lowerBound == 0) else { return }
    let lines = locator.lines(of: range.path)
    let line = lines.line(of: range.bytes.lowerBound)
    var content = lines.content(ofLine: line)
    if line == 1, source.bytes[content].starts(with: [0xEF, 0xBB, 0xBF]) {
      content = content.lowerBound + 3..<content.upperBound
    }
    let start = min(max(range.bytes.lowerBound, content.lowerBound), content.upperBound)
    let end = min(max(range.bytes.upperBound, start), content.upperBound)
    let excerpt = Excerpt(
      before: source.bytes[content.lowerBound..<start], marked: source.bytes[start..<end],
      after: source.bytes[end..<content.upperBound], width: Self.width)
    let gutter = String(repeating: " ", count: "\(line)".utf8.count)
    let goesOn = !range.bytes.isEmpty && lines.line(of: range.bytes.upperBound - 1) > line
    text += "  \(style.dim("\(line) |")) \(excerpt.line)\n"
    text += "  \(style.dim("\(gutter) |")) \(String(repeating: " ", count: excerpt.beforeWidth))"
    text += color(String(repeating: caret, count: max(1, excerpt.markedWidth))) + (goesOn ? "…" : "") + "\n"
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
    text += parts.joined(separator: " · ") + "\n"
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}

/// ANSI colours, or nothing.
private struct TextStyle {
  let hasColor: Bool

  private func wrapped(_ text: String, _ code: String) -> String {
    hasColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  func bold(_ text: String) -> String { wrapped(text, "1") }
  func dim(_ text: String) -> String { wrapped(text, "2") }
  func red(_ text: String) -> String { wrapped(text, "1;31") }
  func green(_ text: String) -> String { wrapped(text, "32") }
  func yellow(_ text: String) -> String { wrapped(text, "1;33") }
  func cyan(_ text: String) -> String { wrapped(text, "36") }
}
