package import ForgeDiagnostics

extension ChangeReport {
  /// For people: by level, each change with both places, and one line that sums up.
  package func text(_ style: TextStyle, isQuiet: Bool = false) -> String {
    var report = ChangeText(self, style)
    for level in ChangeLevel.allCases.reversed() { report.append(level) }
    if !isQuiet { report.appendSummary() }
    return report.text
  }
}

private struct ChangeText {
  private(set) var text = ""
  private let report: ChangeReport
  private let style: TextStyle
  private var old: Locator
  private var new: Locator

  /// The operations that are named on one line.
  private static let operationLimit = 6

  init(_ report: ChangeReport, _ style: TextStyle) {
    self.report = report
    self.style = style
    old = report.old.locator
    new = report.new.locator
  }

  mutating func append(_ level: ChangeLevel) {
    let changes = report.diff.changes.filter { $0.kind.level == level }
    guard !changes.isEmpty else { return }
    text += "\(style.bold(Self.title(level)))\n\n"
    for change in changes { append(change, color(level)) }
  }

  private static func title(_ level: ChangeLevel) -> String {
    switch level {
    case .safe: "Safe"
    case .dangerous: "Dangerous"
    case .breaking: "Breaking"
    }
  }

  private func color(_ level: ChangeLevel) -> (String) -> String {
    switch level {
    case .safe: style.green
    case .dangerous: style.yellow
    case .breaking: style.red
    }
  }

  private mutating func append(_ change: Change, _ color: (String) -> String) {
    text += "\(style.bold("\(report.new.prefix)\(new.place(of: change.new)):")) "
    text += "\(color("\(change.kind.level.rawValue):")) \(line(change.message.text)) "
    text += "\(style.dim("[\(change.kind.id)]"))\n"
    text += new.excerpt(change.new, caret: "^", style: style, color: color)
    text += "  \(style.bold("\(report.old.prefix)\(old.place(of: change.old)):")) before\n"
    text += old.excerpt(change.old, caret: "-", style: style, color: style.cyan)
    if let operations = report.operations(of: change, limit: Self.operationLimit, line) {
      text += "  \(style.cyan("in:")) \(operations)\n"
    }
    text += "\n"
  }

  private func line(_ text: String) -> String { TerminalText(text).text }

  mutating func appendSummary() {
    let isEmpty = report.diff.changes.isEmpty
    let counts = isEmpty ? style.green(report.counts) : style.bold(report.counts)
    text += "\(counts) from \(line(report.old.name)) to \(line(report.new.name))\n"
  }
}
