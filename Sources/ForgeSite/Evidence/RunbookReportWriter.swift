import ForgeDiagnostics
import ForgeHTML

/// Writes the report of all documents: totals, a bar for each document, and what is not verified.
struct RunbookReportWriter {
  /// A document, and where it and its blocks can be read: nil where it is no page of the site. What is claimed outside of
  /// blocks comes last.
  struct Document {
    let title: String
    let href: String?
    let blocks: [(href: String?, claims: [RunbookEvidence.Claim])]

    var totals: EvidenceTotals { EvidenceTotals(blocks.lazy.flatMap(\.claims)) }
  }

  let documents: [Document]
  let evidence: EvidenceWriter

  /// How many claims of one verdict are listed.
  static let rowLimit = 500

  /// The parts that the report has.
  var contents: [(anchor: String, title: String)] {
    let totals = totals
    var parts = [("_pages", "By page")]
    if totals.contradicted > 0 { parts.append(("_contradicted", "Contradicted")) }
    if totals.unverifiable > 0 { parts.append(("_unverifiable", "Unverifiable")) }
    return parts.map { (anchor: $0.0, title: $0.1) }
  }

  private var totals: EvidenceTotals { EvidenceTotals(documents.lazy.flatMap(\.blocks).flatMap(\.claims)) }

  /// The figures of all documents.
  var sentence: String {
    let totals = totals
    return "\(totals.verified) of \(totals.all) claims are verified, \(totals.contradicted) contradicted, "
      + "\(totals.unverifiable) unverifiable, on \(documents.count) page\(documents.count == 1 ? "" : "s")."
  }

  func html() -> HTML {
    let totals = totals
    var writer = HTMLWriter()
    writer.markup("<h1>Runbook checks</h1>\n<p class=\"coverage-total\"><strong>")
    writer.text("\(Self.percent(totals)) %")
    writer.markup("</strong> ")
    writer.text(sentence)
    writer.markup("</p>\n<p>A claim is what a command or a block says of the repository: that an object, a file, a ")
    writer.markup(
      "container or a key is there. Below each block of a page its claims are listed, with what proves them.</p>\n")
    writeBars(to: &writer)
    writeContradicted(to: &writer)
    writeReasons(to: &writer)
    evidence.writeNote(to: &writer)
    return writer.finish()
  }

  /// Whole percents, 100 for all alone.
  private static func percent(_ totals: EvidenceTotals) -> Int {
    totals.all == 0 ? 100 : totals.verified * 100 / totals.all
  }

  private func writeBars(to writer: inout HTMLWriter) {
    writer.markup(
      "<h2 id=\"_pages\">By page</h2>\n<div class=\"table-scroll\"><table class=\"coverage-bars evidence-pages\">\n")
    writer.markup("<thead><tr><th scope=\"col\">Page</th><th scope=\"col\">Verified</th>")
    writer.markup("<th scope=\"col\">Contradicted</th><th scope=\"col\">Unverifiable</th></tr></thead>\n<tbody>\n")
    for document in documents {
      let totals = document.totals
      writer.markup("<tr><th scope=\"row\">")
      writeLink(document.title, document.href, to: &writer)
      writer.markup("</th><td>")
      writeBar(totals, to: &writer)
      writer.text(" \(totals.verified) of \(totals.all)")
      writer.markup("</td><td>")
      writer.number(totals.contradicted)
      writer.markup("</td><td>")
      writer.number(totals.unverifiable)
      writer.markup("</td></tr>\n")
    }
    writer.markup("</tbody>\n</table></div>\n")
  }

  /// A bar that needs neither style attributes nor script.
  private func writeBar(_ totals: EvidenceTotals, to writer: inout HTMLWriter) {
    let percent = Self.percent(totals)
    writer.markup("<svg class=\"coverage-bar")
    if totals.contradicted > 0 { writer.markup(" coverage-bar-low") }
    writer.markup("\" width=\"72\" height=\"12\" role=\"img\"")
    writer.attribute("aria-label", "\(percent) %")
    writer.markup("><rect class=\"coverage-bar-whole\" width=\"100%\" height=\"100%\" rx=\"3\"/>")
    writer.markup("<rect class=\"coverage-bar-part\" height=\"100%\" rx=\"3\"")
    writer.attribute("width", "\(percent)%")
    writer.markup("/></svg>")
  }

  private func writeContradicted(to writer: inout HTMLWriter) {
    var count = 0
    for document in documents {
      let rows = document.blocks.flatMap { block in
        block.claims.filter { $0.shownVerdict == .contradicted }.map { (href: block.href, claim: $0) }
      }
      guard !rows.isEmpty else { continue }
      if count == 0 { writer.markup("<h2 id=\"_contradicted\">Contradicted</h2>\n") }
      let shown = rows.prefix(max(0, Self.rowLimit - count))
      count += rows.count
      guard !shown.isEmpty else { continue }
      writer.markup("<h3>")
      writeLink(document.title, document.href, to: &writer)
      writer.markup("</h3>\n<ul class=\"evidence-list\">\n")
      for row in shown { writeRow(row.claim, row.href, to: &writer) }
      writer.markup("</ul>\n")
    }
    guard count > Self.rowLimit else { return }
    writer.markup("<p>")
    writer.text("And \(count - Self.rowLimit) more.")
    writer.markup("</p>\n")
  }

  private func writeRow(_ claim: RunbookEvidence.Claim, _ href: String?, to writer: inout HTMLWriter) {
    writer.markup("<li>")
    evidence.writeSign(claim.shownVerdict, to: &writer)
    writer.markup("<span>")
    writeLink("Line \(claim.fileLine)", href, to: &writer)
    writer.markup(": ")
    writer.text(claim.noun)
    writer.markup(" <code>")
    writer.text(claim.target)
    writer.markup("</code>")
    evidence.writeProof(claim, to: &writer)
    writer.markup("</span></li>\n")
  }

  func writeLink(_ text: String, _ href: String?, to writer: inout HTMLWriter) {
    guard let href else { return writer.text(text) }
    writer.markup("<a")
    writer.attribute("href", url: href)
    writer.markup(">")
    writer.text(text)
    writer.markup("</a>")
  }
}
