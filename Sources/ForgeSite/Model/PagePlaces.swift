import ForgeDiagnostics

/// What follows from where pages stand and what they are called, whatever their text says.
struct PagePlaces: Sendable {
  /// The pages in their order, each at its index.
  var pages: [Page]
  /// Pages by path from the docs directory.
  let byPath: [String: Int]
  /// Pages by URL from the site's root, decoded.
  let byURL: [String: Int]
  let navigation: Navigation
  let navigationFindings: [Diagnostic]
  let collisions: [Site.Collision]

  /// `options` is the navigation that the configuration writes down; nil where it follows the folders.
  init(_ pages: [Page], _ options: [NavigationOption]?) {
    self.pages = pages
    byPath = Dictionary(pages.map { ($0.path, $0.index) }) { first, _ in first }
    byURL = Dictionary(pages.map { (SitePath.percentDecoded($0.url), $0.index) }) { first, _ in first }
    (navigation, navigationFindings) =
      options.map { Navigation.fromOptions($0, pages: pages) } ?? (.fromFolders(pages), [])
    collisions = Self.collisions(pages)
  }

  /// The same for `pages`, where they stand at the same places and are called the same.
  func taken(by pages: [Page]) -> PagePlaces? {
    guard pages.count == self.pages.count,
      zip(pages, self.pages).allSatisfy({ $0 === $1 || $0.hasPlace(of: $1) })
    else { return nil }
    var places = self
    places.pages = pages
    return places
  }

  /// Pages that more than one source would be written to.
  private static func collisions(_ pages: [Page]) -> [Site.Collision] {
    var first: [String: SourceRange] = [:]
    var collisions: [Site.Collision] = []
    for page in pages {
      let range = SourceRange.file(page.file.path)
      if let earlier = first[page.url] {
        collisions.append(Site.Collision(url: page.url, first: earlier, second: range))
      } else {
        first[page.url] = range
      }
    }
    return collisions
  }
}

extension Page {
  /// Whether both stand at one place, under one name: everything that navigation and addresses are made of.
  fileprivate func hasPlace(of other: Page) -> Bool {
    path == other.path && url == other.url && title == other.title && settings.order == other.settings.order
      && settings.navigationTitle == other.settings.navigationTitle && settings.isHidden == other.settings.isHidden
  }
}
