import ForgeDiagnostics
import ForgeMarkdown
import ForgeOpenAPI

/// Writes the changes between two descriptions as Markdown, the worst first.
struct ChangesMarkdown {
  let report: ChangeReport
  /// Where operations stand in the reference, from its own URL, by method and path.
  let places: [String: String]
  /// The URL of the reference.
  let reference: String
  let links: TwinLinks

  func page(_ title: String) -> [UInt8] {
    var writer = MarkdownWriter()
    writer.heading(1, [.text(title)])
    writer.paragraph([.text("\(report.counts) since "), .code(report.old.name), .text("\(report.versions).")])
    for level in report.levels {
      writer.heading(2, [.text(ChangesWriter.title(level))])
      writer.paragraph([.text("\(ChangesWriter.explanation(level))")])
      for change in report.diff.changes where change.kind.level == level {
        writer.item(MarkdownSpan.message(change.message.text).map(linked) + [.text(". \(change.kind.why)")])
        for operation in change.operations { writer.item([linked(.code(operation))], depth: 1) }
      }
    }
    return writer.bytes
  }

  /// Code that names an operation that there is leads to it.
  private func linked(_ span: MarkdownSpan) -> MarkdownSpan {
    guard case .code(let code) = span else { return span }
    let webhook = "webhook "
    let place = places[code] ?? places[code.hasPrefix(webhook) ? String(code.dropFirst(webhook.count)) : ""]
    return place.map { .link([span], to: links.page(reference + $0, from: reference + APIChangelog.folder)) } ?? span
  }
}
