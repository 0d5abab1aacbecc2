package import ForgeMarkdown

/// The documentation that runbook annotations may lead to: pages and the URLs they are served at, and files of the
/// repository. A value, so that the check knows no site.
package struct RunbookPages: Sendable {
  package struct Page: Sendable {
    package let document: MarkdownDocument
    /// Where it is served, from the site's root, as its generator writes it: `runbooks/upgrade/`.
    package let address: String
    /// Whether what builds the page adds text to it, so that it may have headings that its file does not show.
    package let isOpen: Bool

    package init(document: MarkdownDocument, address: String, isOpen: Bool) {
      self.document = document
      self.address = address
      self.isOpen = isOpen
    }
  }

  /// A URL below which pages are served.
  package struct Root: Hashable, Sendable {
    /// With a slash at its end.
    package let url: String
    /// What is served there: the addresses that begin so; empty for all.
    package let folder: String

    package init(url: String, folder: String = "") {
      self.url = url.hasSuffix("/") ? url : "\(url)/"
      self.folder = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    }
  }

  package var pages: [Page] = []
  /// Pages by the paths that they answer at: decoded, without slashes around and without `index.html` at the end.
  package var places: [String: Int] = [:]
  package var roots: [Root] = []
  /// Paths, without slashes around, below which others serve what no page shows, such as the reference of an API.
  package var otherPlaces: Set<String> = []
  /// Paths, without slashes around, at which something is served that is no page of Markdown, such as the list of a folder.
  package var listings: Set<String> = []
  /// Whether a path without a page surely leads nowhere.
  package var isComplete = true
  /// First segments of paths that hold the pages of versions or languages.
  package var hasVersions = false
  /// The only path below which a page without a file is missed; nil for all.
  package var route: String?
  package var ignoresCase = false
  /// Whether anchors are made in ways that differ in punctuation from those of the documents.
  package var hasLooseAnchors = false
  /// The repository's address, without a slash at its end; empty where it is not known.
  package var repository = ""
  package var branch = "main"
  /// Whether a path from the root exists.
  package var exists: @Sendable (String) -> Bool = { _ in false }
  /// The Markdown file at a path from the root.
  package var document: @Sendable (String) -> MarkdownDocument? = { _ in nil }
  /// What is read for names of alerts besides: documents that are no pages, such as the README.
  package var furtherDocuments: [MarkdownDocument] = []

  package init() {}

  /// The key of ``places`` for a path.
  package static func key(_ path: String, ignoresCase: Bool = false) -> String {
    var parts = path.split(separator: "/")
    if parts.last == "index.html" { parts.removeLast() }
    let key = parts.joined(separator: "/")
    return ignoresCase ? key.lowercased() : key
  }
}
