/// GFM's tables (section 4.10): a header row, a delimiter row of as many cells, and rows until the block ends.
///
/// libcmark reads a table as a paragraph, or as a setext heading where a line of dashes follows it.
struct TablePass {
  private let finder: TableFinder
  private var detached = DetachedContent()
  /// What takes the place of each paragraph or heading that holds a table.
  private var replacements: [MarkdownNode.ID: [MarkdownNode.ID]] = [:]
  /// How many cells were added to rows that are too short.
  private var filledCells = 0
  /// Beyond this, short rows stay short: a page of a few kilobytes must not become one of a hundred megabytes.
  static let maximumFilledCells = 100_000
  /// The first row that was not filled up.
  private var firstShortRow: MarkdownNode.ID?

  private var lines: BlockLines { finder.lines }

  /// The first row that stays short, if any does.
  static func apply(
    _ tables: [TableFinder.Found], to tree: inout MarkdownTree, _ finder: TableFinder
  ) -> MarkdownNode.ID? {
    var pass = TablePass(finder: finder)
    for table in tables { pass.replace(table, in: &tree) }
    pass.restoreRows(in: &tree)
    tree.replaceChildren(pass.replacements)
    let firstShortRow = pass.firstShortRow
    if !pass.detached.isEmpty { pass.detached.graft(onto: &tree, definitions: finder.definitions) }
    return firstShortRow
  }

  private init(finder: TableFinder) {
    self.finder = finder
  }

  private mutating func replace(_ found: TableFinder.Found, in tree: inout MarkdownTree) {
    let node = tree[found.leaf]
    var blocks: [MarkdownNode.ID] = []
    if found.delimiter - 1 > found.first {
      blocks.append(found.leaf)
      shorten(found, in: &tree)
    }
    blocks.append(table(node, found, in: &tree))
    if node.kind == .heading, let underline = underlineBreak(node, in: &tree) { blocks.append(underline) }
    replacements[found.leaf] = blocks
    if let end = found.end { replacements[end] = [] }
  }

  /// A comment that took the place of a line, and is no row after all, is the paragraph that the line was.
  private mutating func restoreRows(in tree: inout MarkdownTree) {
    guard !finder.lastRows.isEmpty else { return }
    for id in 0..<MarkdownNode.ID(tree.nodes.count) where tree[id].kind == .htmlBlock && replacements[id] == nil {
      guard let row = finder.lastRows[Int(tree[id].startLine)] else { continue }
      tree[id].kind = .paragraph
      detached.append(paragraph: [lines.bytes[row]], for: id)
    }
  }

  /// Leaves the lines before the header row as a paragraph, its content read again.
  private mutating func shorten(_ found: TableFinder.Found, in tree: inout MarkdownTree) {
    let (id, count) = (found.leaf, found.delimiter - 1)
    tree[id].kind = .paragraph
    tree[id].endLine = tree[id].startLine + Int32(count) - 1
    tree.setChildren(of: id, to: [])
    detached.append(paragraph: found.rows[found.first..<count].map { lines.bytes[$0] }, for: id)
  }

  private mutating func table(
    _ node: MarkdownNode, _ found: TableFinder.Found, in tree: inout MarkdownTree
  ) -> MarkdownNode.ID {
    let (rows, delimiter) = (found.rows, found.delimiter)
    var table = MarkdownNode(.table)
    table.startLine = node.startLine + Int32(delimiter) - 1
    table.endLine = node.startLine + Int32(rows.count) - 1
    table.startColumn = node.startColumn
    let tableID = tree.add(table)
    for index in [delimiter - 1] + Array(rows.indices.dropFirst(delimiter + 1)) {
      var row = MarkdownNode(.tableRow)
      row.flag = index < delimiter
      row.startLine = node.startLine + Int32(index)
      row.endLine = row.startLine
      let rowID = tree.add(row)
      tree.append(rowID, to: tableID)
      append(finder.cells(ofRow: rows[index]), found.alignments, at: rows[index].upperBound, to: rowID, in: &tree)
    }
    return tableID
  }

  private mutating func append(
    _ cells: [Range<Int>], _ alignments: [MarkdownNode.Alignment], at end: Int, to row: MarkdownNode.ID,
    in tree: inout MarkdownTree
  ) {
    for (column, alignment) in alignments.enumerated() {
      if column >= cells.count {
        filledCells += 1
        if filledCells > Self.maximumFilledCells {
          firstShortRow = firstShortRow ?? row
          break
        }
      }
      let range = column < cells.count ? cells[column] : end..<end
      var cell = MarkdownNode(.tableCell)
      cell.flag = tree[row].flag
      cell.alignment = alignment
      cell.startLine = tree[row].startLine
      cell.endLine = tree[row].startLine
      cell.source = MarkdownNode.Span(start: Int32(range.lowerBound), end: Int32(range.upperBound))
      let id = tree.add(cell)
      tree.append(id, to: row)
      if !range.isEmpty { detached.append(line: lines.inlineContent(of: id, in: tree).bytes, for: id) }
    }
  }

  /// The underline of what libcmark took for a setext heading: below a table it is a thematic break, or a row.
  private mutating func underlineBreak(_ node: MarkdownNode, in tree: inout MarkdownTree) -> MarkdownNode.ID? {
    let underline = lines.bytes[lines.content(ofLine: Int(node.endLine))].filter { !$0.isBlank }
    guard underline.count >= 3, underline.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
    var line = MarkdownNode(.thematicBreak)
    line.startLine = node.endLine
    line.endLine = node.endLine
    line.startColumn = 1
    return tree.add(line)
  }
}
