import ForgeHTML

/// The raw elements that are open, so that tags nest as a browser will read them.
///
/// Raw HTML and Markdown must not close each other's elements: what opens among the children of a Markdown node is
/// closed before that node ends, and no tag reaches beyond. A browser that meets a tag where it cannot stand (a table's
/// row outside a table, a heading in a heading) closes other elements for it, after which the end tags that follow meet
/// the page's frame. Such a tag is left out, or what it would close is closed in words before it
/// (HTML section 13.2.6, "Tree construction").
struct OpenElements {
  /// The children of one Markdown node.
  private struct Scope {
    /// How many elements are open around it.
    let base: Int
    let isInHeading: Bool
  }

  private var names: [String] = []
  private var scopes: [Scope] = []
  private var openHeadings = 0

  /// Browsers stop nesting at 512 elements; and the stack is searched for each tag.
  private static let maximumDepth = 128

  private static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]
  /// The parts of a table that hold nothing but its parts.
  private static let tableStructure: Set<String> = ["colgroup", "table", "tbody", "tfoot", "thead", "tr"]
  private static let tableParts = tableStructure.union(["caption", "td", "th"])
  /// What an element must stand in. Everything up to the nearest of them is closed first.
  private static let parents: [String: Set<String>] = [
    "caption": ["table"], "colgroup": ["table"], "thead": ["table"], "tbody": ["table"], "tfoot": ["table"],
    "col": ["colgroup", "table"], "tr": ["table", "tbody", "tfoot", "thead"],
    "td": ["table", "tbody", "tfoot", "thead", "tr"], "th": ["table", "tbody", "tfoot", "thead", "tr"],
    "li": ["ol", "ul"], "dd": ["dl"], "dt": ["dl"], "rp": ["ruby"], "rt": ["ruby"], "source": ["picture"],
  ]

  private var base: Int { scopes.last?.base ?? 0 }

  // MARK: Markdown

  /// Begins the children of a node.
  mutating func enter(_ kind: MarkdownNode.Kind) {
    scopes.append(Scope(base: names.count, isInHeading: kind == .heading || scopes.last?.isInHeading ?? false))
  }

  /// Ends the children of a node: closes what they left open.
  mutating func leave(_ writer: inout HTMLWriter) {
    guard let scope = scopes.popLast() else { return }
    close(to: scope.base, &writer)
  }

  /// Closes what cannot hold a node of Markdown: a raw table outside its cells, and for blocks a raw heading.
  mutating func makeRoom(for kind: MarkdownNode.Kind, _ writer: inout HTMLWriter) {
    guard names.count > base else { return }
    switch kind {
    case .text, .softBreak, .htmlInline, .htmlBlock: return
    default: break
    }
    if !MarkdownNode(kind).isInline, let heading = last(in: Self.headings) { close(to: heading, &writer) }
    if let last = names.last, names.count > base, Self.tableStructure.contains(last),
      let table = names.lastIndex(of: "table")
    {
      close(to: table, &writer)
    }
  }

  // MARK: Raw HTML

  /// Closes what an element must not stand in; false where it cannot stand at all.
  mutating func makePlace(for name: String, _ writer: inout HTMLWriter) -> Bool {
    guard names.count < Self.maximumDepth else { return false }
    if let parents = Self.parents[name] {
      guard let parent = last(in: parents) else { return false }
      close(to: parent + 1, &writer)
      return true
    }
    if let last = names.last, names.count > base, Self.tableStructure.contains(last) { return false }
    if name == "a", let link = last(in: ["a"]) { close(to: link, &writer) }
    guard Self.headings.contains(name) else { return true }
    if let heading = last(in: Self.headings) { close(to: heading, &writer) }
    return openHeadings == 0 && scopes.last?.isInHeading != true
  }

  /// Notes that an element was opened.
  mutating func open(_ name: String) {
    names.append(name)
    if Self.headings.contains(name) { openHeadings += 1 }
  }

  /// Closes the innermost element of this name, with all that is open in it. Does nothing where there is none.
  mutating func close(_ name: String, _ writer: inout HTMLWriter) {
    guard let index = last(in: [name]) else { return }
    close(to: index, &writer)
  }

  /// The innermost element that is one of `wanted`. Only a part of a table is looked for beyond the cell around.
  private func last(in wanted: Set<String>) -> Int? {
    let isTablePart = !wanted.isDisjoint(with: Self.tableParts)
    for index in (base..<names.count).reversed() {
      if wanted.contains(names[index]) { return index }
      if isTablePart ? names[index] == "table" : Self.tableParts.contains(names[index]) { return nil }
    }
    return nil
  }

  private mutating func close(to count: Int, _ writer: inout HTMLWriter) {
    while names.count > count, let name = names.popLast() {
      if Self.headings.contains(name) { openHeadings -= 1 }
      writer.markup("</")
      writer.text(name)
      writer.markup(">")
    }
  }
}
