import ForgeHTML

/// Writes a page's tree as HTML. For CommonMark the output is that of the specification's examples, to the byte.
struct HTMLRenderer {
  let document: MarkdownDocument
  let tree: MarkdownTree
  let options: RenderOptions
  let isSite: Bool
  var writer: HTMLWriter
  var sanitizer = Sanitizer()
  /// Inside an image only text counts: it becomes the alternative text (CommonMark section 6.4).
  var imageDepth = 0
  /// Inside a link nothing else can be one.
  var linkDepth = 0
  /// Whether links are more than their text.
  var writesLinks = true
  var footnotes: FootnoteOrder
  private var nextHeading = 0
  /// Where each heading stands among them; empty until it is needed.
  private var headingIndices: [MarkdownNode.ID: Int] = [:]

  init(_ document: MarkdownDocument, _ options: RenderOptions) {
    self.document = document
    self.options = options
    tree = document.tree
    isSite = document.flavor == .site
    writer = HTMLWriter(capacity: document.body.count * 3 / 2 + 256)
    footnotes = FootnoteOrder(document)
  }

  mutating func render() -> HTML {
    renderChildren(of: 0)
    renderFootnotes()
    return writer.finish()
  }

  /// Renders everything below `root`, without recursion.
  mutating func renderChildren(of root: MarkdownNode.ID) {
    var id = tree[root].firstChild
    guard id >= 0 else { return }
    sanitizer.elements.enter(tree[root].kind)
    while true {
      sanitizer.elements.makeRoom(for: tree[id].kind, &writer)
      let isSkipped = !enter(id)
      if !isSkipped, tree[id].firstChild >= 0 {
        sanitizer.elements.enter(tree[id].kind)
        id = tree[id].firstChild
        continue
      }
      while true {
        if tree[id].kind != .footnoteDefinition { exit(id) }
        if tree[id].next >= 0 {
          id = tree[id].next
          break
        }
        id = tree[id].parent
        sanitizer.elements.leave(&writer)
        if id == root { return }
      }
    }
  }

  /// Writes what comes before a node's children; false where they are not to be rendered here.
  private mutating func enter(_ id: MarkdownNode.ID) -> Bool {
    let node = tree[id]
    if imageDepth > 0 {
      enterAlternativeText(node)
      return true
    }
    switch node.kind {
    case .text: writer.text(tree.bytes(node.literal))
    case .softBreak: writer.markup("\n")
    case .lineBreak: writer.markup("<br />\n")
    case .code: writeCode(id, node)
    case .emphasis: open("<em", id)
    case .strong: open("<strong", id)
    case .strikethrough: open("<del", id)
    case .link: openLink(id, node)
    case .image: openImage(id, node)
    case .htmlInline: writeRaw(tree.bytes(node.literal))
    case .footnoteReference: writeFootnoteReference(node)
    case .paragraph:
      guard !isTight(node) else { break }
      startLine()
      open("<p", id)
    case .heading: openHeading(id, node)
    case .codeBlock: writeCodeBlock(id, node)
    case .htmlBlock:
      startLine()
      writeRaw(tree.bytes(node.literal))
      startLine()
    case .thematicBreak:
      startLine()
      writer.markup("<hr />\n")
    default: return enterContainer(id, node)
    }
    return true
  }

