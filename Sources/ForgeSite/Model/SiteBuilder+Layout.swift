import ForgeFiles
import ForgeMarkdown
import ForgeYAML

/// What front matter calls pages, for other generators.
extension SiteBuilder {
  /// The pages whose front matter gives them another name than their file's, for a generator that reads it so.
  func renamed(_ pages: [Page]) -> Set<Int> {
    guard tree.layout?.addresses == .routes else { return [] }
    let named = pages.filter { page in
      ["slug", "id"].contains { page.document.frontMatter?.mapping?[$0] != nil }
    }
    return Set(named.map(\.index))
  }

  /// Where front matter says that pages are served, as other generators read it, without slashes around.
  func routes(_ pages: [Page]) -> [String: Int] {
    var routes: [String: Int] = [:]
    for page in pages {
      let folder = TreePath.folder(of: page.path)
      let mapping = page.document.frontMatter?.mapping
      for key in ["slug", "id", "permalink", "url", "aliases"] {
        guard let value = mapping?[key] else { continue }
        for text in value.sequence?.compactMap(\.text) ?? [value.text].compactMap({ $0 }) {
          let path = text.hasPrefix("/") ? text : TreePath.join(folder, text)
          let route = path.split(separator: "/").joined(separator: "/")
          if routes[route] == nil { routes[route] = page.index }
        }
      }
    }
    return routes
  }
}
