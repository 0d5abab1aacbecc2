/// A node of a Markdown tree: CommonMark's and GFM's constructs, and those of our own syntax.
///
/// Nodes live in the array of their ``MarkdownTree`` and name each other by index, so that a page is three allocations.
package struct MarkdownNode: Sendable {
  package typealias ID = Int32

  package enum Kind: UInt8, Sendable {
    case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
    case table, tableRow, tableCell, alert, footnoteDefinition, admonition, tabSet, tab
    case definitionList, definitionTerm, definitionDescription, tableOfContents
    case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, strikethrough, link, image, footnoteReference
    case subscripted, superscripted, inserted, marked, abbreviation, keys, emoji, math
  }

  /// A column's alignment, from the colons of a table's delimiter row.
  package enum Alignment: UInt8, Sendable {
    case none, left, center, right
  }

  /// The check box of a task list item.
  package enum Task: UInt8, Sendable {
    case none, open, done
  }

  /// The kinds of GitHub's alerts.
  package enum Alert: UInt8, Sendable, CaseIterable {
    case note, tip, important, warning, caution
  }

  /// A part of the tree's text.
  package struct Span: Hashable, Sendable {
    package var start: Int32
    package var end: Int32

    package static let empty = Span(start: 0, end: 0)

    package var isEmpty: Bool { start == end }
    package var range: Range<Int> { Int(start)..<Int(end) }
  }

  package var kind: Kind
  /// The marks below, one bit each, with alignment and task: pages have hundreds of nodes, and sites thousands of pages.
  private var marks: UInt8 = 0
  private var column: UInt16 = 0
  /// A heading's level, an ordered list's first number, how an admonition folds, the number of a tab in its set, the kind of
  /// an alert.
  package var number: Int32 = 0

  package var parent: ID = -1
  package var firstChild: ID = -1
  package var lastChild: ID = -1
  package var next: ID = -1

  /// Text, code, raw HTML or TeX; a link's or image's destination; a footnote's label; an admonition's type; the names of
  /// keys or of an emoji.
  package var literal = Span.empty
  /// A fenced code block's info string; the title of a link, image, admonition or tab; what an abbreviation is short for.
  package var info: Span {
    get { kind == .tableCell ? .empty : infoOrSource }
    set { infoOrSource = newValue }
  }

  private var infoOrSource = Span.empty

  /// Where libcmark saw a block: lines and a byte column from 1 in the Markdown after the front matter; 0 where unknown.
  package var startLine: Int32 = 0
  package var endLine: Int32 = 0

  /// 65,535 for every column beyond: blocks start behind the prefixes of their containers.
  package var startColumn: Int32 {
    get { Int32(column) }
    set { column = UInt16(clamping: newValue) }
  }

  package var alert: Alert {
    get { Alert(rawValue: UInt8(truncatingIfNeeded: number)) ?? .note }
    set { number = Int32(newValue.rawValue) }
  }

  /// A table cell's content as bytes of the file; empty for other kinds. Cells have no ``info``, whose place it takes.
  package var source: Span {
    get { kind == .tableCell ? infoOrSource : .empty }
    set { infoOrSource = newValue }
  }

  /// A list is ordered; a row or cell belongs to a table's head; a link is a bare address; an admonition stands between
  /// fences; math is set on a line of its own; a paragraph's first line was an alert's marker.
  package var flag: Bool {
    get { marks & 1 != 0 }
    set { marks = newValue ? marks | 1 : marks & ~1 }
  }

  /// A list whose items are not separated by blank lines (CommonMark section 5.3).
  package var isTight: Bool {
    get { marks & 2 != 0 }
    set { marks = newValue ? marks | 2 : marks & ~2 }
  }

  /// A list whose numbers end in `)`.
  package var isParenthesized: Bool {
    get { marks & 4 != 0 }
    set { marks = newValue ? marks | 4 : marks & ~4 }
  }

  package var alignment: Alignment {
    get { Alignment(rawValue: marks >> 3 & 3) ?? .none }
    set { marks = marks & ~0b11000 | newValue.rawValue << 3 }
  }

  package var task: Task {
    get { Task(rawValue: marks >> 5 & 3) ?? .none }
    set { marks = marks & ~0b110_0000 | newValue.rawValue << 5 }
  }

  package init(_ kind: Kind) {
    self.kind = kind
  }

  package var isInline: Bool { kind.rawValue >= Kind.text.rawValue }

  /// A leaf block whose content may begin with link reference definitions, which libcmark then took out: a paragraph, or
  /// one that an underline made a heading, or a colon one term.
  var mayHoldDefinitions: Bool {
    kind != .tableCell && (kind != .heading && kind != .definitionTerm || endLine > startLine)
  }

  package var isLeafBlock: Bool {
    kind == .paragraph || kind == .heading || kind == .tableCell || kind == .definitionTerm
  }
}

