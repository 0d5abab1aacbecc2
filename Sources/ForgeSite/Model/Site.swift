package import ForgeCoverage
package import ForgeDiagnostics
package import ForgeMarkdown
package import ForgeOpenAPI

/// The whole site as a value: what was read, and how its parts lead to each other. Rules query it, pages render it.
package struct Site: Sendable {
  package let configuration: SiteConfiguration
  /// The docs directory from the root, empty where it is the root.
  package let docs: String
  /// The generator that the repository is laid out for, where it is another.
  package let layout: SiteLayout?
  /// The pages that are published, by path.
  package let pages: [Page]
  /// Markdown outside the docs directory: checked like pages, but not published.
  package let documents: [MarkdownDocument]
  package let assets: [Asset]
  package let specs: [SitePathSpec]
  package let navigation: Navigation
  /// The links of each page, in the order of the pages.
  package let pageLinks: [[PageLink]]
  /// Every document that is read for links, with its links: pages first, then those outside the docs directory.
  package let readDocuments: [(document: MarkdownDocument, page: Page?, links: [PageLink])]
  /// Pages and files that more than one source would be written to.
  package let collisions: [Collision]
  /// The operations of all specs, by what samples say.
  package let endpoints: EndpointIndex
  /// Which operations are documented. Its pages are those of `readDocuments`, in that order.
  package let coverage: Coverage
  /// The ids of the rules that `rule:` links can name.
  package let rules: Set<String>

  /// Two sources for one URL.
  package struct Collision: Hashable, Sendable {
    package let url: String
    package let first: SourceRange
    package let second: SourceRange
  }

  package init(
    configuration: SiteConfiguration, docs: String, layout: SiteLayout?, pages: [Page], documents: [MarkdownDocument],
    assets: [Asset],
    specs: [SitePathSpec], navigation: Navigation, pageLinks: [[PageLink]], documentLinks: [[PageLink]],
    collisions: [Collision], endpoints: EndpointIndex, coverage: Coverage, rules: Set<String>
  ) {
    self.configuration = configuration
    self.docs = docs
    self.layout = layout
    self.pages = pages
    self.documents = documents
    self.assets = assets
    self.specs = specs
    self.navigation = navigation
    self.pageLinks = pageLinks
    self.collisions = collisions
    self.endpoints = endpoints
    self.coverage = coverage
    self.rules = rules
    readDocuments =
      zip(pages, pageLinks).map { ($0.document, $0, $1) } + zip(documents, documentLinks).map { ($0, nil, $1) }
  }

  /// Whether nothing that was written is the home page, though there is something that one can lead to.
  package var needsHomePage: Bool {
    guard !pages.isEmpty || !specs.isEmpty else { return false }
    return !pages.contains { $0.url.isEmpty } && !specs.contains { $0.url.isEmpty }
      && !redirects.contains { $0.from == "index.html" }
  }
}

/// A spec of the site and the page that shows it.
package struct SitePathSpec: Sendable {
  package let description: APIDescription
  /// The title of the page.
  package let title: String
  /// The URL of the page from the site's root: `reference/`.
  package let url: String
  /// What changed since a revision, where the configuration asks for it.
  package let changelog: APIChangelog?
}
