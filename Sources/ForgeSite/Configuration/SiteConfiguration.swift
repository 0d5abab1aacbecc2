package import ForgeAlerts
package import ForgeCoverage
package import ForgeDiagnostics
package import ForgeManifests
import ForgeYAML

/// What `forge-docs.yaml` says, with the default of every key that it does not hold.
package struct SiteConfiguration: Sendable {
  package var site = SiteOptions()
  /// The docs directory from the root; nil to find it.
  package var docs: String?
  package var navigation: [NavigationOption]?
  package var openAPI = OpenAPIOptions()
  package var coverage = CoverageOptions()
  package var alerts = AlertOptions()
  package var runbooks = RunbookOptions()
  /// The deployments that the file names; nil to find them.
  package var environments: [EnvironmentDeclaration]?
  /// What the file itself says; `rules(for:)` is what holds.
  package var rules = RuleSettings()
  /// What files of other tools say besides.
  package var linters = LinterSettings()
  package var theme = ThemeOptions()
  package var markdown = MarkdownOptions()
  package var search = SearchOptions()
  package var publish = PublishOptions()
  package var redirects: [Redirect] = []
  /// Whether there is a file: without one, the repository is looked at as it is.
  package var isWritten = false

  /// A URL that is gone, and the page that took its place.
  package struct Redirect: Hashable, Sendable {
    package let from: String
    package let to: String
    package let range: SourceRange
  }

  package init() {}

  /// The severities that hold: our own file's, then those of other tools, which may be for the description `root` alone.
  package func rules(for root: String? = nil) -> RuleSettings {
    var settings = rules
    settings.overrides.merge(linters.settings(for: root).overrides) { own, _ in own }
    return settings
  }

  /// The name of the file where none is given.
  package static let fileName = "forge-docs.yaml"

  /// What the file takes, in the order of the manual; editors offer the names of `rules`.
  static func schema(rules: [RuleDescription]) -> ConfigurationSchema {
    .mapping([
      .key("site", SiteOptions.schema, "What the site says of itself"),
      .key("docs", .text, "The docs directory; without it, the first of docs, documentation and doc that exists"),
      .key("nav", NavigationOption.schema, "The navigation, as in mkdocs.yml; without it, the folders"),
      .key("openapi", OpenAPIOptions.schema, "The OpenAPI descriptions: a path, a list of paths, or a mapping"),
      .key("coverage", CoverageOptions.schema, "When the API counts as documented"),
      .key("runbooks", RunbookOptions.schema, "What the site shows of the check of its commands"),
      .key("environments", EnvironmentOptions.schema, "What is deployed, by name; without it, what is found"),
      .key("alerts", AlertOptions.schema, "Where runbooks of alerts are, and which metrics there are"),
      .key("rules", RuleSettings.schema(rules), "Severities by rule or family"),
      .key("redirects", .map(of: .text), "Old URLs from the site's root, and the pages that took their place"),
      .key("markdown", MarkdownOptions.schema, "How pages are read"),
      .key("search", SearchOptions.schema, "Whether the site has a search, and what it leaves out"),
      .key("publish", PublishOptions.schema, "What pages are prepared for when the site is published"),
      .key("theme", ThemeOptions.schema, "Templates and assets of your own, an announcement, a picture for links"),
    ])
  }

  private static let definitions = [
    (name: NavigationOption.entryName, schema: NavigationOption.entrySchema),
    (name: RuleSettings.severityName, schema: RuleSettings.severitySchema),
  ]
  private static let check = ConfigurationCheck(
    schema(rules: []), definitions: definitions, unknownKey: .unknownKey)

  /// The schema of the file as JSON Schema.
  package static func jsonSchema(rules: [RuleDescription]) -> String {
    schema(rules: rules).json(title: "Configuration of forge-docs (\(fileName))", definitions: definitions)
  }

  /// Reads the configuration file; findings tell what of it makes no sense.
  package static func read(_ file: SourceFile, rules: [RuleDescription]) -> (SiteConfiguration, [Diagnostic]) {
    let stream = YAMLStream.parse(file)
    guard let root = stream.documents.first?.root, !root.isNull else {
      return (SiteConfiguration(), stream.diagnostics)
    }
    guard let mapping = root.mapping else {
      return (SiteConfiguration(), stream.diagnostics + [Diagnostic(.invalidValue, .notMapping, at: root.range)])
    }
    var reader = ConfigurationReader(mapping)
    var configuration = SiteConfiguration(&reader, rules: rules)
    configuration.isWritten = true
    return (configuration, stream.diagnostics + check.diagnostics(of: root, place: file.path) + reader.diagnostics)
  }

  init(_ reader: inout ConfigurationReader, rules: [RuleDescription]) {
    site = reader.nested("site") { SiteOptions(&$0) }
    docs = reader.string("docs")
    navigation = reader.node("nav")?.sequence.map(NavigationOption.list)
    openAPI = OpenAPIOptions(&reader)
    coverage = reader.nested("coverage") { CoverageOptions(&$0) }
    runbooks = reader.nested("runbooks") { RunbookOptions(&$0) }
    environments = EnvironmentOptions.read(&reader)
    alerts = reader.nested("alerts") { AlertOptions(&$0) }
    theme = reader.nested("theme") { ThemeOptions(&$0) }
    markdown = reader.nested("markdown") { MarkdownOptions(&$0) }
    search = SearchOptions(&reader)
    publish = reader.nested("publish") { PublishOptions(&$0) }
    redirects = reader.pairs("redirects").compactMap { pair in
      guard let from = pair.key.text, let to = pair.value.text else { return nil }
      return Redirect(from: from, to: to, range: pair.value.range)
    }
    self.rules = RuleSettings(&reader, rules: rules)
  }
}

extension Message {
  fileprivate static let notMapping: Message = "the configuration is not a mapping, write `key: value` lines"
}
