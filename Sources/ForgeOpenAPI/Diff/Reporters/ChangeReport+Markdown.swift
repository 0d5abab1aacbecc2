import ForgeDiagnostics

extension ChangeReport {
  /// A changelog: for a release note, a comment on a pull request, or a page of a site.
  package var markdown: String {
    var text = "## API changes\(versions)\n\n"
    text += "\(counts) from \(code(old.name)) to \(code(new.name)).\n"
    var room = Self.rowLimit
    for level in ChangeLevel.allCases.reversed() {
      let changes = diff.changes.filter { $0.kind.level == level }
      guard !changes.isEmpty else { continue }
      text += "\n### \(Self.title(level))\n\n"
      for change in changes.prefix(room) { text += row(change) }
      room -= min(room, changes.count)
    }
    let left = diff.changes.count - Self.rowLimit
    if left > 0 { text += "\n\(left) more not shown here; the other formats have them all.\n" }
    return text
  }

  /// GitHub takes 65,536 characters in a comment; a row is seldom longer than 200.
  private static let rowLimit = 300

  /// The operations that are named on one row.
  private static let operationLimit = 4

  private static func title(_ level: ChangeLevel) -> String {
    switch level {
    case .safe: "Safe"
    case .dangerous: "Dangerous: may break some clients"
    case .breaking: "Breaking"
    }
  }

  private var versions: String {
    guard let before = old.version, let after = new.version, before != after else { return "" }
    return MarkdownText.line(": \(before) to \(after)", inTable: false)
  }

  private func row(_ change: Change) -> String {
    let message = change.message.text
    // Messages that name the operation need not say it again.
    let operations = operations(of: change, limit: Self.operationLimit, code)
    let isNamed = change.operations.count == 1 && message.contains("`\(change.operations[0])`")
    let suffix = isNamed ? "" : operations.map { " — \($0)" } ?? ""
    return "- \(MarkdownText.line(message, inTable: false))\(suffix)\n"
  }

  private func code(_ text: String) -> String { MarkdownText.code(text, inTable: false) }
}
