import ForgeDiagnostics
import ForgeMarkdown

extension RunbookReportWriter {
  /// The report as Markdown: totals, a row for each document, what is contradicted, and why claims cannot be verified.
  func markdown(_ title: String) -> [UInt8] {
    var writer = MarkdownWriter()
    writer.heading(1, [.text(title)])
    writer.paragraph([.text(sentence)])
    writer.heading(2, [.text("By page")])
    writer.table(
      ["Page", "Verified", "Contradicted", "Unverifiable"],
      documents.map { document in
        let totals = document.totals
        return [
          [linked(document.title, document.href)], [.text("\(totals.verified) of \(totals.all)")],
          [.text("\(totals.contradicted)")], [.text("\(totals.unverifiable)")],
        ]
      })
    writeContradicted(to: &writer)
    let reasons = reasons
    guard !reasons.isEmpty else { return writer.bytes }
    writer.heading(2, [.text("Unverifiable")])
    writer.table(
      ["Reason", "Claims", "Pages"],
      reasons.map { reason in
        [
          MarkdownSpan.message(reason.text ?? "other reasons"), [.text("\(reason.rows.count)")],
          [.text("\(reason.pages)")],
        ]
      })
    return writer.bytes
  }

  private func writeContradicted(to writer: inout MarkdownWriter) {
    var count = 0
    for document in documents {
      for (href, claims) in document.blocks {
        for claim in claims where claim.shownVerdict == .contradicted {
          if count == 0 { writer.heading(2, [.text("Contradicted")]) }
          count += 1
          guard count <= Self.rowLimit else { continue }
          let place = linked("\(document.title), line \(claim.fileLine)", href)
          let reason = claim.reason.isEmpty ? [] : [.text(": ")] + MarkdownSpan.message(claim.reason)
          writer.item([place, .text(": \(claim.noun) "), .code(claim.target)] + reason)
        }
      }
    }
    if count > Self.rowLimit { writer.paragraph([.text("And \(count - Self.rowLimit) more.")]) }
  }

  private func linked(_ text: String, _ href: String?) -> MarkdownSpan {
    href.map { .link([.text(text)], to: $0) } ?? .text(text)
  }
}
