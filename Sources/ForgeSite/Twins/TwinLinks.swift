import ForgeFiles
import ForgeMarkdown

/// Where pages are as Markdown, and how they are linked to from there: by absolute URLs where the site's own is known.
struct TwinLinks: Sendable {
  private let site: Site
  /// URLs of pages whose Markdown would stand where a folder of the site does.
  private let blocked: Set<String>

  static let name = "index.md"

  init(_ site: Site) {
    self.site = site
    var blocked: Set<String> = []
    // Hardly any site has such a folder, and every page is asked.
    for url in site.pages.map(\.url) where Self.hasFolder(url) {
      let parts = url.split(separator: "/")
      for (index, part) in parts.enumerated() where part == Self.name {
        blocked.insert(parts[..<index].map { "\($0)/" }.joined())
      }
    }
    self.blocked = blocked
  }

  /// Whether a folder of the URL is called as the Markdown is.
  private static func hasFolder(_ url: String) -> Bool {
    let end = Array(".md/".utf8)
    var matched = 0
    for byte in url.utf8 {
      matched = byte == end[matched] ? matched + 1 : byte == end[0] ? 1 : 0
      if matched == end.count { return url.contains("\(name)/") }
    }
    return false
  }

  /// Whether the page at `url` is there as Markdown too.
  func hasTwin(_ url: String) -> Bool { blocked.isEmpty || !blocked.contains(url) }

  /// The file of the Markdown of the page at `url`.
  func output(of url: String) -> String { SitePath.percentDecoded(url) + Self.name }

  /// The link to the Markdown of the page at `url`, which may have a fragment, from that of the page at `base`.
  func page(_ url: String, from base: String) -> String {
    let (path, fragment) = Self.split(url)
    return page(path, fragment, from: base)
  }

  private func page(_ path: String, _ fragment: String, from base: String) -> String {
    file(hasTwin(path) ? path + Self.name : path, from: base) + fragment
  }

  /// The link to a file of the site from the Markdown of the page at `base`.
  func file(_ url: String, from base: String) -> String {
    let root = site.configuration.site.url
    return root.isEmpty ? SitePath.relative(url, from: base) : root + url
  }

  /// The URL to write for a link of the page at `base`; nil where it stays as the author wrote it.
  func url(of link: PageLink, from base: String) -> String? {
    let fragment = link.fragment.map { "#\(SitePath.percentEncoded($0))" } ?? ""
    switch link.target {
    case .page(let index):
      if link.link.destination.hasPrefix("#") { return nil }
      if link.link.destination.hasPrefix(LinkResolver.ruleScheme), site.pages[index].url == base { return fragment }
      return page(site.pages[index].url, fragment, from: base)
    case .asset(let index): return file(site.assets[index].url, from: base) + fragment
    case .api(let spec, let operation):
      let url = site.specs[spec].url + operation
      return page(url + (operation.contains("#") ? "" : fragment), from: base)
    case .listing(let url): return page(url, fragment, from: base)
    case .repository(let path):
      let options = site.configuration.site
      guard !options.repository.isEmpty else { return nil }
      return "\(options.repository)/blob/\(options.branch)/\(SitePath.percentEncoded(path))\(fragment)"
    case .external, .fault: return nil
    }
  }

  private static func split(_ url: String) -> (path: String, fragment: String) {
    guard let mark = url.utf8.firstIndex(of: UInt8(ascii: "#")) else { return (url, "") }
    return (String(url[..<mark]), String(url[mark...]))
  }
}
