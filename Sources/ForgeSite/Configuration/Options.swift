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
  /// Whether pages tell who changed them.
  package var hasContributors = true
  /// Where readers report problems with a page; nil for nowhere.
  package var feedback: FeedbackTemplate?

  static let schema = ConfigurationSchema.mapping([
    .key("title", .text, "The name of the site"),
    .key("description", .text, "A sentence about it"),
    .key("url", .text(matching: "^https?://", "an `https://` or `http://` address"), "Where the site is hosted"),
    .key("repository", .text, "The repository's address, for edit links and links to files outside the docs directory"),
    .key("branch", .text, "The branch that links to the repository lead to; main unless given"),
    .key("edit", .flag, "Whether pages have an edit link"),
    .key("language", .text, "The language of the pages, as a language tag"),
    .key("contributors", .flag, "Whether pages and the feed name those who changed them, as git does"),
    .key(
      "feedback", feedbackSchema,
      "Where readers report problems: an address with {title}, {url} and {path}, or true for the repository's issues"),
  ])

  private static let feedbackSchema = ConfigurationSchema.flag.or(.text).described(as: "`true` or an address")

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
    hasContributors = reader.bool("contributors") ?? true
    feedback = Self.feedback(&reader, repository: repository)
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
