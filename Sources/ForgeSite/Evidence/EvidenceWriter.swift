import ForgeDiagnostics
import ForgeHTML

/// Writes what was checked of a block of commands: a line that opens, and what each line of the block claims.
struct EvidenceWriter: Sendable {
  let links: EvidenceLinks
  /// Where the report of all pages is from the page; nil where there is none.
  let report: String?

  /// How many claims of a block are listed, and how many places of a claim: a page stays a page.
  static let claimLimit = 40
  static let placeLimit = 3

  /// The foot of a block.
  func html(_ block: RunbookEvidence.Block) -> HTML {
    let totals = EvidenceTotals(block.claims)
    var writer = HTMLWriter(capacity: 512 * min(block.claims.count, Self.claimLimit))
    writer.markup("<details class=\"evidence\"><summary>")
    writeSign(totals.verdict, to: &writer)
    writer.markup("<span>")
    writer.text(totals.phrase)
    writer.markup("<span class=\"visually-hidden\"> in these commands</span></span></summary>\n")
    writeLines(block.claims, to: &writer)
    writeNote(to: &writer)
    writer.markup("</details>")
    return writer.finish()
  }

  private func writeLines(_ claims: [RunbookEvidence.Claim], to writer: inout HTMLWriter) {
    let shown = Self.shown(claims)
    var first: [Subject: Int] = [:]
    var line = 0
    writer.markup("<ul class=\"evidence-lines\">\n")
    for claim in shown {
      if claim.line != line {
        if line > 0 { writer.markup("</ul></li>\n") }
        line = claim.line
        writer.markup("<li><span class=\"evidence-line\">Line ")
        writer.number(line)
        writer.markup("</span>\n<ul>\n")
      }
      let subject = Subject(claim)
      writeClaim(claim, after: first[subject], to: &writer)
      if first[subject] == nil { first[subject] = line }
    }
    if line > 0 { writer.markup("</ul></li>\n") }
    writer.markup("</ul>\n")
    let left = EvidenceTotals(claims).subtracting(EvidenceTotals(shown))
    guard left.all > 0 else { return }
    writer.markup("<p class=\"evidence-note\">And ")
    writer.text("\(left.all) more: \(left.phrase).")
    writer.markup("</p>\n")
  }

  /// What is listed of many claims: those that are not verified come before others, in the order of the lines.
  static func shown(_ claims: [RunbookEvidence.Claim]) -> [RunbookEvidence.Claim] {
    guard claims.count > claimLimit else { return claims }
    let ranks: [Claim.Verdict] = [.contradicted, .unverifiable, .verified]
    let chosen = ranks.flatMap { rank in claims.indices.filter { claims[$0].shownVerdict == rank } }.prefix(claimLimit)
    return chosen.sorted().map { claims[$0] }
  }

  /// Writes one claim. What is said of the same thing on line `earlier` is not said again.
  private func writeClaim(_ claim: RunbookEvidence.Claim, after earlier: Int?, to writer: inout HTMLWriter) {
    writer.markup("<li>")
    writeSign(claim.shownVerdict, to: &writer)
    writer.markup("<span><span class=\"evidence-claim\">")
    writer.text(claim.noun)
    writer.markup(" <code>")
    writeName(claim.target, to: &writer)
    writer.markup("</code></span>")
    if let earlier {
      writer.markup(" <span>")
      if earlier == claim.line { writer.markup("as above") } else { writer.text("as in line \(earlier)") }
      writer.markup("</span>")
    } else {
      writeProof(claim, to: &writer)
    }
    writer.markup("</span></li>\n")
  }

