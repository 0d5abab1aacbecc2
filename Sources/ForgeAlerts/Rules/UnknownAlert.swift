package import ForgeDiagnostics

extension Rule<AlertCatalogue> {
  package static let unknownAlert = Rule(
    "alerts/unknown-alert", .warning, "Documentation of an alert that is gone",
    why: """
      The alert was renamed or removed, and its documentation stayed: whoever searches for the new name finds nothing. A name \
      counts only where it stands in a column, a list or a row of headings whose other names are those of alerts.
      """,
    examples: [
      .good(
        AlertExample.page, file: "docs/alerts.md",
        among: [
          "forge-docs.yaml": AlertExample.site,
          "rules/api.yaml": AlertExample.rules("runbook_url: https://docs.example.com/alerts/#the-api-is-slow"),
        ]),
      .bad(
        AlertExample.page.replacing("`ApiSlow`", with: "`«ApiSlo»`"), file: "docs/alerts.md",
        among: [
          "forge-docs.yaml": AlertExample.site,
          "rules/api.yaml": AlertExample.rules("runbook_url: https://docs.example.com/alerts/#the-api-is-slow"),
        ]),
    ]
  ) { catalogue, report in
    guard !catalogue.alerts.isEmpty else { return }
    for gone in GoneAlerts(catalogue).found() {
      let nearest = report.nearest(to: gone.name, among: Set(catalogue.alerts.map(\.name)).sorted())
      report(
        .noAlert(gone.name).suggesting(nearest), at: gone.range, fix: nearest.map { .replace(gone.range, with: $0) })
    }
  }
}

extension Message {
  fileprivate static func noAlert(_ name: String) -> Message { "no rule defines the alert `\(name)`" }
}
