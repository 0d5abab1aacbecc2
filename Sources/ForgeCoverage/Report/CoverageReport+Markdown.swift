package import ForgeDiagnostics

extension CoverageReport {
  /// What a summary begins with. It names every operation that no page mentions, and is no page.
  package static let markdownMarker = "<!-- written by forge-docs coverage -->"

  /// Whether a file is a summary that was written earlier.
  package static func isMarkdownReport(_ file: SourceFile) -> Bool {
    file.bytes.starts(with: markdownMarker.utf8)
  }

  /// A summary for a pull request.
  package var markdown: String {
    var text =
      "\(Self.markdownMarker)\n\n## API documentation coverage: \(Self.percent(figures.percent))\(difference)\n\n"
    text += "\(figures.documented) of \(figures.operations) public operations are documented: "
    text += "\(figures.described) described by the specification, \(figures.mentioned) mentioned by pages"
    text += figures.percent < threshold ? "; \(Self.percent(threshold)) are asked for.\n" : ".\n"
    text += changeMarkdown
    text += table("Tag", tags) + table("Owner", owners)
    guard !missing.isEmpty else { return text }
    text += "\n### Missing\n\n| Operation | What is missing | Where |\n|---|---|---|\n"
    for row in missing.prefix(Self.rowLimit) {
      let gaps = MarkdownText.line(row.gaps.joined(separator: ", "))
      text += "| \(code(row.name)) | \(gaps) | \(code("\(row.place.path):\(row.place.line)")) |\n"
    }
    if missing.count > Self.rowLimit { text += "\n\(missing.count - Self.rowLimit) more not shown here.\n" }
    return text
  }

  /// GitHub takes 65,536 characters in a comment.
  private static let rowLimit = 200

  private var difference: String {
    guard let change else { return "" }
    let points = ((figures.percent - change.figures.percent) * 10).rounded() / 10
    return points == 0 ? " (unchanged)" : " (\(points > 0 ? "+" : "−")\(abs(points)) since \(code(change.base)))"
  }

  private var changeMarkdown: String {
    guard let change else { return "" }
    let lists = [
      ("New", change.added), ("No longer public", change.removed), ("Now documented", change.gained),
      ("No longer documented", change.lost),
    ].filter { !$0.1.isEmpty }
    guard !lists.isEmpty else { return "" }
    return "\n" + lists.map { "- \($0): \($1.map(code).joined(separator: ", "))\n" }.joined()
  }

  private func table(_ title: String, _ groups: [Group]) -> String {
    guard !groups.isEmpty else { return "" }
    let rows = groups.map { group in
      let figures = group.figures
      return
        "| \(MarkdownText.line(group.name)) | \(figures.documented) of \(figures.operations) | \(figures.described) "
        + "| \(figures.mentioned) | \(Self.percent(figures.percent)) |\n"
    }
    return "\n| \(title) | Documented | Described | Mentioned | Share |\n|---|---:|---:|---:|---:|\n\(rows.joined())"
  }

  private func code(_ text: String) -> String { MarkdownText.code(text) }
}