  /// Why a claim has its verdict: a reason, or the places that prove it.
  func writeProof(_ claim: RunbookEvidence.Claim, to writer: inout HTMLWriter) {
    guard !claim.places.isEmpty || !claim.reason.isEmpty else { return }
    if claim.places.isEmpty, claim.verdict == .verified {
      writer.markup(" <span>")
      writer.text(claim.reason)
      return writer.markup("</span>")
    }
    writer.markup(" <span class=\"evidence-proof\">")
    if claim.places.isEmpty { writeMessage(claim.reason, to: &writer) }
    var path = ""
    for place in claim.places.prefix(Self.placeLimit) {
      if !place.text.isEmpty { writer.markup("<span class=\"evidence-place\">") }
      writePlace(place, isSameFile: place.path == path, to: &writer)
      if !place.text.isEmpty {
        writer.markup(" <code>")
        writeName(place.text, to: &writer)
        writer.markup("</code></span>")
      }
      writer.markup(" ")
      path = place.path
    }
    let left = claim.places.count - Self.placeLimit
    if left > 0 { writer.text("and \(left) more") }
    writer.markup("</span>")
  }

  private func writePlace(_ place: RunbookEvidence.Place, isSameFile: Bool, to writer: inout HTMLWriter) {
    let url = links.url(of: place)
    if let url {
      writer.markup("<a")
      writer.attribute("href", url: url)
      writer.markup(">")
    } else {
      writer.markup("<code>")
    }
    if isSameFile {
      writer.markup("<span class=\"visually-hidden\">")
      writer.text(place.path)
      writer.markup("</span>")
    } else {
      writePath(place.path, to: &writer)
      if place.isFolder { writer.markup("/") }
    }
    if let line = place.line { writer.text(":\(line)") }
    if url != nil { writer.markup("</a>") } else { writer.markup("</code>") }
  }

  /// A path that may be broken between its folders.
  private func writePath(_ path: String, to writer: inout HTMLWriter) {
    for (index, part) in path.split(separator: "/", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { writer.markup("/<wbr>") }
      writer.text(String(part))
    }
  }

  /// A name, which may be broken between its parts where it may be longer than a line of a narrow screen.
  private func writeName(_ name: String, to writer: inout HTMLWriter) {
    if name.utf8.count > 30 { writePath(name, to: &writer) } else { writer.text(name) }
  }

  /// The text of a finding, in which names stand between backquotes.
  func writeMessage(_ text: String, to writer: inout HTMLWriter) {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      // An odd one is a name where a backquote follows it.
      guard index % 2 == 1, index + 1 < parts.count else {
        if index % 2 == 1 { writer.markup("`") }
        writer.text(String(part))
        continue
      }
      writer.markup("<code>")
      writeName(String(part), to: &writer)
      writer.markup("</code>")
    }
  }

  func writeSign(_ verdict: Claim.Verdict, to writer: inout HTMLWriter) {
    writer.markup("<span class=\"evidence-sign ")
    writer.markup(verdict.className)
    writer.markup("\" aria-hidden=\"true\">")
    writer.markup(verdict.sign)
    writer.markup("</span><span class=\"visually-hidden\">")
    writer.markup(verdict.spoken)
    writer.markup("</span>")
  }

  /// What it was checked against.
  func writeNote(to writer: inout HTMLWriter) {
    writer.markup("<p class=\"evidence-note\">Checked against the repository")
    if let (name, url) = links.commit {
      writer.markup(" at ")
      if let url {
        writer.markup("<a")
        writer.attribute("href", url: url)
        writer.markup(">")
      }
      writer.markup("<code>")
      writer.text(name)
      writer.markup("</code>")
      if url != nil { writer.markup("</a>") }
    }
    writer.markup(".")
    if let report {
      writer.markup(" <a")
      writer.attribute("href", url: report)
      writer.markup(">All checks</a>")
    }
    writer.markup("</p>\n")
  }

  /// What two claims of a block share of which the second says nothing new.
  private struct Subject: Hashable {
    let verdict: Claim.Verdict
    let noun: String
    let target: String
    let reason: String
    let places: [RunbookEvidence.Place]

    init(_ claim: RunbookEvidence.Claim) {
      verdict = claim.verdict
      noun = claim.noun
      target = claim.target
      reason = claim.reason
      places = claim.places
    }
  }
}
