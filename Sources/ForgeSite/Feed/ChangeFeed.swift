import ForgeDiagnostics
import ForgeHTML

/// The pages that changed last as an Atom feed (RFC 4287). It needs absolute URLs and what git knows.
struct ChangeFeed {
  /// From the site's root.
  static let path = "feed.xml"

  let site: Site
  let history: [String: FileHistory]

  private static let limit = 30
  private static let contributorLimit = 5

  /// Whether the site has a feed: it knows its own URL, git knows a page, and no page is served below its name.
  static func exists(for site: Site, _ history: [String: FileHistory]) -> Bool {
    !site.configuration.site.url.isEmpty && site.isFree(path) && site.pages.contains { history[$0.file.path] != nil }
  }

  /// The pages, the last changed first.
  private var entries: [(page: Page, history: FileHistory)] {
    let known = site.pages.compactMap { page in history[page.file.path].map { (page: page, history: $0) } }
    return Array(
      known.sorted { left, right in
        left.history.changed == right.history.changed
          ? left.page.url < right.page.url : left.history.changed > right.history.changed
      }.prefix(Self.limit))
  }

  func xml() -> String {
    let entries = entries
    let options = site.configuration.site
    var writer = HTMLWriter()
    writer.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"")
    writer.attribute("xml:lang", options.language)
    writer.markup(">\n")
    // An id never changes, so it is the address of the page whatever becomes of its text.
    write("id", options.url + Self.path, to: &writer)
    write("title", options.title, to: &writer)
    if !options.description.isEmpty { write("subtitle", options.description, to: &writer) }
    write("updated", time(entries.first?.history.changed ?? 0), to: &writer)
    link(options.url + Self.path, relation: "self", to: &writer)
    link(options.url, relation: "alternate", to: &writer)
    // Entries without an author of their own have this one (section 4.2.1).
    person("author", options.title, to: &writer)
    for (page, history) in entries {
      writer.markup("<entry>\n")
      write("id", options.url + page.url, to: &writer)
      write("title", page.title, to: &writer)
      link(options.url + page.url, relation: "alternate", to: &writer)
      write("updated", time(history.changed), to: &writer)
      if options.hasContributors { people(history, to: &writer) }
      if !history.subject.isEmpty { write("summary", history.subject, to: &writer) }
      writer.markup("</entry>\n")
    }
    writer.markup("</feed>\n")
    return writer.finish().string
  }

  private func time(_ seconds: Int) -> String { CalendarDate.timestamp(secondsSince1970: seconds) }

  private func people(_ history: FileHistory, to writer: inout HTMLWriter) {
    if !history.author.isEmpty { person("author", history.author, to: &writer) }
    for name in history.contributors.filter({ $0 != history.author }).prefix(Self.contributorLimit) {
      person("contributor", name, to: &writer)
    }
  }

  private func person(_ element: StaticString, _ name: String, to writer: inout HTMLWriter) {
    writer.markup("<")
    writer.markup(element)
    writer.markup("><name>")
    writer.text(Self.legal(name))
    writer.markup("</name></")
    writer.markup(element)
    writer.markup(">\n")
  }

  private func link(_ url: String, relation: String, to writer: inout HTMLWriter) {
    writer.markup("<link")
    writer.attribute("rel", relation)
    writer.attribute("href", url: url)
    writer.markup("/>\n")
  }

  private func write(_ element: StaticString, _ text: String, to writer: inout HTMLWriter) {
    writer.markup("<")
    writer.markup(element)
    writer.markup(">")
    writer.text(Self.legal(text))
    writer.markup("</")
    writer.markup(element)
    writer.markup(">\n")
  }

  /// A text without the characters that XML has no way to write (XML 1.0 section 2.2).
  private static func legal(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { scalar in
          (scalar.value >= 0x20 || scalar == "\t" || scalar == "\n") && scalar.value != 0xFFFE && scalar.value != 0xFFFF
        }))
  }
}

extension SiteRenderer {
  /// The feed; none for a site that cannot have one.
  func feed() -> [OutputFile] {
    guard features.hasFeed else { return [] }
    return [OutputFile(ChangeFeed.path, text: ChangeFeed(site: site, history: history).xml())]
  }
}

extension Site {
  /// Whether a file of this name can stand at the site's root: no page or redirect has a folder called so.
  func isFree(_ name: String) -> Bool {
    let folder = "\(name)/"
    return !pages.contains { $0.url.hasPrefix(folder) } && !redirects.contains { $0.from.hasPrefix(folder) }
  }
}
