import ForgeDiagnostics
import ForgeYAML

/// The rules below a node of `groups`, as Prometheus, Loki and Mimir read them, and those of Grafana's own alerting.
struct RuleGroups {
  struct AlertNode {
    let name: YAMLNode
    let runbooks: [YAMLMapping.Pair]
    /// Nil for alerts of Grafana, whose queries are no expressions.
    let expression: YAMLNode?
  }

  private(set) var alerts: [AlertNode] = []
  private(set) var recorded: [String] = []
  private(set) var expressions: [YAMLNode] = []
  /// Whether a name is made by a template that nobody filled in.
  private(set) var hasTemplatedNames = false

  /// Parts of the wrong type are passed over: what reads the file tells of them.
  init(_ groups: YAMLNode, annotations: [String]) {
    for group in groups.sequence ?? [] {
      for rule in group["rules"]?.sequence ?? [] where rule.mapping != nil { add(rule, annotations) }
    }
  }

  var isEmpty: Bool { alerts.isEmpty && recorded.isEmpty && !hasTemplatedNames }

  private mutating func add(_ rule: YAMLNode, _ annotations: [String]) {
    let expression = rule["expr"].flatMap { $0.text == nil ? nil : $0 }
    if let expression { expressions.append(expression) }
    if let record = rule["record"]?.text { recorded.append(record) }
    let name = rule["alert"] ?? (rule["data"]?.sequence == nil ? nil : rule["title"])
    guard let name, let text = name.text, !text.isEmpty else { return }
    guard !text.contains("{{") else {
      hasTemplatedNames = true
      return
    }
    let runbooks = (rule["annotations"]?.mapping?.pairs ?? []).filter { pair in
      pair.key.text.map(annotations.contains) == true && pair.value.text?.trimmingSpaces().isEmpty == false
        && !pair.value.isNull
    }
    alerts.append(AlertNode(name: name, runbooks: runbooks, expression: expression))
  }
}
