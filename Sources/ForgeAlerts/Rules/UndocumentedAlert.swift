package import ForgeDiagnostics
import ForgeMarkdown

extension Rule<AlertCatalogue> {
  package static let undocumentedAlert = Rule(
    "alerts/undocumented-alert", .warning, "Alert that its runbook does not name",
    why: """
      A page that speaks of symptoms alone is not found by the name that the pager shows. Name each alert on the page that \
      it leads to.
      """,
    examples: [
      .good(
        AlertExample.rules("runbook: docs/alerts.md"), file: "rules/api.yaml",
        among: ["docs/alerts.md": AlertExample.page]),
      .bad(
        AlertExample.rules("runbook: «docs/alerts.md»"), file: "rules/api.yaml",
        among: ["docs/alerts.md": "# Alerts\n\nWhat to do when the API is slow.\n"]),
    ],
    isOptional: true
  ) { catalogue, report in
    let documents = catalogue.documentation.pages.map(\.document) + catalogue.documentation.furtherDocuments
    let byPath = Dictionary(documents.map { ($0.file.path, $0) }) { first, _ in first }
    var words: [String: Set<String>] = [:]
    for claim in catalogue.claims {
      guard case .verified = claim.verdict, let path = claim.document,
        let document = byPath[path] ?? catalogue.documentation.document(path)
      else { continue }
      let known = words[path] ?? document.words
      words[path] = known
      guard !known.contains(claim.alert.name) else { continue }
      report(.notNamed(claim.alert.name, path), at: claim.annotation.value.range)
    }
  }
}

extension MarkdownDocument {
  /// The words of the page: letters, digits and `_` in a row.
  fileprivate var words: Set<String> {
    let parts = source.bytes.split { byte in
      let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      return !isLetter && !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) && byte != UInt8(ascii: "_")
    }
    return Set(parts.map { String(decoding: $0, as: UTF8.self) })
  }
}

extension Message {
  fileprivate static func notNamed(_ alert: String, _ path: String) -> Message { "`\(path)` does not name `\(alert)`" }
}
