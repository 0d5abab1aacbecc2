/// Finds the tables (GFM section 4.10) in the paragraphs and setext headings that libcmark takes them for.
struct TableFinder {
  /// A table, and the block that it is in the tree.
  struct Found {
    let leaf: MarkdownNode.ID
    /// The lines of the block, and of `end`, without the prefixes of their containers.
    let rows: [Range<Int>]
    /// The first of `rows` that is no definition.
    let first: Int
    /// The delimiter row's place in `rows`; the header row stands above it.
    let delimiter: Int
    let alignments: [MarkdownNode.Alignment]
    /// The comment in the tree that is the table's last row.
    let end: MarkdownNode.ID?
  }

  let lines: BlockLines
  let definitions: [ReferenceDefinition]
  /// The rows that are comments to libcmark, by their lines.
  let lastRows: [Int: Range<Int>]

  func all(in tree: MarkdownTree) -> [Found] {
    (0..<MarkdownNode.ID(tree.nodes.count)).compactMap { id in
      let node = tree[id]
      guard node.kind == .paragraph || node.kind == .heading, node.startLine >= 1, node.parent >= 0 else { return nil }
      return table(in: id, tree)
    }
  }

  private func table(in id: MarkdownNode.ID, _ tree: MarkdownTree) -> Found? {
    let node = tree[id]
    let last = lastRow(after: node, tree)
    guard mayHoldTable(Int(node.startLine) + 1, Int(node.endLine) + (last == nil ? 0 : 1)) else { return nil }
    let rows = lines.lines(of: id, in: tree) + (last.map { [$0.content] } ?? [])
    let first = definitions.isEmpty ? 0 : lines.definitionLineCount(id, in: tree)
    guard let delimiter = delimiterRow(in: rows, from: first + 1),
      lines.canStartBlock(Int(node.startLine) + delimiter.index, of: id, in: tree)
    else { return nil }
    return Found(
      leaf: id, rows: rows, first: first, delimiter: delimiter.index, alignments: delimiter.alignments, end: last?.id)
  }

  private func lastRow(after node: MarkdownNode, _ tree: MarkdownTree) -> (id: MarkdownNode.ID, content: Range<Int>)? {
    guard !lastRows.isEmpty, node.next >= 0, tree[node.next].kind == .htmlBlock,
      tree[node.next].startLine == node.endLine + 1, let content = lastRows[Int(node.endLine) + 1]
    else { return nil }
    return (node.next, content)
  }

  /// Lines that libcmark must get in another form, since it does not know that a table stands above them.
  struct Corrections {
    /// The last rows of tables that a line follows which goes on as text of libcmark's paragraph but is no row: it
    /// leaves a container, or starts a block that cannot interrupt a paragraph.
    var lastRows: [Int: Range<Int>] = [:]
    /// The rows that are the underline of a heading to libcmark.
    var underlines: [Int: Range<Int>] = [:]

    var first: Int? { [lastRows.keys.min(), underlines.keys.min()].compactMap(\.self).min() }
  }

  func corrections(for tables: [Found], in tree: MarkdownTree) -> Corrections {
    var corrections = Corrections()
    for table in tables where table.end == nil {
      let node = tree[table.leaf]
      if let index = earlyEnd(of: table, tree) {
        corrections.lastRows[Int(node.startLine) + index] = table.rows[index]
      } else if node.kind == .heading {
        let line = Int(node.endLine)
        let underline = trimmed(lines.withoutPrefixes(line, of: table.leaf, in: tree))
        let isDashed = underline.first.map { lines.bytes[$0] } == UInt8(ascii: "-")
        // One dash is a list item, and three are a thematic break.
        switch underline.count {
        case 1 where isDashed: corrections.lastRows[line - 1] = table.rows[table.rows.count - 1]
        case 3... where isDashed: break
        default: corrections.underlines[line] = underline
        }
      }
    }
    return corrections
  }

  private func earlyEnd(of table: Found, _ tree: MarkdownTree) -> Int? {
    let start = Int(tree[table.leaf].startLine)
    for index in table.rows.indices.dropFirst(table.delimiter + 1) {
      if !isRow(table.rows[index]) || !lines.canStartBlock(start + index, of: table.leaf, in: tree) { return index - 1 }
    }
    return nil
  }

  /// Whether a line is more than one pipe, and no block to libcmark where no paragraph stands above it.
  private func isRow(_ row: Range<Int>) -> Bool {
    let row = trimmed(row)
    guard let first = row.first, lines.bytes[row] != [UInt8(ascii: "|")] else { return false }
    switch lines.bytes[first] {
    case UInt8(ascii: "<"): break
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
      guard row.count == 1 || lines.bytes[first + 1].isBlank else { return true }
    case 0x30...0x39:
      let mark = lines.bytes[row].first { !$0.isASCIIDigit }
      guard mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")") else { return true }
    default: return true
    }
    let alone = MarkdownTree.parse(lines.bytes[row])
    return alone.children(of: 0).allSatisfy { alone[$0].kind == .paragraph }
  }

  /// Whether one of these lines consists of what delimiter rows are made of: looked at before anything is built.
  private func mayHoldTable(_ first: Int, _ last: Int) -> Bool {
    guard first <= last else { return false }
    return (first...last).contains { line in
      var hasDash = false
      for byte in lines.bytes[lines.content(ofLine: line)] {
        switch byte {
        case UInt8(ascii: "-"): hasDash = true
        case UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: ">"), 0x20, 0x09: break
        default: return false
        }
      }
      return hasDash
    }
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
  func cells(ofRow row: Range<Int>) -> [Range<Int>] {
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
}
