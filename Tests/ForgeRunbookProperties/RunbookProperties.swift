import ForgeDiagnostics
import ForgeFiles
import ForgeMarkdown
import ForgeRunbook

/// What is true of every page that is read as a runbook. That none of it traps or hangs is a part of it.
package enum RunbookProperties {
  /// What is wrong with the claims of a page; empty for every page there is.
  package static func violations(of page: [UInt8], in subject: RunbookSubject) -> [String] {
    let document = MarkdownDocument(SourceFile(path: "docs/page.md", bytes: page))
    let claims = RunbookReading(document, subject.repository).claims
    var violations: [String] = []
    for claim in claims {
      let range = claim.range
      if range.path != document.file.path || !contains(document.file, range) {
        violations.append("\(claim.target) stands at \(range), outside of its page")
      }
      guard case .verified(let places) = claim.verdict else { continue }
      for place in places where !stands(place, in: subject, document.file) {
        violations.append("\(claim.target) is proved by \(place), which is not there")
      }
    }
    for finding in runbookRules.flatMap({ $0.check(claims) }) {
      let edits = finding.fix?.edits ?? []
      for range in [finding.range] + edits.map(\.range) where !contains(document.file, range) {
        violations.append("\(finding.rule) is found at \(range), outside of its page")
      }
    }
    let again = RunbookReading(document, subject.repository).claims
    if again.map(description) != claims.map(description) { violations.append("read twice, the claims differ") }
    return violations
  }

  private static func description(_ claim: CommandClaim) -> String {
    "\(claim.range) \(claim.tool) \(claim.kind) \(claim.target) \(claim.verdict)"
  }

  private static func contains(_ file: SourceFile, _ range: SourceRange) -> Bool {
    range.bytes.lowerBound >= 0 && range.bytes.upperBound <= file.bytes.count
  }

  /// Whether a place lies in a file of the repository or in the page itself, which may make what it speaks of.
  private static func stands(_ place: SourceRange, in subject: RunbookSubject, _ page: SourceFile) -> Bool {
    if place.path == page.path, contains(page, place) { return true }
    // A folder has no text to point at.
    guard let file = try? subject.fileSystem.readFile(place.path) else {
      return place.bytes == 0..<0 && subject.fileSystem.kind(place.path) == .folder
    }
    return contains(file, place)
  }
}
