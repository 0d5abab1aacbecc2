package import ForgeDiagnostics
import ForgeYAML

extension Rule<AlertCatalogue> {
  package static let unknownMetric = Rule(
    "alerts/unknown-metric", .warning, "Metric that nothing produces",
    why: """
      A query of a metric that does not exist is empty, and so the alert never fires and the panel stays blank. Known are \
      the series that rules record, what `alerts.metrics` lists, and the families of common exporters by their prefixes; \
      of a family that the list has metrics of, only those.
      """,
    examples: [
      .good(AlertExample.rules("runbook: docs/alerts.md"), file: "rules/api.yaml"),
      .bad(
        AlertExample.rules("runbook: docs/alerts.md", expression: "«job:latency:p59» > 1"), file: "rules/api.yaml"),
    ],
    isOptional: true
  ) { catalogue, report in
    let metrics = catalogue.metrics
    let known = metrics.known
    for text in catalogue.queries.texts {
      let unknown = text.expressions.flatMap { node in
        PromQLQuery(node.text ?? "").metrics.filter { !metrics.has($0.name) }.map { (node, $0) }
      }
      let ranges = text.source.ranges(of: unknown.map { ($0.0, $0.1.range) })
      for ((_, metric), range) in zip(unknown, ranges) {
        let nearest = report.nearest(to: metric.name, among: known)
        report(.noMetric(metric.name).suggesting(nearest), at: range, fix: nearest.map { .replace(range, with: $0) })
      }
    }
  }
}

extension Message {
  fileprivate static func noMetric(_ name: String) -> Message { "nothing produces the metric `\(name)`" }
}