/// The tree of one page.
package struct MarkdownTree: Sendable {
  /// The nodes; the document is the first.
  package var nodes: [MarkdownNode]
  /// What the nodes' spans point into.
  package var text: [UInt8]
  /// What authors set on nodes in braces.
  package var attributes: [MarkdownNode.ID: NodeAttributes] = [:]

  package init(capacity: Int = 0) {
    nodes = [MarkdownNode(.document)]
    nodes.reserveCapacity(capacity)
    text = []
  }

  package subscript(id: MarkdownNode.ID) -> MarkdownNode {
    get { nodes[Int(id)] }
    _modify { yield &nodes[Int(id)] }
  }

  /// The bytes of a span.
  package func bytes(_ span: MarkdownNode.Span) -> ArraySlice<UInt8> { text[span.range] }

  /// A span as text.
  package func string(_ span: MarkdownNode.Span) -> String {
    String(decoding: text[span.range], as: UTF8.self)
  }

  /// Gives back the room that reading asked for and did not need: trees of all pages are there at once.
  package mutating func trim() {
    if nodes.capacity > nodes.count + nodes.count / 32 { nodes = nodes.withUnsafeBufferPointer { Array($0) } }
    if text.capacity > text.count + text.count / 32 { text = text.withUnsafeBufferPointer { Array($0) } }
  }

  /// Adds text for a span to point at.
  package mutating func store(_ bytes: some Collection<UInt8>) -> MarkdownNode.Span {
    let start = Int32(text.count)
    text.append(contentsOf: bytes)
    return MarkdownNode.Span(start: start, end: Int32(text.count))
  }

  /// Gives the text back what ``AddressMask`` took from it.
  mutating func unmaskAddresses() {
    for index in text.indices where text[index] < 0x20 { text[index] = AddressMask.unmasked(text[index]) }
  }

  /// Adds `node` to the array without a place in the tree.
  package mutating func add(_ node: MarkdownNode) -> MarkdownNode.ID {
    nodes.append(node)
    return MarkdownNode.ID(nodes.count - 1)
  }

  /// Makes `child` the last child of `parent`.
  package mutating func append(_ child: MarkdownNode.ID, to parent: MarkdownNode.ID) {
    let last = self[parent].lastChild
    if last < 0 { self[parent].firstChild = child } else { self[last].next = child }
    self[parent].lastChild = child
    self[child].parent = parent
    self[child].next = -1
  }

  /// The children of `parent`, first to last.
  package func children(of parent: MarkdownNode.ID) -> [MarkdownNode.ID] {
    var children: [MarkdownNode.ID] = []
    var child = self[parent].firstChild
    while child >= 0 {
      children.append(child)
      child = self[child].next
    }
    return children
  }

  /// The children of `parent`, which has none afterwards: they are to stand elsewhere.
  package mutating func takeChildren(of parent: MarkdownNode.ID) -> [MarkdownNode.ID] {
    let taken = children(of: parent)
    self[parent].firstChild = -1
    self[parent].lastChild = -1
    return taken
  }

  /// Gives `parent` these children, in this order, in place of those it has.
  package mutating func setChildren(of parent: MarkdownNode.ID, to children: [MarkdownNode.ID]) {
    self[parent].firstChild = -1
    self[parent].lastChild = -1
    for child in children { append(child, to: parent) }
  }

  /// Puts other nodes, or none, in the place of each of some; in one go, since a parent may have many of them.
  package mutating func replaceChildren(_ replacements: [MarkdownNode.ID: [MarkdownNode.ID]]) {
    for parent in Set(replacements.keys.map { self[$0].parent }).sorted() {
      setChildren(of: parent, to: children(of: parent).flatMap { replacements[$0] ?? [$0] })
    }
  }

  /// Puts the nodes in the order of the page, without those that no longer stand in the tree and what they said: who looks
  /// at all nodes does not meet them, and the trees of all pages are there at once.
  package mutating func compact() {
    let order = order()
    var places = [MarkdownNode.ID](repeating: -1, count: nodes.count)
    for (place, id) in order.enumerated() { places[Int(id)] = MarkdownNode.ID(place) }
    func place(_ id: MarkdownNode.ID) -> MarkdownNode.ID { id < 0 ? -1 : places[Int(id)] }
    var compacted = MarkdownTree(capacity: order.count)
    compacted.nodes.removeAll(keepingCapacity: true)
    compacted.text.reserveCapacity(text.count)
    for id in order {
      var node = nodes[Int(id)]
      node.parent = place(node.parent)
      node.firstChild = place(node.firstChild)
      node.lastChild = place(node.lastChild)
      node.next = place(node.next)
      node.literal = node.literal.isEmpty ? .empty : compacted.store(text[node.literal.range])
      // The source of a cell is a part of the file.
      if node.kind != .tableCell { node.info = node.info.isEmpty ? .empty : compacted.store(text[node.info.range]) }
      compacted.nodes.append(node)
    }
    for (id, attributes) in attributes where place(id) >= 0 { compacted.attributes[place(id)] = attributes }
    self = compacted
  }

  /// Calls `visit` for every node below and at `root`, parents before and after their children.
  ///
  /// Not recursive: a page may nest as deep as it likes.
  package func walk(from root: MarkdownNode.ID = 0, _ visit: (_ id: MarkdownNode.ID, _ isEntering: Bool) -> Void) {
    var id = root
    while true {
      visit(id, true)
      if self[id].firstChild >= 0 {
        id = self[id].firstChild
        continue
      }
      while true {
        visit(id, false)
        if id == root { return }
        if self[id].next >= 0 {
          id = self[id].next
          break
        }
        id = self[id].parent
      }
    }
  }

  /// The ids of all nodes of the tree in document order.
  package func order(from root: MarkdownNode.ID = 0) -> [MarkdownNode.ID] {
    var ids: [MarkdownNode.ID] = []
    if root == 0 { ids.reserveCapacity(nodes.count) }
    var id = root
    while true {
      ids.append(id)
      if nodes[Int(id)].firstChild >= 0 {
        id = nodes[Int(id)].firstChild
        continue
      }
      while id != root, nodes[Int(id)].next < 0 { id = nodes[Int(id)].parent }
      if id == root { return ids }
      id = nodes[Int(id)].next
    }
  }

  /// The ids of the blocks of the tree in document order: what the text of paragraphs, headings and cells is made of is
  /// most of a page.
  package func blocks() -> [MarkdownNode.ID] {
    var ids: [MarkdownNode.ID] = []
    var id: MarkdownNode.ID = 0
    while true {
      ids.append(id)
      let child = nodes[Int(id)].firstChild
      if child >= 0, !nodes[Int(child)].isInline {
        id = child
        continue
      }
      while id != 0, nodes[Int(id)].next < 0 { id = nodes[Int(id)].parent }
      if id == 0 { return ids }
      id = nodes[Int(id)].next
    }
  }

  /// The paragraph, heading or table cell that holds the inline node `id`.
  package func leaf(of id: MarkdownNode.ID) -> MarkdownNode.ID? {
    var current = id
    while current >= 0 {
      if self[current].isLeafBlock { return current }
      current = self[current].parent
    }
    return nil
  }

  /// What a reader sees of the inline content below `id`: text and code without markup, breaks as spaces.
  package func plainText(of id: MarkdownNode.ID) -> String {
    var bytes: [UInt8] = []
    walk(from: id) { id, isEntering in
      guard isEntering else { return }
      switch self[id].kind {
      case .text, .code, .math, .keys: bytes.append(contentsOf: self.bytes(self[id].literal))
      case .emoji: bytes.append(contentsOf: Emoji.characters(of: self.bytes(self[id].literal)))
      case .softBreak, .lineBreak: bytes.append(UInt8(ascii: " "))
      default: break
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
