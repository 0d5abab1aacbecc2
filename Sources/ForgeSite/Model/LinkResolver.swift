import ForgeDiagnostics
import ForgeFiles
import ForgeMarkdown

/// Finds what the links of a page lead to. Knows the site by its paths; looks at no file.
struct LinkResolver: Sendable {
  /// The docs directory from the root, empty where it is the root.
  let docs: String
  /// Pages by path from the docs directory, in lower and upper case as they are.
  let pages: [String: Int]
  let pagesByURL: [String: Int]
  let drafts: Set<String>
  let assets: [String: Int]
  let specs: [String: Int]
  /// The URLs of the pages that list a folder, by the folder from the docs directory.
  let listings: [String: String]
  /// The pages of specs by their URLs without the last slash: the spec, and the place from its own page.
  let specsByURL: [String: (spec: Int, place: String)]
  /// Operations by id: which spec has them, and the fragment that opens them on its page.
  let operations: [String: (spec: Int, fragment: String)]
  /// The ids of the rules, and where a page has one for a heading.
  let rules: Set<String>
  let ruleAnchors: [String: (page: Int, anchor: String)]
  /// Whether a path from the root exists in the repository.
  let exists: @Sendable (String) -> Bool
  /// How the repository is laid out for another generator.
  let layout: SiteLayout?
  /// Pages by what front matter calls them.
  let routes: [String: Int]
  /// Pages that are served under another name than their file's.
  let renamed: Set<Int>
  /// Whether pages are read where they stand, and not published from here: links may lead to any file.
  let isLenient: Bool
  /// Whether links to files outside the docs directory have somewhere to lead.
  let hasRepository: Bool

  /// Whether every link leads where `other` has it lead, as long as the repository has the same files.
  func resolves(as other: LinkResolver) -> Bool {
    docs == other.docs && pages == other.pages && pagesByURL == other.pagesByURL && drafts == other.drafts
      && assets == other.assets && specs == other.specs && listings == other.listings && rules == other.rules
      && specsByURL.elementsEqual(other.specsByURL) { $0.key == $1.key && $0.value == $1.value }
      && operations.elementsEqual(other.operations) { $0.key == $1.key && $0.value == $1.value }
      && ruleAnchors.elementsEqual(other.ruleAnchors) { $0.key == $1.key && $0.value == $1.value }
      && layout == nil && other.layout == nil && isLenient == other.isLenient && hasRepository == other.hasRepository
  }

  /// The links of a document at `path` from the root; `page` is its index where it is a page of the site.
  func links(of document: MarkdownDocument, page: Int?) -> [PageLink] {
    document.links.map { link in
      if link.destination.hasPrefix(Self.ruleScheme) { return ruleLink(link) }
      let (path, fragment) = Self.split(link.destination)
      return PageLink(link: link, target: target(path, fragment, link, document, page), fragment: fragment)
    }
  }

  static let ruleScheme = "rule:"

  /// `rule:links/unknown-page` leads to the heading of the rule, on whichever page it stands.
  private func ruleLink(_ link: MarkdownLink) -> PageLink {
    let id = String(link.destination.dropFirst(Self.ruleScheme.count))
    guard let anchor = ruleAnchors[id] else {
      let fault: PageLink.Fault = rules.contains(id) ? .undescribedRule(id) : .unknownRule(id)
      return PageLink(link: link, target: .fault(fault), fragment: nil)
    }
    return PageLink(link: link, target: .page(anchor.page), fragment: anchor.anchor)
  }

  private static func split(_ destination: String) -> (path: String, fragment: String?) {
    var path = destination[...]
    var fragment: String?
    if let mark = path.utf8.firstIndex(of: UInt8(ascii: "#")) {
      fragment = SitePath.percentDecoded(String(path[path.utf8.index(after: mark)...]))
      path = path[..<mark]
    }
    if let query = path.utf8.firstIndex(of: UInt8(ascii: "?")) { path = path[..<query] }
    return (String(path), fragment)
  }

