import ForgeDiagnostics
import ForgeYAML

/// The expressions of rules and dashboards, by the texts that they stand in.
struct QueryTexts: Sendable {
  struct Text: Sendable {
    let source: RuleText
    let expressions: [YAMLNode]
  }

  private(set) var texts: [Text] = []

  mutating func add(_ expressions: [YAMLNode], _ source: RuleText) {
    if !expressions.isEmpty { texts.append(Text(source: source, expressions: expressions)) }
  }

  /// Adds the queries of a dashboard of Grafana: the `expr` of targets, but those of a data source that is Loki.
  mutating func add(dashboard file: SourceFile, _ source: RuleText) {
    guard let root = YAMLStream.parse(file).root else { return }
    var expressions: [YAMLNode] = []
    root.walk { node in
      if node["type"]?.text == "loki" || node["datasource"]?["type"]?.text == "loki" { return false }
      if let expression = node["expr"], expression.text?.isEmpty == false { expressions.append(expression) }
      return true
    }
    add(expressions, source)
  }
}
