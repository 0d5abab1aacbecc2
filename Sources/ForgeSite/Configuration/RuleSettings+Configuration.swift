import ForgeDiagnostics
import ForgeYAML

/// `rules`: severities by rule, family, or the name that another tool gives a rule.
extension RuleSettings {
  static let severityName = "severity"
  static let severitySchema = ConfigurationSchema.words(SeverityOverride.allCases.map(\.rawValue))
  private static let severity = ConfigurationSchema.definition(severityName, severitySchema.phrase)

  /// Any name is taken, and looked up when it is read: there are names of other tools, and wildcards.
  static func schema(_ rules: [RuleDescription]) -> ConfigurationSchema {
    var families: [String] = []
    for rule in rules where !families.contains(rule.id.family) { families.append(rule.id.family) }
    return .map(
      of: severity,
      suggested: families.map { .key($0, severity, "All rules of the family") }
        + rules.map { .key($0.id.name, severity, $0.summary) })
  }

  init(_ reader: inout ConfigurationReader, rules: [RuleDescription]) {
    self.init()
    let names = rules.map(\.id.name) + rules.map(\.id.family)
    let aliases = Set(rules.flatMap(\.aliases))
    for pair in reader.pairs("rules") {
      guard let name = pair.key.text else { continue }
      guard names.contains(name.hasSuffix("/*") ? String(name.dropLast(2)) : name) || aliases.contains(name) else {
        reader.reject(pair.key, .unknownRule(name, Suggestion.nearest(to: name, among: names)))
        continue
      }
      overrides[RuleID(name)] = pair.value.severityText.flatMap(SeverityOverride.init)
    }
  }
}

extension YAMLNode {
  /// A severity as it is written; `off` alone is a boolean in YAML 1.1 and text in 1.2, and both mean the same here.
  fileprivate var severityText: String? {
    bool == false ? "off" : string
  }
}

extension Message {
  fileprivate static func unknownRule(_ name: String, _ nearest: String?) -> Message {
    Message("no rule is called `\(name)`").suggesting(nearest)
  }
}
