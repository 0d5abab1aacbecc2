package import ForgeDiagnostics
import ForgeFiles

/// The tree that readers move through: sections and pages in reading order.
package struct Navigation: Sendable {
  package struct Node: Sendable {
    package let title: String
    /// The page of the entry; for a section, the page that stands for it.
    package let page: Int?
    /// The URL from the site's root, or an address elsewhere; nil for a section without a page.
    package let url: String?
    package let isExternal: Bool
    package let parent: Int
    package fileprivate(set) var children: [Int] = []

    package var isSection: Bool { !children.isEmpty }
  }

  /// The nodes; the root of the tree is the first.
  package private(set) var nodes: [Node] = [
    Node(title: "", page: nil, url: nil, isExternal: false, parent: -1)
  ]
  /// The pages in reading order.
  package private(set) var order: [Int] = []
  /// Sections that no page stands for but that have a URL: each gets a page that lists what is in it.
  package private(set) var listings: [Int] = []
  /// The entry of each page; a page that is the index of a section has the entry inside it.
  private var entries: [Int?] = []
  private var positions: [Int?] = []

  private init(pageCount: Int) {
    entries = Array(repeating: nil, count: pageCount)
    positions = Array(repeating: nil, count: pageCount)
  }

  /// The entry of a page; nil for one that is in no section.
  package func entry(ofPage page: Int) -> Int? { entries[page] }

  /// The page before and the page after `page` in reading order.
  package func neighbours(ofPage page: Int) -> (previous: Int?, next: Int?) {
    guard let position = positions[page] else { return (nil, nil) }
    return (position > 0 ? order[position - 1] : nil, position + 1 < order.count ? order[position + 1] : nil)
  }

  /// The sections that hold `node`, outermost first, without the root.
  package func ancestors(of node: Int) -> [Int] {
    var ancestors: [Int] = []
    var current = nodes[node].parent
    while current > 0 {
      ancestors.append(current)
      current = nodes[current].parent
    }
    return ancestors.reversed()
  }

  /// The first page in reading order that is in a section; nil where it has none.
  func firstPage(in section: Int) -> Int? {
    var pending = [section]
    while let node = pending.popLast() {
      if let page = nodes[node].page { return page }
      pending += nodes[node].children.reversed()
    }
    return nil
  }

  private mutating func add(
    _ title: String, page: Int?, url: String?, isExternal: Bool = false, to parent: Int
  ) -> Int {
    nodes.append(Node(title: title, page: page, url: url, isExternal: isExternal, parent: parent))
    nodes[parent].children.append(nodes.count - 1)
    return nodes.count - 1
  }

  private mutating func addPage(_ page: Page, title: String? = nil, to parent: Int) {
    guard positions[page.index] == nil else { return }
    let node = add(
      title ?? page.settings.navigationTitle ?? page.title, page: page.index, url: page.url, to: parent)
    entries[page.index] = node
    positions[page.index] = order.count
    order.append(page.index)
  }
}

extension Navigation {
  /// The tree of the docs directory: a section per folder, ordered by front matter, then by title.
  package static func fromFolders(_ pages: [Page]) -> Navigation {
    var navigation = Navigation(pageCount: pages.count)
    let folders = Folders(pages)
    navigation.addFolder("", folders, to: 0)
    return navigation
  }

  /// The pages of each folder, and the folders in it.
  private struct Folders {
    var pages: [String: [Page]] = [:]
    var folders: [String: Set<String>] = [:]

    init(_ all: [Page]) {
      for page in all where !page.settings.isHidden {
        var folder = TreePath.folder(of: page.path)
        pages[folder, default: []].append(page)
        while !folder.isEmpty {
          let parent = TreePath.folder(of: folder)
          guard folders[parent, default: []].insert(folder).inserted else { break }
          folder = parent
        }
      }
    }
  }

  private mutating func addFolder(_ folder: String, _ folders: Folders, to parent: Int) {
    let pages = folders.pages[folder] ?? []
    if let index = pages.first(where: \.isIndex) { addPage(index, to: parent) }
    var entries: [(order: Int, isFolder: Bool, title: String, page: Page?, folder: String)] = []
    for page in pages where !page.isIndex {
      entries.append((page.settings.order ?? .max, false, page.title, page, ""))
    }
    for child in folders.folders[folder] ?? [] {
      let index = folders.pages[child]?.first(where: \.isIndex)
      let title = index.map { $0.settings.navigationTitle ?? $0.title } ?? Page.title(ofName: TreePath.name(of: child))
      entries.append((index?.settings.order ?? .max, true, title, index, child))
    }
    entries.sort {
      ($0.order, $0.isFolder ? 1 : 0, $0.title, $0.folder, $0.page?.path ?? "")
        < ($1.order, $1.isFolder ? 1 : 0, $1.title, $1.folder, $1.page?.path ?? "")
    }
    for entry in entries {
      if entry.isFolder {
        let section = add(
          entry.title, page: entry.page?.index, url: SitePath.percentEncoded("\(entry.folder)/"), to: parent)
        if entry.page == nil { listings.append(section) }
        addFolder(entry.folder, folders, to: section)
      } else if let page = entry.page {
        addPage(page, to: parent)
      }
    }
  }
}

extension Navigation {
  /// The tree that `nav` writes down. Pages it does not name are in no section.
  package static func fromOptions(
    _ options: [NavigationOption], pages: [Page]
  ) -> (Navigation, [Diagnostic]) {
    var navigation = Navigation(pageCount: pages.count)
    let byPath = Dictionary(pages.map { ($0.path, $0) }) { first, _ in first }
    var diagnostics: [Diagnostic] = []
    navigation.add(options, byPath, to: 0, &diagnostics)
    return (navigation, diagnostics)
  }

  private mutating func add(
    _ options: [NavigationOption], _ pages: [String: Page], to parent: Int, _ diagnostics: inout [Diagnostic]
  ) {
    for option in options {
      switch option {
      case .link(let url, let title):
        _ = add(title, page: nil, url: url, isExternal: true, to: parent)
      case .page(let path, let title, let range):
        guard let page = pages[path] else {
          let nearest = Suggestion.nearest(to: path, among: pages.keys.sorted())
          diagnostics.append(
            Diagnostic(
              .unknownNavigationPage, .unknownNavigationPage(path, nearest), at: range,
              fix: nearest.map { .replace(range, with: $0) }))
          continue
        }
        addPage(page, title: title, to: parent)
      case .section(let title, let children):
        let index = children.compactMap { Self.indexPage($0, pages) }.first
        let section = add(title, page: index?.index, url: index?.url, to: parent)
        add(children, pages, to: section, &diagnostics)
      }
    }
  }

  private static func indexPage(_ option: NavigationOption, _ pages: [String: Page]) -> Page? {
    guard case .page(let path, _, _) = option, let page = pages[path], page.isIndex else { return nil }
    return page
  }
}

extension RuleDescription {
  package static let unknownNavigationPage = RuleDescription(
    "pages/unknown-nav-page", .error, "Entry of `nav` that names no page",
    why: "The entry would be missing from the navigation, and the page it was meant for hard to find.",
    examples: [
      .good("nav:\n  - index.md\n", file: "forge-docs.yaml", among: ["docs/index.md": "# Start\n"]),
      .bad("nav:\n  - «indx.md»\n", file: "forge-docs.yaml", among: ["docs/index.md": "# Start\n"]),
    ])
}

extension Message {
  fileprivate static func unknownNavigationPage(_ path: String, _ nearest: String?) -> Message {
    Message("no page `\(path)` in the docs directory").suggesting(nearest)
  }
}
