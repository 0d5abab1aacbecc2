package import ForgeDiagnostics
package import ForgeMarkdown
import ForgeYAML

/// What a page's front matter sets.
package struct PageSettings: Sendable {
  package var title: String?
  package var description = ""
  package var isDraft = false
  /// Where the page stands among its neighbours; pages without a number follow those with one.
  package var order: Int?
  package var navigationTitle: String?
  package var isHidden = false
  /// Whether the site's search finds the page.
  package var isSearched = true
  /// Former URLs of the page, from the site's root.
  package var redirectFrom: [String] = []
  package private(set) var diagnostics: [Diagnostic] = []

  package init(_ frontMatter: FrontMatter?) {
    guard let frontMatter else { return }
    diagnostics = frontMatter.diagnostics
    isDraft = frontMatter.isTOMLDraft
    guard let mapping = frontMatter.mapping else { return }
    let node = YAMLNode(.mapping(mapping), range: .file(""))
    diagnostics += Self.check.diagnostics(of: node, place: "front matter")
    var reader = ConfigurationReader(mapping)
    title = reader.string("title")
    description = reader.string("description") ?? ""
    isDraft = reader.bool("draft") ?? false
    redirectFrom = reader.strings("redirect_from").map(\.text)
    // Other generators leave a page out by `search: {exclude: true}`.
    isSearched = reader.node("search").map { $0.bool ?? ($0["exclude"]?.bool != true) } ?? true
    readNavigation(&reader)
  }

  static let schema = ConfigurationSchema.mapping(
    [
      .key("title", .text, "The page's title"),
      .key("description", .text, "One sentence, for search engines and lists"),
      .key("draft", .flag, "Whether the page is left out unless drafts are asked for"),
      .key("redirect_from", .texts, "Former URLs of the page, from the site's root"),
      .key("nav", navigationSchema, "Where the page stands in the navigation"),
      .key("search", searchSchema, "Whether the site's search finds the page"),
    ] + foreignKeys.map { .key($0, .any, "") })

  private static let navigationSchema = ConfigurationSchema.text.or(
    .mapping([
      .key("title", .text, "Its title there"),
      .key("order", .wholeNumber(from: -1_000_000, to: 1_000_000), "Its place among its neighbours"),
      .key("hidden", .flag, "Whether it is left out there"),
    ])
  ).described(as: "`false`, a title or a mapping")

  private static let searchSchema = ConfigurationSchema.flag.or(
    .mapping([.key("exclude", .flag, "Whether it is left out"), .key("boost", .any, "")])
  ).described(as: "`true`, `false` or `exclude: true`")

  private static let check = ConfigurationCheck(schema, unknownKey: .unknownFrontMatterKey)

  /// Set by other generators, or read by other parts: not ours to judge.
  private static let foreignKeys = [
    "author", "authors", "categories", "date", "environment", "hide", "hide_title", "icon", "id", "image", "keywords",
    "lang", "last_update", "layout", "outline", "pagination_next", "pagination_prev", "permalink", "sidebar",
    "sidebar_class_name", "sidebar_label", "sidebar_position", "slug", "status", "subtitle", "summary", "tags",
    "template", "toc", "weight", "aliases", "hide_table_of_contents", "custom_edit_url", "comments", "social",
  ]

  private mutating func readNavigation(_ reader: inout ConfigurationReader) {
    guard let node = reader.node("nav") else { return }
    if node.bool == false {
      isHidden = true
    } else if node.mapping != nil {
      let settings = reader.nested("nav") { reader in
        (reader.string("title"), reader.integer("order"), reader.bool("hidden"))
      }
      (navigationTitle, order, isHidden) = (settings.0, settings.1, settings.2 ?? false)
    } else {
      navigationTitle = reader.string("nav")
    }
  }
}

extension RuleDescription {
  package static let unknownFrontMatterKey = RuleDescription(
    "pages/unknown-front-matter-key", .warning, "Front matter key that nothing reads",
    why: """
      A key with a slip in it is passed over in silence, and the page does not get the title, description or place it asks \
      for. Keys that other generators read are known and left alone.
      """,
    examples: [
      .good("---\ndescription: How to start\n---\n# Start\n"),
      .bad("---\n«descripton»: How to start\n---\n# Start\n"),
    ])
}
