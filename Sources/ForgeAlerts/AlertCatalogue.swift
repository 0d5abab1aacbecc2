/// The alerts of a repository and the documentation they point at: what the rules of the family `alerts/` query.
package struct AlertCatalogue: Sendable {
  /// In the order in which they were found.
  package let alerts: [Alert]
  /// What each runbook annotation says, judged.
  package let claims: [RunbookClaim]
  let documentation: RunbookPages
  /// The names of all alerts, and of those that files which no reader understands define.
  let names: Set<String>
  /// Names in CamelCase that are certainly no alerts: kinds of objects.
  let kinds: Set<String>
  /// Whether alerts may exist that no file of the repository shows.
  let isOpen: Bool
  let queries: QueryTexts
  let metrics: MetricInventory

  package static let empty = AlertCatalogue()

  private init() {
    alerts = []
    claims = []
    documentation = RunbookPages()
    names = []
    kinds = []
    isOpen = false
    queries = QueryTexts()
    metrics = MetricInventory()
  }

  /// `reading` is what was found in environments and files.
  package init(
    _ reading: AlertReading, _ documentation: RunbookPages, metrics: MetricInventory
  ) {
    alerts = reading.alerts
    names = reading.definedNames.union(reading.alerts.map(\.name))
    kinds = reading.kinds
    isOpen = reading.isOpen
    queries = reading.queries
    self.metrics = metrics.adding(reading.recorded)
    self.documentation = documentation
    var judge = RunbookJudge(documentation)
    claims = reading.alerts.flatMap { alert in alert.runbooks.map { judge.claim($0, of: alert) } }
  }
}
