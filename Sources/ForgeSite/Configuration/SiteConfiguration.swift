package import ForgeCoverage
package import ForgeDiagnostics
import ForgeYAML

/// What `forge-docs.yaml` says, with the default of every key that it does not hold.
package struct SiteConfiguration: Sendable {
  package var site = SiteOptions()
  /// The docs directory from the root; nil to find it.
  package var docs: String?
  package var navigation: [NavigationOption]?
  package var openAPI = OpenAPIOptions()
  package var coverage = CoverageOptions()
  package var rules = RuleSettings()
  package var theme = ThemeOptions()
  package var markdown = MarkdownOptions()
  package var redirects: [Redirect] = []

  /// A URL that is gone, and the page that took its place.
  package struct Redirect: Hashable, Sendable {
    package let from: String
    package let to: String
    package let range: SourceRange
  }

  package init() {}

  /// The name of the file where none is given.
  package static let fileName = "forge-docs.yaml"

  /// Reads the configuration file; findings tell what of it makes no sense.
  package static func read(_ file: SourceFile, rules: [RuleDescription]) -> (SiteConfiguration, [Diagnostic]) {
    let stream = YAMLStream.parse(file)
    var configuration = SiteConfiguration()
    guard let root = stream.documents.first?.root, !root.isNull else { return (configuration, stream.diagnostics) }
    guard let mapping = root.mapping else {
      return (configuration, stream.diagnostics + [Diagnostic(.invalidValue, .notMapping, at: root.range)])
    }
    var reader = ConfigurationReader(mapping, place: file.path)
    configuration.site = reader.nested("site") { SiteOptions(&$0) }
    configuration.docs = reader.string("docs")
    if let nav = reader.node("nav") { configuration.navigation = NavigationOption.list(nav, &reader) }
    configuration.openAPI = OpenAPIOptions(&reader)
    configuration.coverage = reader.nested("coverage") { CoverageOptions(&$0) }
    configuration.theme = reader.nested("theme") { ThemeOptions(&$0) }
    configuration.markdown = reader.nested("markdown") { MarkdownOptions(&$0) }
    configuration.redirects = redirects(&reader)
    configuration.rules = ruleSettings(&reader, rules)
    return (configuration, stream.diagnostics + reader.finish())
  }

  private static func redirects(_ reader: inout ConfigurationReader) -> [Redirect] {
    (reader.mappingNode("redirects")?.pairs ?? []).compactMap { pair in
      guard let from = pair.key.text, let to = pair.value.string else { return nil }
      return Redirect(from: from, to: to, range: pair.value.range)
    }
  }

  private static func ruleSettings(_ reader: inout ConfigurationReader, _ rules: [RuleDescription]) -> RuleSettings {
    var settings = RuleSettings()
    for pair in reader.mappingNode("rules")?.pairs ?? [] {
      guard let name = pair.key.text else { continue }
      let names = rules.map(\.id.name) + rules.map(\.id.family)
      guard
        names.contains(name.hasSuffix("/*") ? String(name.dropLast(2)) : name)
          || rules.contains(where: { $0.aliases.contains(name) })
      else {
        reader.reject(pair.key, .unknownRule(name, Suggestion.nearest(to: name, among: names)))
        continue
      }
      guard let text = pair.value.severityText, let severity = SeverityOverride(rawValue: text) else {
        reader.reject(pair.value, .severity)
        continue
      }
      settings.overrides[RuleID(name)] = severity
    }
    return settings
  }
}

extension YAMLNode {
  /// A severity as it is written; `off` alone is a boolean in YAML 1.1 and text in 1.2, and both mean the same here.
  fileprivate var severityText: String? {
    bool == false ? "off" : string
  }
}

extension Message {
  fileprivate static let notMapping: Message = "the configuration is not a mapping, write `key: value` lines"
  fileprivate static let severity: Message = "a severity is `off`, `warning` or `error`"

  fileprivate static func unknownRule(_ name: String, _ nearest: String?) -> Message {
    Message("no rule is called `\(name)`").suggesting(nearest)
  }
}
