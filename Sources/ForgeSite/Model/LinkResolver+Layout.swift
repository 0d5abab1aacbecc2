import ForgeDiagnostics
import ForgeFiles
import ForgeMarkdown

/// Links as other generators read them. They lead to files or to URLs, and a part of a site is not in its pages: what
/// cannot be told is taken for right.
extension LinkResolver {
  /// What `path` leads to by the layout's own rules; nil where the general ones hold.
  func foreignTarget(
    _ path: String, _ layout: SiteLayout, _ document: MarkdownDocument, _ page: Int?
  ) -> PageLink.Target? {
    // Templates are filled in when the site is built, and schemes such as `pathname:` or `ref:` are the generator's.
    if path.contains("{{") || path.contains("{%") || path.contains("${") { return .external }
    if path.hasPrefix("relref:") { return named(String(path.dropFirst("relref:".count)), layout, document) }
    for scheme in ["pathname:", "ref:", "doc:", "xref:"] where path.hasPrefix(scheme) { return .external }
    guard page != nil, !path.isEmpty, !Self.hasScheme(path), !path.hasPrefix("//") else { return nil }
    let decoded = SitePath.percentDecoded(path)
    if decoded.hasPrefix("@site/") {
      let full = TreePath.join(layout.siteFolder, String(decoded.dropFirst("@site/".count)))
      if let target = pageOrFile(full) { return target }
      return exists(full) ? .external : nil
    }
    guard decoded.hasPrefix("/") else { return relativeTarget(decoded, layout, document) }
    let rooted = String(decoded.dropFirst())
    for route in [""] + layout.routes {
      guard route.isEmpty || rooted == route || rooted.hasPrefix("\(route)/") else { continue }
      let inside = route.isEmpty ? rooted : String(rooted.dropFirst(route.count).drop { $0 == "/" })
      if let target = pageOrFile(TreePath.join(docs, inside)) { return target }
      if let page = routes[trimmed(inside)] { return .page(page) }
      // Below the route of the pages nothing else is served, but folders of which the generator makes a listing.
      guard !route.isEmpty else { continue }
      let first = inside.split(separator: "/").first.map(String.init) ?? ""
      let isListing = pages.keys.contains { $0.hasPrefix("\(trimmed(inside))/") }
      return isListing || layout.otherRoutes.contains(first) ? .external : .fault(.unknownPage(inside))
    }
    // A file to serve as it is, or a page that is not among the Markdown.
    return .external
  }

  /// A page by its path, from the page or from the docs directory, or by its name alone.
  private func named(_ path: String, _ layout: SiteLayout, _ document: MarkdownDocument) -> PageLink.Target {
    if path.isEmpty { return .fault(.empty) }
    if let target = relativeTarget(path, layout, document) { return target }
    if let target = pageOrFile(TreePath.join(docs, path)) { return target }
    let stem = path.hasSuffix(".md") ? String(path.dropLast(3)) : path
    let ends = ["/\(stem).md", "/\(stem)/index.md", "/\(stem)/_index.md"]
    let page = pages.filter { page in ends.contains { "/\(page.key)".hasSuffix($0) } }.map(\.value).min()
    return page.map { .page($0) } ?? .fault(.unknownPage(path))
  }

  /// A path from the file, or from the URL that the page is served at.
  private func relativeTarget(
    _ path: String, _ layout: SiteLayout, _ document: MarkdownDocument
  ) -> PageLink.Target? {
    let file = document.file.path
    let folder = TreePath.folder(of: file)
    let name = TreePath.name(of: file)
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    for base in [folder, TreePath.join(folder, stem)] {
      guard let full = TreePath.resolve(path, from: base) else { continue }
      if let target = pageOrFile(full) { return target }
      guard full.hasPrefix("\(docs)/") || docs.isEmpty else { continue }
      let inside = docs.isEmpty ? full : String(full.dropFirst(docs.count + 1))
      if let page = routes[trimmed(inside)] { return .page(page) }
    }
    return nil
  }

  /// A page or file of the docs directory at a path from the root, under any of the names that generators give it.
  private func pageOrFile(_ full: String) -> PageLink.Target? {
    let path = trimmed(full)
    guard docs.isEmpty || path == docs || path.hasPrefix("\(docs)/") else { return nil }
    let inside = docs.isEmpty ? path : String(path.dropFirst(docs.count).drop { $0 == "/" })
    let stem = inside.hasSuffix(".html") ? String(inside.dropLast(".html".count)) : inside
    let names = ["index.md", "_index.md", "README.md", "index.mdx", "readme.md"].map { TreePath.join(stem, $0) }
    let files = [inside, "\(stem).md", "\(stem).mdx", "\(stem).markdown"]
    let upper = stem.hasSuffix("/index") ? [String(stem.dropLast("/index".count)) + "/README.md"] : []
    for file in files + names + upper {
      // Where front matter names the page, its file's name is no URL.
      if let page = pages[file], file == inside || !renamed.contains(page) { return .page(page) }
    }
    if let asset = assets[inside] { return .asset(asset) }
    if let spec = specs[path] { return .api(spec: spec, fragment: "") }
    return nil
  }

  private func trimmed(_ path: String) -> String {
    path.split(separator: "/").joined(separator: "/")
  }
}
