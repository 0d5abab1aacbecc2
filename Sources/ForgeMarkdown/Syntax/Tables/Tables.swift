/// GFM's tables (section 4.10): a header row, a delimiter row of as many cells, and rows until the block ends.
///
/// libcmark reads a table as a paragraph, or as a setext heading where a line of dashes follows it.
struct TablePass {
  private let lines: BlockLines
  private let definitions: [ReferenceDefinition]
  private var detached = DetachedContent()
  /// What takes the place of each paragraph or heading that holds a table.
  private var replacements: [MarkdownNode.ID: [MarkdownNode.ID]] = [:]
  /// How many cells were added to rows that are too short.
  private var filledCells = 0
  /// Beyond this, short rows stay short: a page of a few kilobytes must not become one of a hundred megabytes.
  static let maximumFilledCells = 100_000
  /// The first row that was not filled up.
  private var firstShortRow: MarkdownNode.ID?

  /// The first row that stays short, if any does.
  static func apply(
    to tree: inout MarkdownTree, lines: BlockLines, definitions: [ReferenceDefinition]
  ) -> MarkdownNode.ID? {
    var pass = TablePass(lines: lines, definitions: definitions)
    for id in 0..<MarkdownNode.ID(tree.nodes.count) {
      let node = tree[id]
      guard node.kind == .paragraph || node.kind == .heading, node.endLine > node.startLine else { continue }
      pass.replace(id, in: &tree)
    }
    tree.replaceChildren(pass.replacements)
    let firstShortRow = pass.firstShortRow
    if !pass.detached.isEmpty { pass.detached.graft(onto: &tree, definitions: definitions) }
    return firstShortRow
  }

  private init(lines: BlockLines, definitions: [ReferenceDefinition]) {
    self.lines = lines
    self.definitions = definitions
  }

  private mutating func replace(_ id: MarkdownNode.ID, in tree: inout MarkdownTree) {
    let node = tree[id]
    guard mayHoldTable(node) else { return }
    let rows = lines.lines(of: id, in: tree)
    let first = definitionLineCount(id, tree)
    guard let delimiter = delimiterRow(in: rows, from: first + 1),
      lines.canStartBlock(Int(node.startLine) + delimiter.index, of: id, in: tree)
    else { return }
    var blocks: [MarkdownNode.ID] = []
    if delimiter.index - 1 > first {
      blocks.append(id)
      shorten(id, to: delimiter.index - 1, rows: rows, from: first, in: &tree)
    }
    blocks.append(table(node, rows, delimiter.index, delimiter.alignments, in: &tree))
    if node.kind == .heading, let underline = underlineBreak(node, in: &tree) { blocks.append(underline) }
    replacements[id] = blocks
  }

