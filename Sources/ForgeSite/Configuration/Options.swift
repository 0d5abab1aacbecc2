package import ForgeDiagnostics
import ForgeYAML

/// `site`: what the site says of itself.
package struct SiteOptions: Sendable {
  package var title = "Documentation"
  package var description = ""
  /// Where the site is hosted, with a slash at its end; empty where that is not known.
  package var url = ""
  /// The repository's address, for links to files outside the docs directory and to edit pages; empty for none.
  package var repository = ""
  package var branch = "main"
  package var hasEditLinks = true
  package var language = "en"

  static let schema = ConfigurationSchema.mapping([
    .key("title", .text, "The name of the site"),
    .key("description", .text, "A sentence about it"),
    .key("url", .text(matching: "^https?://", "an `https://` or `http://` address"), "Where the site is hosted"),
    .key("repository", .text, "The repository's address, for edit links and links to files outside the docs directory"),
    .key("branch", .text, "The branch that links to the repository lead to; main unless given"),
    .key("edit", .flag, "Whether pages have an edit link"),
    .key("language", .text, "The language of the pages, as a language tag"),
  ])

  init() {}

  init(_ reader: inout ConfigurationReader) {
    title = reader.string("title") ?? title
    description = reader.string("description") ?? ""
    url = reader.string("url") ?? ""
    repository = reader.string("repository") ?? ""
    branch = reader.string("branch") ?? branch
    hasEditLinks = reader.bool("edit") ?? true
    language = reader.string("language") ?? language
    if !url.isEmpty, !url.hasSuffix("/") { url += "/" }
    while repository.hasSuffix("/") { repository.removeLast() }
  }
}

/// `coverage`: when the API counts as documented.
package struct CoverageOptions: Sendable {
  /// The share of public operations, in percent, that pages must mention.
  package var threshold = 100.0
  package var exclusions: [Exclusion] = []

  /// An operation that a reviewer decided to leave out.
  package struct Exclusion: Hashable, Sendable {
    /// `METHOD /path` or an operationId.
    package let operation: String
    package let reason: String
    package let range: SourceRange

    static let schema = ConfigurationSchema.mapping([
      .required("operation", .filledText, "METHOD /path, or an operationId"),
      .required("reason", .filledText, "Why the operation does not count"),
    ])

    init?(_ reader: inout ConfigurationReader, _ node: YAMLNode) {
      let operation = reader.string("operation")
      let reason = reader.string("reason")
      guard let operation, let reason else { return nil }
      self.operation = operation
      self.reason = reason
      range = node.range
    }
  }

  static let schema = ConfigurationSchema.mapping([
    .key("threshold", .number(from: 0, to: 100), "The share of public operations, in percent, that pages must mention"),
    .key("exclude", .list(of: Exclusion.schema), "Reviewed exceptions that do not count"),
  ])

  init() {}

  init(_ reader: inout ConfigurationReader) {
    threshold = reader.number("threshold") ?? threshold
    exclusions = reader.each("exclude") { Exclusion(&$0, $1) }
  }
}

/// `theme`: where templates, styles and scripts of the site's own are.
package struct ThemeOptions: Sendable {
  /// The folder whose files take the place of the theme's files of the same name.
  package var folder = "site"

  static let schema = ConfigurationSchema.mapping([
    .key("folder", .text, "The folder whose files take the place of the theme's files of the same name")
  ])

  init() {}

  init(_ reader: inout ConfigurationReader) {
    folder = reader.string("folder") ?? folder
  }
}
