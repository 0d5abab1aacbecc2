import ForgeHTML

/// The navigation beside a page, bounded in size: of a section with very many entries only the neighbours of the page
/// are listed, with a link to the section's own page, which lists them all.
///
/// All pages of a section share everything but their own list, so the rest is written once for all of them.
struct Sidebar: Sendable {
  private let before: HTML
  private let after: HTML
  /// The entries of the section with no page marked, and each with itself marked.
  private let entries: [(plain: HTML, current: HTML)]
  private let indices: [Int: Int]
  private let more: String?
  private let total: Int

  /// How many entries of one level a page shows at most.
  static let windowSize = 60
  /// Up to how many pages in all every section is written out, folded, on every page.
  static let smallSite = 120

  /// The sidebar of the pages directly in `section`, for pages whose URL leads to the root by `root`.
  init(section: Int, navigation: Navigation, root: String) {
    let writer = SidebarWriter(navigation: navigation, root: root)
    let path = navigation.ancestors(of: section) + (section > 0 ? [section] : [])
    var before = HTMLWriter()
    var after = HTMLWriter()
    before.markup("<ul class=\"nav\">\n")
    var closing: [HTML] = []
    var level = 0
    for next in path {
      let split = writer.level(level, around: next)
      before.html(split.before)
      closing.append(split.after)
      level = next
    }
    for html in closing.reversed() { after.html(html) }
    after.markup("</ul>\n")
    self.before = before.finish()
    self.after = after.finish()
    let children = navigation.nodes[section].children
    entries = children.map { (writer.entry($0, isCurrent: false), writer.entry($0, isCurrent: true)) }
    indices = Dictionary(children.enumerated().map { ($1, $0) }) { first, _ in first }
    total = children.count
    more = navigation.nodes[section].url.map { "\(root)\($0)" }
  }

  /// The sidebar with `entry` marked as the page that is read.
  func html(current entry: Int?) -> HTML {
    var writer = HTMLWriter(capacity: before.bytes.count + after.bytes.count + 4096)
    writer.html(before)
    let current = entry.flatMap { indices[$0] }
    let window = Self.window(total, around: current ?? 0)
    for index in window {
      writer.html(index == current ? entries[index].current : entries[index].plain)
    }
    SidebarWriter.writeMore(total - window.count, at: more, to: &writer)
    writer.html(after)
    return writer.finish()
  }

  /// The entries around `index` that are shown of `total`.
  static func window(_ total: Int, around index: Int) -> Range<Int> {
    guard total > windowSize else { return 0..<total }
    let start = min(max(0, index - windowSize / 2), total - windowSize)
    return start..<start + windowSize
  }
}

private struct SidebarWriter {
  let navigation: Navigation
  let root: String

  /// The entries of `section`, cut where the list of `open`, one of them, belongs.
  func level(_ section: Int, around open: Int) -> (before: HTML, after: HTML) {
    let children = navigation.nodes[section].children
    let index = children.firstIndex(of: open) ?? 0
    let window = Sidebar.window(children.count, around: index)
    var before = HTMLWriter()
    for child in children[window.lowerBound..<index] { before.html(entry(child, isCurrent: false)) }
    before.markup("<li class=\"nav-section\"><details open><summary>")
    before.text(navigation.nodes[open].title)
    before.markup("</summary>\n<ul>\n")
    var after = HTMLWriter()
    after.markup("</ul></details></li>\n")
    for child in children[(index + 1)..<window.upperBound] { after.html(entry(child, isCurrent: false)) }
    Self.writeMore(
      children.count - window.count, at: navigation.nodes[section].url.map { "\(root)\($0)" }, to: &after)
    return (before.finish(), after.finish())
  }

  /// A page as a link; a section folded with all that is in it on a small site, else as a link to its page.
  func entry(_ id: Int, isCurrent: Bool) -> HTML {
    var writer = HTMLWriter()
    let node = navigation.nodes[id]
    guard node.isSection || node.url != nil else { return .empty }
    if node.isSection, navigation.order.count <= Sidebar.smallSite || node.url == nil {
      writer.markup("<li class=\"nav-section\"><details><summary>")
      writer.text(node.title)
      writer.markup("</summary>\n<ul>\n")
      for child in node.children.prefix(Sidebar.windowSize) { writer.html(entry(child, isCurrent: false)) }
      writer.markup("</ul></details></li>\n")
      return writer.finish()
    }
    if node.isSection { writer.markup("<li class=\"nav-section\">") } else { writer.markup("<li>") }
    writer.markup("<a")
    let url = node.url ?? ""
    writer.attribute("href", url: node.isExternal ? url : url.isEmpty && root.isEmpty ? "./" : "\(root)\(url)")
    if isCurrent { writer.markup(" aria-current=\"page\"") }
    writer.markup(">")
    // The page that stands for a section does not say the section's name a second time.
    if isNamesake(of: node) { writer.markup("Overview") } else { writer.text(node.title) }
    writer.markup("</a></li>\n")
    return writer.finish()
  }

  private func isNamesake(of node: Navigation.Node) -> Bool {
    guard node.parent > 0, let page = node.page else { return false }
    let section = navigation.nodes[node.parent]
    return section.page == page && section.title == node.title
  }

  static func writeMore(_ count: Int, at url: String?, to writer: inout HTMLWriter) {
    guard count > 0, let url else { return }
    writer.markup("<li class=\"nav-more\"><a")
    writer.attribute("href", url: url.isEmpty ? "./" : url)
    writer.markup(">")
    writer.number(count)
    writer.markup(" more pages</a></li>\n")
  }
}
