import ForgeDiagnostics
import ForgeHTML
import ForgeMarkdown
import Mustache

/// The line above every page.
struct Announcement: MustacheParent, Sendable {
  let html: HTML
  /// Changes with the text: a reader who closed the last one sees the next.
  let id: String

  func child(named name: String) -> Any? {
    switch name {
    case "html": html.string
    case "id": id
    default: nil
    }
  }

  /// What the configuration of `site` says, for pages whose URL leads to the root by `root`; nil for nothing.
  init?(_ site: Site, root: String) {
    guard let text = site.configuration.theme.announcement else { return nil }
    let document = Self.document(text)
    var options = RenderOptions()
    for link in document.links {
      guard case .inside(let url) = ThemeTarget(link.destination, in: site) else { continue }
      options.rewrites[link.destination] = root.isEmpty && url.isEmpty ? "./" : root + url
    }
    html = document.html(options)
    id = ContentHash.digits(of: Array(text.text.utf8))
  }

  /// The text on one line.
  static func document(_ written: ThemeOptions.Written) -> MarkdownDocument {
    let line = written.text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return MarkdownDocument(SourceFile(path: written.range.path, text: line), flavor: .site)
  }
}

/// Where a link of the announcement leads.
enum ThemeTarget: Hashable {
  /// Another host, or a place on the page itself.
  case elsewhere
  /// A page or file of the site, by its URL from the site's root.
  case inside(String)
  case unknown(String)

  /// `destination` is an address, or the path of a page or file from the docs directory.
  init(_ destination: String, in site: Site) {
    let end = destination.firstIndex { $0 == "#" || $0 == "?" } ?? destination.endIndex
    let path = destination[..<end].drop { $0 == "/" }
    if LinkResolver.hasScheme(destination) || destination.hasPrefix("//") || path.isEmpty && end != destination.endIndex
    {
      self = .elsewhere
      return
    }
    let decoded = SitePath.percentDecoded(String(path))
    let url =
      site.pages.first { $0.path == decoded || $0.url == path }?.url
      ?? site.assets.first { $0.path == decoded }?.url ?? site.specs.first { $0.url == path }?.url
    self = url.map { .inside("\($0)\(destination[end...])") } ?? .unknown(decoded)
  }
}
