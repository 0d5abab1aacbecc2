import ForgeDiagnostics
import ForgeFiles

/// An old URL and the page that took its place.
struct SiteRedirect: Sendable {
  /// From the site's root, with a slash at its end unless it names a file.
  let from: String
  let page: Page
}

extension Site {
  /// The redirects of the configuration and of front matter, without those to pages that do not exist or from URLs
  /// that a page has.
  var redirects: [SiteRedirect] {
    let taken = Set(pages.map(\.url) + specs.map(\.url))
    var seen: Set<String> = []
    let configured = configuration.redirects.compactMap { redirect in
      page(named: redirect.to).map { SiteRedirect(from: Self.normalized(redirect.from), page: $0) }
    }
    let fromPages = pages.flatMap { page in
      page.settings.redirectFrom.map { SiteRedirect(from: Self.normalized($0), page: page) }
    }
    return (configured + fromPages).filter {
      !$0.from.isEmpty && !taken.contains($0.from) && seen.insert($0.from).inserted
    }
  }

  /// Redirects of the configuration that lead to no page.
  var redirectFindings: [Diagnostic] {
    configuration.redirects.compactMap { redirect in
      guard page(named: redirect.to) == nil else { return nil }
      let nearest = Suggestion.nearest(to: redirect.to, among: pages.map(\.path))
      return Diagnostic(
        .redirectTarget, Message("no page `\(redirect.to)`").suggesting(nearest), at: redirect.range,
        fix: nearest.map { .replace(redirect.range, with: $0) })
    }
  }

  /// A page by its path or its URL.
  private func page(named name: String) -> Page? {
    pages.first { $0.path == name || $0.url == name || $0.url == "\(name)/" }
  }

  private static func normalized(_ url: String) -> String {
    let path = url.drop { $0 == "/" }
    guard !path.isEmpty, TreePath.resolve(String(path), from: "") != nil, !path.contains("..") else { return "" }
    if path.hasSuffix("/") || TreePath.pathExtension(of: String(path)) == "html" { return String(path) }
    return TreePath.pathExtension(of: String(path)) == "md" ? Page.url(ofPath: String(path)) : "\(path)/"
  }
}
