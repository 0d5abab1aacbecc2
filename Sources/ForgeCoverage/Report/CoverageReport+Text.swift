package import ForgeDiagnostics

extension CoverageReport {
  /// What is missing, each with its place, then the figures.
  package func text(_ style: TextStyle, isQuiet: Bool) -> String {
    isQuiet ? total(style) : missingText(style) + groupText(style) + changeText(style) + total(style)
  }

  private func missingText(_ style: TextStyle) -> String {
    let rows = rows.filter { !$0.isDocumented }
    guard !rows.isEmpty else { return "" }
    let width = rows.map(\.name.count).max() ?? 0
    let lines = rows.map { row in
      let state =
        row.entry.exclusion.map { style.dim("excluded: \(TerminalText($0).text)") }
        ?? style.red(row.gaps.joined(separator: ", "))
      return
        "\(padded(row.name, width))  \(state)  \(style.dim("\(TerminalText(row.place.path).text):\(row.place.line)"))\n"
    }
    return lines.joined() + "\n"
  }

  private func groupText(_ style: TextStyle) -> String {
    let groups = [("tag", tags), ("owner", owners)].filter { !$0.1.isEmpty }
    let width = (groups.flatMap(\.1).map(\.name.count) + [5]).max() ?? 0
    return groups.map { title, groups in
      let head = "\(padded(title, width))  documented  described  mentioned\n"
      return style.dim(head)
        + groups.map { group in
          let figures = group.figures
          let share = Self.percent(figures.percent)
          let count = padded("\(figures.documented)/\(figures.operations)", 10)
          let halves = "\(padded("\(figures.described)", 9))  \(padded("\(figures.mentioned)", 9))"
          let line = "\(padded(group.name, width))  \(count)  \(halves)  \(share)"
          return "\(figures.documented == figures.operations ? line : style.yellow(line))\n"
        }.joined() + "\n"
    }.joined()
  }

  private func changeText(_ style: TextStyle) -> String {
    guard let change else { return "" }
    var text = "since \(change.base): \(Self.percent(change.figures.percent)) before"
    for (label, names) in [
      ("added", change.added), ("removed", change.removed), ("now documented", change.gained),
      ("no longer documented", change.lost),
    ] where !names.isEmpty {
      text += "\n  \(label): \(TerminalText(names.joined(separator: ", ")).text)"
    }
    return "\(text)\n\n"
  }

  private func total(_ style: TextStyle) -> String {
    let text =
      "\(figures.documented) of \(figures.operations) public operations documented (\(Self.percent(figures.percent))), "
      + "\(figures.described) described, \(figures.mentioned) mentioned"
    return "\(figures.percent < threshold ? style.red(text) : style.green(text))\n"
  }

  private func padded(_ text: String, _ width: Int) -> String {
    let text = TerminalText(text).text
    return text + String(repeating: " ", count: max(0, width - text.count))
  }
}