  /// Whether a line after the first consists of what delimiter rows are made of: looked at before anything is built.
  private func mayHoldTable(_ node: MarkdownNode) -> Bool {
    (Int(node.startLine) + 1...Int(node.endLine)).contains { line in
      let range = lines.content(ofLine: line)
      var hasDash = false
      for byte in lines.bytes[range] {
        switch byte {
        case UInt8(ascii: "-"): hasDash = true
        case UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: ">"), 0x20, 0x09: break
        default: return false
        }
      }
      return hasDash
    }
  }

  /// How many lines at the start of a paragraph are definitions, which libcmark took out.
  private func definitionLineCount(_ id: MarkdownNode.ID, _ tree: MarkdownTree) -> Int {
    guard !definitions.isEmpty else { return 0 }
    let content = lines.inlineContent(of: id, in: tree)
    let scanner = LinkScanner(bytes: content.bytes)
    var offset = 0
    while let definition = scanner.definition(at: offset) { offset = definition.end + 1 }
    return content.bytes.prefix(offset).count { $0 == UInt8(ascii: "\n") }
  }

  private func delimiterRow(
    in rows: [Range<Int>], from first: Int
  ) -> (index: Int, alignments: [MarkdownNode.Alignment])? {
    for index in rows.indices where index >= first {
      guard let alignments = alignments(ofDelimiterRow: rows[index]) else { continue }
      if cells(ofRow: rows[index - 1]).count == alignments.count { return (index, alignments) }
    }
    return nil
  }

  private func alignments(ofDelimiterRow row: Range<Int>) -> [MarkdownNode.Alignment]? {
    let cells = cells(ofRow: row)
    guard !cells.isEmpty else { return nil }
    var alignments: [MarkdownNode.Alignment] = []
    for cell in cells {
      guard !cell.isEmpty else { return nil }
      let isLeft = lines.bytes[cell.lowerBound] == UInt8(ascii: ":")
      let isRight = cell.count > 1 && lines.bytes[cell.upperBound - 1] == UInt8(ascii: ":")
      let dashes = cell.lowerBound + (isLeft ? 1 : 0)..<cell.upperBound - (isRight ? 1 : 0)
      guard !dashes.isEmpty, lines.bytes[dashes].allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
      alignments.append(isLeft ? (isRight ? .center : .left) : (isRight ? .right : .none))
    }
    return alignments
  }

  /// The cells of a row without the spaces around them. A pipe after a backslash is text.
  private func cells(ofRow row: Range<Int>) -> [Range<Int>] {
    let bytes = lines.bytes
    var end = row.upperBound
    while end > row.lowerBound, bytes[end - 1].isASCIISpace { end -= 1 }
    var start = row.lowerBound
    while start < end, bytes[start].isASCIISpace { start += 1 }
    if start < end, bytes[start] == UInt8(ascii: "|") { start += 1 }
    var cells: [Range<Int>] = []
    var offset = start
    while offset < end {
      if bytes[offset] == UInt8(ascii: "|"), offset == row.lowerBound || bytes[offset - 1] != UInt8(ascii: "\\") {
        cells.append(trimmed(start..<offset))
        start = offset + 1
      }
      offset += 1
    }
    if start < end { cells.append(trimmed(start..<end)) }
    return cells
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, lines.bytes[start].isASCIISpace { start += 1 }
    while end > start, lines.bytes[end - 1].isASCIISpace { end -= 1 }
    return start..<end
  }

  /// Leaves the lines before the header row as a paragraph, its content read again.
  private mutating func shorten(
    _ id: MarkdownNode.ID, to count: Int, rows: [Range<Int>], from first: Int, in tree: inout MarkdownTree
  ) {
    tree[id].kind = .paragraph
    tree[id].endLine = tree[id].startLine + Int32(count) - 1
    tree.setChildren(of: id, to: [])
    detached.append(paragraph: rows[first..<count].map { lines.bytes[$0] }, for: id)
  }

  private mutating func table(
    _ node: MarkdownNode, _ rows: [Range<Int>], _ delimiter: Int, _ alignments: [MarkdownNode.Alignment],
    in tree: inout MarkdownTree
  ) -> MarkdownNode.ID {
    var table = MarkdownNode(.table)
    table.startLine = node.startLine + Int32(delimiter) - 1
    table.endLine = node.kind == .heading ? node.endLine - 1 : node.endLine
    table.startColumn = node.startColumn
    table.endColumn = node.endColumn
    let tableID = tree.add(table)
    for index in [delimiter - 1] + Array(rows.indices.dropFirst(delimiter + 1)) {
      var row = MarkdownNode(.tableRow)
      row.flag = index < delimiter
      row.startLine = node.startLine + Int32(index)
      row.endLine = row.startLine
      let rowID = tree.add(row)
      tree.append(rowID, to: tableID)
      append(cells(ofRow: rows[index]), alignments, at: rows[index].upperBound, to: rowID, in: &tree)
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
    line.endColumn = Int32(underline.count)
    return tree.add(line)
  }
}
