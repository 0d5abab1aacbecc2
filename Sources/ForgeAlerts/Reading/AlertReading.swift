package import ForgeDiagnostics
package import ForgeManifests
import ForgeYAML

/// The alerts of environments and files, and what else their rules tell.
package struct AlertReading: Sendable {
  package private(set) var alerts: [Alert] = []
  /// What reading files of rules found.
  package private(set) var diagnostics: [Diagnostic] = []
  private(set) var definedNames: Set<String>
  private(set) var recorded: Set<String> = []
  private(set) var kinds: Set<String>
  private(set) var isOpen: Bool
  private(set) var queries = QueryTexts()
  private let annotations: [String]
  private var places: [Place: Int] = [:]
  /// Alerts whose place is a whole template or text, which may stand exactly elsewhere.
  private var inexact: Set<Int> = []

  private struct Place: Hashable {
    let name: String
    let range: SourceRange
  }

  /// Looks at what `environments` deploy, which `sources` wrote, and at `files`.
  package init(
    environments: [Environment], sources: [SourceFile], files: AlertFiles, options: AlertOptions
  ) {
    annotations = options.allAnnotations
    definedNames = files.definedNames
    kinds = Set(KubernetesKinds.known.all.map(\.kind)).union(environments.flatMap { $0.objects.map(\.kind) })
    isOpen = environments.contains { !$0.isComplete && $0.compose == nil }
    let byPath = Dictionary((files.rules + files.dashboards + sources).map { ($0.path, $0) }) { first, _ in first }
    diagnostics += files.unreadable
    for file in files.rules { add(file, byPath) }
    for file in files.dashboards { queries.add(dashboard: file, RuleText(files: byPath, embedding: nil)) }
    var seen: Set<YAMLNode> = []
    for object in environments.flatMap(\.objects) where object.kind == "ConfigMap" || object.hasRules {
      if seen.insert(object.root).inserted { add(object, byPath) }
    }
    dropCopies()
  }

  // MARK: Where rules stand

  private mutating func add(_ file: SourceFile, _ files: SourceFiles) {
    let stream = YAMLStream.parse(file, schema: .go)
    var isRuleFile = false
    for root in stream.documents.compactMap(\.root) {
      // Objects belong to environments.
      guard root["apiVersion"] == nil || root["kind"] == nil else { continue }
      for groups in Self.groups(below: root) {
        let hasRules = add(groups, RuleText(files: files, embedding: nil))
        isRuleFile = isRuleFile || hasRules && root["groups"] != nil
      }
    }
    let isBroken = stream.diagnostics.contains { $0.severity == .error } && file.looksLikeRules
    if isRuleFile || isBroken { diagnostics += stream.diagnostics }
  }

  /// Every `groups` of rules: at the top, or below a key of the values of a chart.
  private static func groups(below root: YAMLNode) -> [YAMLNode] {
    var found: [YAMLNode] = []
    root.walk { node in
      guard let groups = node["groups"], groups.sequence?.contains(where: { $0["rules"] != nil }) == true else {
        return true
      }
      found.append(groups)
      return false
    }
    return found
  }

  private mutating func add(_ object: KubernetesObject, _ files: SourceFiles) {
    guard object.kind == "ConfigMap" else {
      let source = RuleText(files: files, embedding: nil)
      for groups in object.root["spec"].map(Self.groups(below:)) ?? [] { add(groups, source) }
      return
    }
    for pair in object.root["data"]?.mapping?.pairs ?? [] {
      guard let key = pair.key.text, let text = pair.value.text else { continue }
      add(text, named: key, pair.value, files)
    }
  }

  /// The text below a key of a ConfigMap.
  private mutating func add(_ text: String, named key: String, _ scalar: YAMLNode, _ files: SourceFiles) {
    let hasRules = text.contains("groups") && text.contains("rules")
    let isDashboard = text.contains("\"panels\"") && text.contains("\"expr\"")
    guard hasRules || isDashboard else { return }
    let file = SourceFile(path: key, text: text)
    let source = RuleText(files: files, embedding: .init(text: file, scalar: scalar))
    if isDashboard {
      queries.add(dashboard: file, source)
      return
    }
    for root in YAMLStream.parse(file, schema: .go).documents.compactMap(\.root) {
      if let groups = root["groups"] ?? root["spec"]?["groups"] { add(groups, source) }
    }
  }

  // MARK: Rules

  /// Adds the rules of `groups`; false where there are none.
  @discardableResult
  private mutating func add(_ groups: YAMLNode, _ source: RuleText) -> Bool {
    let found = RuleGroups(groups, annotations: annotations)
    guard !found.isEmpty else { return false }
    recorded.formUnion(found.recorded)
    isOpen = isOpen || found.hasTemplatedNames
    queries.add(found.expressions, source)
    let written = source.written(found.alerts.flatMap { [$0.name] + $0.runbooks.map(\.value) })
    var place = 0
    for node in found.alerts {
      let values = written[place + 1..<place + 1 + node.runbooks.count]
      let runbooks = zip(node.runbooks, values).map { RunbookAnnotation(key: $0.key.text ?? "", value: $1) }
      let isConstant = node.expression?.text.map { PromQLQuery($0).isConstant } ?? false
      add(written[place], runbooks, isAlwaysFiring: isConstant)
      place += 1 + node.runbooks.count
    }
    return true
  }

  private mutating func add(_ name: WrittenText, _ runbooks: [RunbookAnnotation], isAlwaysFiring: Bool) {
    let place = Place(name: name.text, range: name.range)
    if let index = places[place] {
      for runbook in runbooks where !alerts[index].runbooks.contains(runbook) { alerts[index].runbooks.append(runbook) }
      return
    }
    places[place] = alerts.count
    if name.written != nil { inexact.insert(alerts.count) }
    alerts.append(Alert(name: name.text, range: name.range, runbooks: runbooks, isAlwaysFiring: isAlwaysFiring))
  }

  /// A rule file that a chart copies into an object is read as itself, too: its alerts are where it has them.
  private mutating func dropCopies() {
    guard !inexact.isEmpty else { return }
    let exact = Set(alerts.indices.filter { !inexact.contains($0) }.map { alerts[$0].words })
    alerts = alerts.indices.filter { !inexact.contains($0) || !exact.contains(alerts[$0].words) }.map { alerts[$0] }
  }
}

extension Alert {
  /// What it says, wherever it stands.
  fileprivate var words: [String] { [name] + runbooks.map(\.value.text) }
}

extension KubernetesObject {
  /// Whether it may hold rules: a PrometheusRule, one of the kinds that others made after it, or values of a chart.
  fileprivate var hasRules: Bool {
    root["spec"]?["groups"]?.sequence != nil || ["HelmRelease", "HelmChart", "Application"].contains(kind)
  }
}

extension SourceFile {
  /// Whether lines of a file that cannot be read begin as those of rules do, and not as those of a template.
  fileprivate var looksLikeRules: Bool {
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    return lines.contains { $0.hasPrefix("groups:") || $0.hasPrefix("\u{FEFF}groups:") }
      && lines.contains { $0.drop { " -".contains($0) }.hasPrefix("alert:") }
      && !lines.contains { line in
        let start = line.drop { $0 == " " || $0 == "\t" }
        return start.hasPrefix("{{") || start.hasPrefix("{%") || start.hasPrefix("{#")
      }
  }
}