  private mutating func enterContainer(_ id: MarkdownNode.ID, _ node: MarkdownNode) -> Bool {
    switch node.kind {
    case .blockQuote:
      startLine()
      writer.markup("<blockquote>\n")
    case .alert:
      startLine()
      openAlert(node)
    case .list:
      startLine()
      openList(node)
    case .item:
      startLine()
      openItem(node)
    case .table:
      startLine()
      if isSite { writer.markup("<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">") }
      writer.markup("<table>\n")
    case .tableRow: openRow(node)
    case .tableCell: openCell(node)
    case .admonition:
      startLine()
      openAdmonition(node)
    case .tabSet: openTabSet()
    case .tab: openTab(node)
    case .definitionList, .definitionTerm, .definitionDescription: openDefinition(node)
    case .tableOfContents: writeTableOfContents()
    case .footnoteDefinition: return false
    default: enterExtension(id, node)
    }
    return true
  }

  private mutating func enterExtension(_ id: MarkdownNode.ID, _ node: MarkdownNode) {
    switch node.kind {
    case .subscripted: writer.markup("<sub>")
    case .superscripted: writer.markup("<sup>")
    case .inserted: open("<ins", id)
    case .marked: open("<mark", id)
    case .abbreviation: openAbbreviation(node)
    case .keys: writeKeys(id, node)
    case .emoji: writer.text(Emoji.characters(of: tree.bytes(node.literal))[...])
    case .math: writeMath(node)
    default: break
    }
  }

  /// A start tag without its end, and what the author set on the node.
  mutating func open(_ tag: StaticString, _ id: MarkdownNode.ID) {
    writer.markup(tag)
    writeAttributes(of: id)
    writer.markup(">")
  }

  private mutating func exit(_ id: MarkdownNode.ID) {
    let node = tree[id]
    if node.kind == .image { closeImage(id, node) }
    guard imageDepth == 0 else { return }
    switch node.kind {
    case .emphasis: writer.markup("</em>")
    case .strong: writer.markup("</strong>")
    case .strikethrough: writer.markup("</del>")
    case .subscripted: writer.markup("</sub>")
    case .superscripted: writer.markup("</sup>")
    case .inserted: writer.markup("</ins>")
    case .marked: writer.markup("</mark>")
    case .abbreviation: writer.markup("</abbr>")
    case .definitionList, .definitionTerm, .definitionDescription: closeDefinition(node)
    case .link where writesLinks:
      writer.markup("</a>")
      linkDepth -= 1
    case .paragraph:
      if let backReferences = footnotes.backReferences(atEndOf: id) { writeBackReferences(backReferences) }
      if !isTight(node) { writer.markup("</p>\n") }
    case .heading: closeHeading(node)
    case .blockQuote:
      startLine()
      writer.markup("</blockquote>\n")
    case .alert:
      startLine()
      writer.markup("</div>\n")
    case .admonition: closeAdmonition(node)
    case .tabSet, .tab:
      startLine()
      writer.markup("</div>\n")
    case .list: if node.flag { writer.markup("</ol>\n") } else { writer.markup("</ul>\n") }
    case .item: writer.markup("</li>\n")
    case .table: closeTable(node)
    case .tableRow: closeRow(node)
    case .tableCell: if node.flag { writer.markup("</th>\n") } else { writer.markup("</td>\n") }
    default: break
    }
  }

  mutating func startLine() {
    if !writer.isAtLineStart { writer.markup("\n") }
  }

  /// A paragraph of a tight list has no tags of its own (CommonMark section 5.3).
  private func isTight(_ node: MarkdownNode) -> Bool {
    let item = node.parent
    guard item >= 0, tree[item].parent >= 0 else { return false }
    if tree[item].kind == .definitionDescription { return tree[item].isTight }
    guard tree[item].kind == .item else { return false }
    return tree[tree[item].parent].isTight
  }

  // MARK: Headings

  private mutating func openHeading(_ id: MarkdownNode.ID, _ node: MarkdownNode) {
    startLine()
    writer.markup("<h")
    writer.number(level(of: node))
    if isSite, options.headingsBelow == 0, let heading = heading(id) { writer.attribute("id", heading.anchor) }
    writeAttributes(of: id, withID: false)
    writer.markup(">")
  }

  private mutating func closeHeading(_ node: MarkdownNode) {
    if isSite, options.headingsBelow == 0, nextHeading > 0 {
      let heading = document.headings[nextHeading - 1]
      writer.markup("<a class=\"heading-anchor\"")
      writer.attribute("href", url: "#\(heading.anchor)")
      writer.markup(" aria-label=\"Link to this section\"></a>")
    }
    writer.markup("</h")
    writer.number(level(of: node))
    writer.markup(">\n")
  }

  private func level(of heading: MarkdownNode) -> Int {
    min(6, Int(heading.number) + options.headingsBelow)
  }

  /// Headings come in the order of the document, except those inside footnotes.
  private mutating func heading(_ id: MarkdownNode.ID) -> MarkdownDocument.Heading? {
    let headings = document.headings
    if nextHeading >= headings.count || headings[nextHeading].node != id {
      if headingIndices.isEmpty {
        for (index, heading) in headings.enumerated() { headingIndices[heading.node] = index }
      }
      guard let index = headingIndices[id] else { return nil }
      nextHeading = index
    }
    nextHeading += 1
    return headings[nextHeading - 1]
  }

  // MARK: Raw HTML

  mutating func writeRaw(_ raw: ArraySlice<UInt8>) {
    switch document.flavor {
    case .commonmark: writer.trusted(raw)
    case .gfm: writeFilteringTags(raw)
    case .site where options.trustsHTML: writer.trusted(raw)
    case .site:
      let rewrites = options.rewrites
      sanitizer.write(raw, to: &writer) { rewrites[$0] ?? $0 }
    }
  }

  /// GFM's tag filter (section 6.11): some elements' tags become text.
  private mutating func writeFilteringTags(_ raw: ArraySlice<UInt8>) {
    var start = raw.startIndex
    for offset in raw.indices where raw[offset] == UInt8(ascii: "<") && Self.isFiltered(raw[(offset + 1)...]) {
      writer.trusted(raw[start..<offset])
      writer.markup("&lt;")
      start = offset + 1
    }
    writer.trusted(raw[start..<raw.endIndex])
  }

  private static let filtered = [
    "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
  ].map { Array($0.utf8) }

  private static func isFiltered(_ rest: ArraySlice<UInt8>) -> Bool {
    let name = rest.first == UInt8(ascii: "/") ? rest.dropFirst() : rest
    return filtered.contains { filtered in
      guard name.count > filtered.count, zip(name, filtered).allSatisfy({ $0 | 0x20 == $1 }) else { return false }
      let after = name[name.startIndex + filtered.count]
      return after.isASCIISpace || after == UInt8(ascii: ">") || after == UInt8(ascii: "/")
    }
  }
}
