/// The repository that the examples of rules stand in.
enum AlertExample {
  static let site = "site:\n  url: https://docs.example.com/\n"

  static let page = """
    # Alerts

    | Alert | What to do |
    |---|---|
    | `ApiDown` | [Restart it](#the-api-is-down) |
    | `ApiSlow` | [Scale it](#the-api-is-slow) |

    ## The API is down

    ## The API is slow

    """

  /// A file of rules with two alerts, the second with the lines `annotations`.
  static func rules(_ annotations: String, expression: String = "job:latency:p95 > 1") -> String {
    """
    groups:
      - name: api
        rules:
          - alert: ApiDown
            expr: up{job="api"} == 0
            annotations:
              runbook_url: https://docs.example.com/alerts/#the-api-is-down
          - record: job:latency:p95
            expr: max by (job) (probe_duration_seconds)
          - alert: \(annotations.isEmpty ? "«ApiSlow»" : "ApiSlow")
            expr: \(expression)
            labels: {severity: warning}

    """ + (annotations.isEmpty ? "" : "        annotations:\n          \(annotations)\n")
  }
}
