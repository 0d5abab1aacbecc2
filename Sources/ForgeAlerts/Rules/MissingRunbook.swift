package import ForgeDiagnostics

extension Rule<AlertCatalogue> {
  package static let missingRunbook = Rule(
    "alerts/missing-runbook", .warning, "Alert without a runbook, where others have one",
    why: """
      It wakes somebody and does not say what to do. Only where at least one alert of the repository has such an \
      annotation; one that always fires, such as `vector(1)`, needs none.
      """,
    examples: [
      .good(
        AlertExample.rules("runbook_url: https://docs.example.com/alerts/#the-api-is-slow"), file: "rules/api.yaml"),
      .bad(AlertExample.rules(""), file: "rules/api.yaml"),
    ]
  ) { catalogue, report in
    guard let first = catalogue.alerts.lazy.flatMap(\.runbooks).first else { return }
    for alert in catalogue.alerts where alert.runbooks.isEmpty && !alert.isAlwaysFiring {
      report(.noRunbook(alert.name, first.key), at: alert.range)
    }
  }
}

extension Message {
  fileprivate static func noRunbook(_ name: String, _ annotation: String) -> Message {
    "alert `\(name)` has no annotation `\(annotation)`"
  }
}
