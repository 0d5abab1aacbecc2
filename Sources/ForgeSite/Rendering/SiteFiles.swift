import ForgeSearch
import Synchronization

/// The files of a site by their paths, each made when it is asked for: what a preview shows is one page of thousands.
package final class SiteFiles: Sendable {
  /// What was made so far.
  private struct Made {
    var pages: [String: [UInt8]] = [:]
    var parts: [SitePart: [String: [UInt8]]] = [:]
  }

  private let renderer: SiteRenderer
  private let jobs: Int
  private let pages: [String: Int]
  private let twins: [String: Int]
  private let listings: [String: Int]
  private let made = Mutex(Made())
  /// How many pages are kept: a reader comes back to few.
  private static let pageLimit = 256

  package init(_ renderer: SiteRenderer, jobs: Int) {
    self.renderer = renderer
    self.jobs = jobs
    let site = renderer.site
    // Of two pages for one address the first is shown, as a build writes it.
    pages = Dictionary(site.pages.map { ($0.output, $0.index) }) { first, _ in first }
    twins = Dictionary(
      site.pages.filter { renderer.twinLinks.hasTwin($0.url) }.map { (renderer.twinLinks.output(of: $0.url), $0.index) }
    ) { first, _ in first }
    let nodes = site.navigation.nodes
    listings = Dictionary(
      site.navigation.listings.flatMap { entry in
        let folder = SitePath.percentDecoded(nodes[entry].url ?? "")
        return ["\(folder)index.html", folder + TwinLinks.name].map { ($0, entry) }
      }
    ) { first, _ in first }
  }

  /// The bytes of the file that a build writes to `path`; nil where it writes none.
  package func bytes(of path: String) async throws -> [UInt8]? {
    if let bytes = page(path) { return bytes }
    for part in SitePart.allCases where mayHold(part, path) {
      if let bytes = try await files(of: part)[path] { return bytes }
    }
    return nil
  }

  private func page(_ path: String) -> [UInt8]? {
    if let known = made.withLock({ $0.pages[path] }) { return known }
    let bytes: [UInt8]
    if let page = pages[path] {
      bytes = renderer.file(of: renderer.site.pages[page]).bytes
    } else if let page = twins[path] {
      bytes = renderer.markdown(of: renderer.site.pages[page])
    } else if let listing = listings[path], let file = renderer.listing(listing).first(where: { $0.path == path }) {
      bytes = file.bytes
    } else {
      return nil
    }
    made.withLock { made in
      if made.pages.count >= Self.pageLimit { made.pages = [:] }
      made.pages[path] = bytes
    }
    return bytes
  }

  private func files(of part: SitePart) async throws -> [String: [UInt8]] {
    if let known = made.withLock({ $0.parts[part] }) { return known }
    var files: [String: [UInt8]] = [:]
    var texts = SiteTexts()
    try await renderer.write(part, &texts, jobs: jobs) { made in
      for file in made where files[file.path] == nil { files[file.path] = file.bytes }
    }
    let finished = files
    made.withLock { $0.parts[part] = finished }
    return finished
  }

  /// Whether a part can have a file at `path`: whoever asks for a style sheet does not wait until all else is made.
  private func mayHold(_ part: SitePart, _ path: String) -> Bool {
    let isPage = path.hasSuffix(".html") || path.hasSuffix(".md")
    return switch part {
    case .pages, .listings: false
    case .home: path == "index.html" || path == TwinLinks.name
    case .references: renderer.site.specs.contains { path.hasPrefix(SitePath.percentDecoded($0.url)) }
    case .coverage: isPage && path.hasPrefix(SiteRenderer.coverageURL)
    case .runbookReport: isPage && path.hasPrefix(SiteRenderer.runbookReportURL)
    case .languageModels: path.hasPrefix("llms")
    case .feed: path == ChangeFeed.path
    case .swaggerUI, .theme, .drawings, .cards: path.hasPrefix("assets/")
    case .notFound: path == "404.html"
    case .assets: true
    case .redirects: path.hasSuffix(".html")
    case .search: path.hasPrefix(SearchFiles.folder) || path == "search.json"
    case .robots: path == "robots.txt"
    case .sitemap: path == "sitemap.xml"
    }
  }
}
