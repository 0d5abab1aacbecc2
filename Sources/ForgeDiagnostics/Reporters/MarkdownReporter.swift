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
        let place = code("\(diagnostic.range.path):\(start.line)")
        text += "| \(diagnostic.severity.rawValue) | \(place) | \(cell(diagnostic.message.text)) "
        text += "| \(code(diagnostic.rule.name)) |\n"
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

/// The text of a table cell: what stands between single backquotes is code, all else is text and means nothing more.
private func cell(_ text: String) -> String {
  var result = ""
  var rest = text[...]
  while let open = rest.firstIndex(of: "`") {
    result += escaped(rest[..<open])
    let inside = rest[rest.index(after: open)...]
    guard let close = inside.firstIndex(of: "`"), close > inside.startIndex else {
      // No partner, or the start of a longer run, which would need a partner of its length.
      let end = inside.firstIndex { $0 != "`" } ?? inside.endIndex
      result += String(repeating: "\\`", count: rest.distance(from: open, to: end))
      rest = rest[end...]
      continue
    }
    result += code(String(inside[..<close]))
    rest = inside[inside.index(after: close)...]
  }
  return result + escaped(rest)
}

/// Code in a table cell. A pipe is escaped even there; text that a code span cannot hold is shown as text.
private func code(_ text: String) -> String {
  guard !text.isEmpty, !text.contains("`"), !(text.contains("|") && text.contains("\\")) else {
    return escaped(text[...])
  }
  return "`\(text.unicodeScalars.map { $0 == "|" ? "\\|" : isLineEnd($0) ? " " : String($0) }.joined())`"
}

/// Text without markup: scalars, so that a combining mark does not hide what it stands on.
private func escaped(_ text: Substring) -> String {
  text.unicodeScalars.map { scalar in
    switch scalar {
    case "\\", "`", "*", "_", "[", "]", "|", "~": "\\\(scalar)"
    case "<": "&lt;"
    case "&": "&amp;"
    case _ where isLineEnd(scalar): " "
    default: String(scalar)
    }
  }.joined()
}

private func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value < 0x20 || scalar == "\u{85}" || scalar == "\u{2028}" || scalar == "\u{2029}"
}
