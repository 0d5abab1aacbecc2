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
  /// Whether pages tell who changed them.
  package var hasContributors = true
  /// Where readers report problems with a page; nil for nowhere.
  package var feedback: FeedbackTemplate?

  /// Where the site lies on its host: `/docs/` of `https://example.org/docs/`, `/` where its address is not known.
  package var basePath: String {
    guard let colon = url.firstIndex(of: ":"), url[colon...].hasPrefix("://") else { return "/" }
    let rest = url[url.index(colon, offsetBy: 3)...]
    return rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? "/"
  }

  /// Whether the language is written from right to left.
  var isRightToLeft: Bool {
    let tag = language.lowercased().split { $0 == "-" || $0 == "_" }
    guard let primary = tag.first else { return false }
    // A script that is named outranks the language's usual one: Azerbaijani is written in three.
    if let script = tag.dropFirst().first(where: { $0.count == 4 && $0.allSatisfy(\.isLetter) }) {
      return ["arab", "hebr", "syrc", "thaa", "nkoo", "adlm", "rohg"].contains(script)
    }
    return ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"].contains(
      primary)
  }

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

/// `theme`: templates, styles and scripts of the site's own, and what its pages say beside their text.
package struct ThemeOptions: Sendable {
  /// A value and where it is written.
  package struct Written: Hashable, Sendable {
    package let text: String
    package let range: SourceRange
  }

  /// A command with its arguments, and where it is written.
  package struct Program: Hashable, Sendable {
    package let words: [String]
    package let range: SourceRange
  }

  /// The folder whose files take the place of the theme's files of the same name.
  package var folder = "site"
  /// One line of Markdown above every page; nil for none.
  package var announcement: Written?
  /// The picture that other sites show with a link to a page, from the root; nil for none.
  package var socialImage: Written?
  /// The program that draws a picture for each page; nil for none.
  package var socialCards: Program?
  /// Whether pages say what their scripts and styles hash to. Browsers then refuse them where they are read from disk.
  package var hasIntegrity = false

  static let schema = ConfigurationSchema.mapping([
    .key("folder", .text, "The folder whose files take the place of the theme's files of the same name"),
    .key("announcement", .filledText, "One line of Markdown above every page, until a reader closes it"),
    .key("social-image", .filledText, "The picture that other sites show with a link to a page"),
    .key(
      "social-cards", .texts, "A command and its arguments that draws a picture for each page: SVG in, PNG or JPEG out"),
    .key("integrity", .flag, "Whether browsers compare scripts and styles with a hash; needs a web server"),
  ])

  init() {}

  init(_ reader: inout ConfigurationReader) {
    folder = reader.string("folder") ?? folder
    func written(_ key: String, _ reader: inout ConfigurationReader) -> Written? {
      reader.node(key).flatMap { node in node.text.map { Written(text: $0, range: node.range) } }
    }
    announcement = written("announcement", &reader)
    socialImage = written("social-image", &reader)
    let words = reader.strings("social-cards")
    socialCards = words.first.map { Program(words: words.map(\.text), range: $0.node.range) }
    hasIntegrity = reader.bool("integrity") ?? false
  }
}
