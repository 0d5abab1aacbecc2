/// The parts of a built site, in the order in which they are written. Where two have a file of one path, the first has it.
enum SitePart: CaseIterable, Sendable {
  /// The pages of the docs directory, as HTML and as Markdown.
  case pages
  /// Folders without an index.
  case listings
  /// The home page of a site that has none of its own.
  case home
  /// What is shown of descriptions of APIs.
  case references
  case coverage
  case runbookReport
  /// `llms.txt` and `llms-full.txt`.
  case languageModels
  case feed
  case swaggerUI
  /// `404.html`.
  case notFound
  case assets
  case theme
  case drawings
  /// Pictures that other sites show with links to pages.
  case cards
  case redirects
  case search
  case robots
  case sitemap
}

/// The texts that one part makes on its way and another one needs; nil where they were not made yet.
struct SiteTexts: Sendable {
  /// The pages as Markdown, in their order.
  var twins: [[UInt8]]?
  var references: [WrittenReference]?
}