  private func target(
    _ path: String, _ fragment: String?, _ link: MarkdownLink, _ document: MarkdownDocument, _ page: Int?
  ) -> PageLink.Target {
    if let layout, let target = foreignTarget(path, layout, document, page) { return target }
    if path.hasPrefix("operation:") {
      let name = String(path.dropFirst("operation:".count))
      return operations[name].map { .api(spec: $0.spec, fragment: $0.fragment) } ?? .fault(.unknownOperation(name))
    }
    if Self.hasScheme(path) { return URLScheme.isSafe(path) ? .external : .fault(.unsafeScheme) }
    if path.hasPrefix("//") { return .external }
    if path.isEmpty {
      if fragment == nil || fragment == "" && link.destination.isEmpty { return .fault(.empty) }
      return page.map { .page($0) } ?? .repository(document.file.path)
    }
    let decoded = SitePath.percentDecoded(path)
    let folder = TreePath.folder(of: document.file.path)
    let base = decoded.hasPrefix("/") ? (page == nil ? "" : docs) : folder
    guard let full = TreePath.resolve(decoded.hasPrefix("/") ? String(decoded.dropFirst()) : decoded, from: base) else {
      return isLenient && Self.isHosted(decoded) ? .external : .fault(.outsideRoot)
    }
    return target(full, isImage: link.kind == .image || link.kind == .htmlImage, isPage: page != nil)
  }

  /// What stands at `full`, a path from the root.
  private func target(_ full: String, isImage: Bool, isPage: Bool) -> PageLink.Target {
    if let spec = specs[full] { return .api(spec: spec, fragment: "") }
    guard let inside = insideDocs(full) else {
      guard !isPage || hasRepository || isLenient || full.isEmpty else { return .fault(.outsideRoot) }
      return exists(full) ? .repository(full) : .fault(isPage ? .unknownAsset(full) : missing(full, isImage))
    }
    if let page = page(at: inside) { return .page(page) }
    if let asset = assets[inside] { return .asset(asset) }
    if let url = listings[inside] { return .listing(url) }
    if isPage, let found = specsByURL[inside] { return .api(spec: found.spec, fragment: found.place) }
    if drafts.contains(inside) { return .fault(.draft(inside)) }
    if !isPage, exists(full) { return .repository(full) }
    return .fault(missing(inside, isImage))
  }

  /// Whether a path leads to what a host has beside the files of a repository: `../../issues`.
  private static func isHosted(_ path: String) -> Bool {
    let first = path.split(separator: "/").first { $0 != ".." && $0 != "." } ?? ""
    let parts = ["issues", "pulls", "pull", "discussions", "wiki", "releases", "actions", "projects", "security"]
    return parts.contains(String(first))
  }

  private func missing(_ path: String, _ isImage: Bool) -> PageLink.Fault {
    let type = TreePath.pathExtension(of: path)
    let isPage = !isImage && (type.isEmpty || type == "md" || type == "markdown" || type == "html")
    return isPage ? .unknownPage(path) : .unknownAsset(path)
  }

  /// A page by its file, by its folder, without its extension, or by the URL it is published at.
  private func page(at path: String) -> Int? {
    pages[path] ?? pagesByURL[path.isEmpty ? "" : "\(path)/"] ?? pages["\(path).md"]
      ?? (path.hasSuffix("/index.html") ? pagesByURL[String(path.dropLast("index.html".count))] : nil)
  }

  private func insideDocs(_ full: String) -> String? {
    if docs.isEmpty || full == docs { return docs.isEmpty ? full : "" }
    guard full.hasPrefix("\(docs)/") else { return nil }
    return String(full.dropFirst(docs.count + 1))
  }

  /// Whether a destination starts with a scheme (RFC 3986 section 3.1), such as `https:` or `mailto:`.
  static func hasScheme(_ destination: String) -> Bool {
    var isFirst = true
    for byte in destination.utf8 {
      switch byte {
      case UInt8(ascii: ":"): return !isFirst
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): break
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        if isFirst { return false }
      default: return false
      }
      isFirst = false
    }
    return false
  }
}
