package import ForgeDiagnostics

extension Rule<AlertCatalogue> {
  package static let unresolvedRunbook = Rule(
    "alerts/unresolved-runbook", .error, "Alert that leads to a runbook which does not exist",
    why: """
      Whoever is paged opens the link of the alert and meets a missing page, or the top of a long one. Addresses below the \
      URL of the site, those of files on the repository's host, and paths of files are followed; others make no claim.
      """,
    examples: [
      .good(
        AlertExample.rules("runbook_url: https://docs.example.com/alerts/#the-api-is-slow"), file: "rules/api.yaml",
        among: ["forge-docs.yaml": AlertExample.site, "docs/alerts.md": AlertExample.page]),
      .bad(
        AlertExample.rules("runbook_url: https://docs.example.com/alerts/#«the-api-is-slw»"), file: "rules/api.yaml",
        among: ["forge-docs.yaml": AlertExample.site, "docs/alerts.md": AlertExample.page]),
      .bad(
        AlertExample.rules("runbook_url: https://docs.example.com/«alrts/»"), file: "rules/api.yaml",
        among: ["forge-docs.yaml": AlertExample.site, "docs/alerts.md": AlertExample.page]),
    ]
  ) { catalogue, report in
    for claim in catalogue.claims {
      guard case .contradicted(let fault) = claim.verdict else { continue }
      let fix = fault.replacement.map { text in
        Fix("Replace with `\(text)`", isSafe: fault.isCertain, edits: [.init(replacing: fault.range, with: text)])
      }
      report(fault.message.suggesting(fault.nearest), at: fault.range, fix: fix)
    }
  }
}
