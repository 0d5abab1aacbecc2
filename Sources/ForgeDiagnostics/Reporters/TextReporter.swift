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
  private let isQuiet: Bool

  /// The columns of a line that are shown around a range.
  private static let width = 110

  init(_ outcome: Outcome, _ options: ReportOptions) {
    locator = Locator(outcome)
    style = TextStyle(hasColor: options.hasColor)
    isQuiet = options.isQuiet
  }

  mutating func append(_ diagnostic: Diagnostic) {
    let severity = diagnostic.severity
    text += style.bold(place(diagnostic.range)) + " "
    text += severity == .error ? style.red("error:") : style.yellow("warning:")
    text += " \(diagnostic.message) \(style.dim("[\(diagnostic.rule)]"))\n"
    appendExcerpt(diagnostic.range, isError: severity == .error)
    for note in diagnostic.notes { text += "  \(style.bold(place(note.range))) note: \(note.message)\n" }
    if let fix = diagnostic.fix { text += "  \(style.cyan("fix:")) \(fix.title)\n" }
    text += "\n"
  }

  private mutating func place(_ range: SourceRange) -> String {
    let start = locator.positions(of: range).start
    return "\(range.path):\(start.line):\(start.column):"
  }

  /// The range's first line with carets below; nothing for a finding about a file as a whole.
  private mutating func appendExcerpt(_ range: SourceRange, isError: Bool) {
    guard let source = locator.source(range.path), !(range.bytes.isEmpty && range.bytes.lowerBound == 0) else { return }
    let lines = locator.lines(of: range.path)
    let line = lines.line(of: range.bytes.lowerBound)
    let content = lines.content(ofLine: line)
    let start = min(range.bytes.lowerBound, content.upperBound)
    let end = min(max(range.bytes.upperBound, start), content.upperBound)
    let parts = Excerpt(
      before: source.text(in: content.lowerBound..<start), marked: source.text(in: start..<end),
      after: source.text(in: end..<content.upperBound), width: Self.width)
    let number = "\(line)"
    let gutter = String(repeating: " ", count: number.count)
    let carets = String(repeating: "^", count: max(1, parts.markedWidth))
    let more = range.bytes.upperBound > content.upperBound ? "…" : ""
    text += "  \(style.dim("\(number) |")) \(parts.line)\n"
    text += "  \(style.dim("\(gutter) |")) \(String(repeating: " ", count: parts.beforeWidth))"
    text += (isError ? style.red(carets) : style.yellow(carets)) + more + "\n"
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

/// A line cut to what a terminal can show around a range, tabs expanded.
private struct Excerpt {
  let line: String
  let beforeWidth: Int
  let markedWidth: Int

  init(before: String, marked: String, after: String, width: Int) {
    var before = Self.printable(before)
    let marked = Self.clipped(Self.printable(marked), width)
    let room = max(20, width - Self.width(marked))
    if Self.width(before) > room { before = "…" + before.suffix(room - 1) }
    let after = Self.clipped(Self.printable(after), max(0, width - Self.width(before) - Self.width(marked)))
    line = before + marked + after
    beforeWidth = Self.width(before)
    markedWidth = Self.width(marked)
  }

  private static func clipped(_ text: String, _ width: Int) -> String {
    text.count <= width ? text : text.prefix(max(0, width - 1)) + "…"
  }

  /// Tabs as four spaces, control characters as dots: nothing in a file may move the cursor.
  private static func printable(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar == "\t" {
        result += "    "
      } else {
        result.unicodeScalars.append(scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) ? "·" : scalar)
      }
    }
    return result
  }

  /// The columns of a terminal: wide characters take two (Unicode Standard Annex 11, by block).
  private static func width(_ text: String) -> Int {
    text.reduce(0) { total, character in
      guard let scalar = character.unicodeScalars.first else { return total }
      switch scalar.value {
      case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
        0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F9FF, 0x20000...0x3FFFD:
        return total + 2
      default: return total + 1
      }
    }
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
