import ForgeHTML
import ForgeSite

/// What stands at the root of a site with versions: the way to the default one, a list of all, files for programs.
struct VersionRootPages {
  private let versions: VersionedPages
  private let paths: Set<String>

  init(_ versions: VersionedPages, _ sources: [Source]) {
    self.versions = versions
    paths = Set(sources.map(\.path))
  }

  private var catalogue: VersionCatalogue { versions.catalogue }
  private var defaultPath: String { "\(catalogue.defaultName.text)/" }

  /// The files. The address of the site is read from a page of the default version: that of `site` if it is this one,
  /// else as it was published.
  func files(_ published: Folder?, _ site: Folder, _ requested: VersionName) throws(PublishFailure) -> [Source] {
    let home = "index.html"
    var page: [UInt8] = []
    if requested == catalogue.defaultName {
      if versions.has(home, requested) { page = try site.read(home) }
    } else if let published, versions.has(home, catalogue.defaultName) {
      page = try published.read("\(defaultPath)\(home)")
    }
    let address = VersionMark.all(in: page).first { $0.kind == .canonical }?.values["site"]
    let base = address.map { VersionFrame.base(ofSite: $0, catalogue.defaultName) }
    return [
      Source(path: VersionCatalogue.fileName, content: .bytes(catalogue.json)),
      Source(path: home, content: .bytes(leadingOn(base).bytes)),
      Source(path: "versions/\(home)", content: .bytes(list(base).bytes)),
      Source(path: "404.html", content: .bytes(notFound(base).bytes)),
      Source(path: "robots.txt", content: .bytes(robots(base))),
    ]
  }

  private func robots(_ base: String?) -> [UInt8] {
    let sitemap = "\(defaultPath)sitemap.xml"
    let hint = base.flatMap { paths.contains(sitemap) ? "\nSitemap: \($0)\(sitemap)\n" : nil } ?? ""
    return Array("User-agent: *\nAllow: /\n\(hint)".utf8)
  }

  /// The first page of all: on to the default version, without script.
  private func leadingOn(_ base: String?) -> HTML {
    var writer = HTMLWriter()
    writer.markup("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"refresh\"")
    writer.attribute("content", "0; url=\(defaultPath)")
    writer.markup(">\n")
    if let base {
      writer.markup("<link rel=\"canonical\"")
      writer.attribute("href", url: "\(base)\(defaultPath)")
      writer.markup(">\n")
    }
    writeHead("Documentation", root: "", &writer)
    writer.markup("<p>Go to <a")
    writer.attribute("href", url: defaultPath)
    writer.markup(">version ")
    writer.text(catalogue.defaultName.text)
    writer.markup("</a>, or see <a href=\"versions/\">all versions</a>.</p>\n</main>\n</body>\n</html>\n")
    return writer.finish()
  }

  private func list(_ base: String?) -> HTML {
    var writer = HTMLWriter()
    writer.markup("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    writeHead("All versions", root: "../", &writer)
    writer.markup("<h1>All versions</h1>\n<ul>\n")
    for version in catalogue.versions {
      writer.markup("<li><a")
      writer.attribute("href", url: "../\(version.name.text)/")
      writer.markup(">")
      writer.text(version.name.text)
      writer.markup("</a>")
      if version.name == catalogue.defaultName { writer.markup(", the one that is shown first") }
      if !version.aliases.isEmpty {
        writer.markup(", also as ")
        for (index, alias) in version.aliases.enumerated() {
          if index > 0 { writer.markup(" and ") }
          writer.markup("<a")
          writer.attribute("href", url: "../\(alias.text)/")
          writer.markup(">")
          writer.text(alias.text)
          writer.markup("</a>")
        }
      }
      writer.markup("</li>\n")
    }
    writer.markup("</ul>\n</main>\n</body>\n</html>\n")
    return writer.finish()
  }

  /// The page for unknown addresses, wherever they are: its links begin at the root.
  private func notFound(_ base: String?) -> HTML {
    let root = base.map { VersionFrame.path(ofAddress: $0) } ?? "/"
    var writer = HTMLWriter()
    writer.markup("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    writer.markup("<meta name=\"robots\" content=\"noindex\">\n")
    writeHead("Page not found", root: root, &writer)
    writer.markup("<h1>Page not found</h1>\n<p>No page has this address. Go to <a")
    writer.attribute("href", url: "\(root)\(defaultPath)")
    writer.markup(">version ")
    writer.text(catalogue.defaultName.text)
    writer.markup("</a>, or see <a")
    writer.attribute("href", url: "\(root)versions/")
    writer.markup(">all versions</a>.</p>\n</main>\n</body>\n</html>\n")
    return writer.finish()
  }

  /// The rest of the head, in the style of the default version, and the start of the text.
  private func writeHead(_ title: String, root: String, _ writer: inout HTMLWriter) {
    writer.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    writer.markup("<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
    writer.text(title)
    writer.markup("</title>\n")
    let prefix = "\(defaultPath)assets/theme."
    if let style = paths.filter({ $0.hasPrefix(prefix) && $0.hasSuffix(".css") }).min() {
      writer.markup("<link rel=\"stylesheet\"")
      writer.attribute("href", url: "\(root)\(style)")
      writer.markup(">\n")
    }
    writer.markup("</head>\n<body>\n<main class=\"prose versions-page\">\n")
  }
}

extension VersionFrame {
  /// The path of an absolute address: `/docs/` of `https://example.org/docs/`.
  static func path(ofAddress address: String) -> String {
    guard let scheme = address.firstRange(of: "://") else { return "/" }
    return address[scheme.upperBound...].firstIndex(of: "/").map { String(address[$0...]) } ?? "/"
  }
}
