import ForgeDiagnostics
import ForgeHTML

/// What cannot be verified, by reason: one missing manifest is one entry, however many commands speak of it.
extension RunbookReportWriter {
  /// The claims that cannot be verified for one reason.
  struct Reason {
    /// The reason with `…` for each name in it; nil for those of which there are too many kinds.
    let text: String?
    var rows: [Row] = []

    /// How many documents have such claims.
    var pages: Int { Set(rows.map(\.document)).count }
  }

  struct Row {
    /// Its place among the documents.
    let document: Int
    let href: String?
    let claim: RunbookEvidence.Claim
  }

  /// How many reasons are told apart, and how many claims of each are listed.
  private static let reasonLimit = 60
  private static let reasonRowLimit = 100

  /// The most frequent first.
  var reasons: [Reason] {
    var found: [String: Int] = [:]
    var reasons: [Reason] = []
    for (number, document) in documents.enumerated() {
      for (href, claims) in document.blocks {
        for claim in claims where claim.shownVerdict == .unverifiable {
          let text = Self.reason(of: claim)
          let place = found[text] ?? reasons.count
          if place == reasons.count { reasons.append(Reason(text: text)) }
          found[text] = place
          reasons[place].rows.append(Row(document: number, href: href, claim: claim))
        }
      }
    }
    let ordered = reasons.enumerated().sorted { left, right in
      (-left.element.rows.count, left.offset) < (-right.element.rows.count, right.offset)
    }.map(\.element)
    guard ordered.count > Self.reasonLimit else { return ordered }
    let rest = Reason(text: nil, rows: ordered[Self.reasonLimit...].flatMap(\.rows))
    return ordered[..<Self.reasonLimit] + [rest]
  }

  /// What claims that cannot be verified for the same reason share.
  private static func reason(of claim: RunbookEvidence.Claim) -> String {
    if claim.isAccepted { return "known to be wrong, and accepted" }
    let parts = claim.reason.split(separator: "`", omittingEmptySubsequences: false)
    // Without its other half a backquote is none.
    guard parts.count % 2 == 1 else { return claim.reason }
    return parts.enumerated().map { $0.offset % 2 == 0 ? String($0.element) : "…" }.joined(separator: "`")
  }

  func writeReasons(to writer: inout HTMLWriter) {
    let reasons = reasons
    guard !reasons.isEmpty else { return }
    writer.markup("<h2 id=\"_unverifiable\">Unverifiable</h2>\n<p>What the repository cannot tell, by reason.</p>\n")
    writer.markup(
      "<div class=\"table-scroll\"><table class=\"coverage-bars evidence-pages\">\n<thead><tr><th scope=\"col\">Reason</th>"
    )
    writer.markup("<th scope=\"col\">Claims</th><th scope=\"col\">Pages</th></tr></thead>\n<tbody>\n")
    for (number, reason) in reasons.enumerated() {
      writer.markup("<tr><th scope=\"row\"><a")
      writer.attribute("href", url: "#\(Self.anchor(number))")
      writer.markup(">")
      writeTitle(reason, to: &writer)
      writer.markup("</a></th><td>")
      writer.number(reason.rows.count)
      writer.markup("</td><td>")
      writer.number(reason.pages)
      writer.markup("</td></tr>\n")
    }
    writer.markup("</tbody>\n</table></div>\n")
    for (number, reason) in reasons.enumerated() { writeReason(reason, number, to: &writer) }
  }

  private static func anchor(_ number: Int) -> String { "_unverifiable-\(number + 1)" }

  private func writeTitle(_ reason: Reason, to writer: inout HTMLWriter) {
    evidence.writeMessage(reason.text ?? "other reasons", to: &writer)
  }

  private func writeReason(_ reason: Reason, _ number: Int, to writer: inout HTMLWriter) {
    writer.markup("<h3")
    writer.attribute("id", Self.anchor(number))
    writer.markup(">")
    writeTitle(reason, to: &writer)
    writer.text(" (\(reason.rows.count))")
    writer.markup("</h3>\n<ul class=\"evidence-list\">\n")
    for row in reason.rows.prefix(Self.reasonRowLimit) {
      writer.markup("<li>")
      evidence.writeSign(.unverifiable, to: &writer)
      writer.markup("<span>")
      writeLink("\(documents[row.document].title), line \(row.claim.fileLine)", row.href, to: &writer)
      writer.markup(": ")
      writer.text(row.claim.noun)
      writer.markup(" <code>")
      writer.text(row.claim.target)
      writer.markup("</code>")
      if row.claim.reason != reason.text { evidence.writeProof(row.claim, to: &writer) }
      writer.markup("</span></li>\n")
    }
    writer.markup("</ul>\n")
    guard reason.rows.count > Self.reasonRowLimit else { return }
    writer.markup("<p>")
    writer.text("And \(reason.rows.count - Self.reasonRowLimit) more.")
    writer.markup("</p>\n")
  }
}
