/// The lines of a page's Markdown, and what of each line belongs to a block after its containers took their prefixes.
///
/// libcmark gives a block's first line and column and its last line, but not its raw content. The lines between are
/// found as its block parser finds them (CommonMark section 5, "Container blocks").
struct BlockLines: Sendable {
  /// The whole file.
  let bytes: [UInt8]
  /// Where each line of the Markdown starts in the file, and one entry for its end.
  private let starts: [Int32]
  private let hasTabs: Bool
  /// The lines that were rewritten for libcmark.
  var columnShifts: [Int32: ColumnShift] = [:]

  /// How the columns of a rewritten line differ from those that libcmark saw.
  struct ColumnShift: Sendable {
    /// The column where the rewritten part starts, the last that is the same.
    let column: Int
    /// By how many bytes the part is longer in the file.
    let length: Int
  }

  init(bytes: [UInt8], body: Range<Int>) {
    self.bytes = bytes
    hasTabs = bytes.firstOffset(of: UInt8(ascii: "\t"), in: body) != nil
    var starts = [Int32(body.lowerBound)]
    starts.reserveCapacity(body.count / 32 + 2)
    if bytes.firstOffset(of: UInt8(ascii: "\r"), in: body) == nil {
      var start = body.lowerBound
      while let end = bytes.firstOffset(of: UInt8(ascii: "\n"), in: start..<body.upperBound) {
        start = end + 1
        starts.append(Int32(start))
      }
    } else {
      bytes.withUnsafeBufferPointer { bytes in
        var offset = body.lowerBound
        while offset < body.upperBound {
          let byte = bytes[offset]
          offset += 1
          if byte == UInt8(ascii: "\n")
            || (byte == UInt8(ascii: "\r") && (offset == body.upperBound || bytes[offset] != UInt8(ascii: "\n")))
          {
            starts.append(Int32(offset))
          }
        }
      }
    }
    if starts.last != Int32(body.upperBound) || starts.count == 1 { starts.append(Int32(body.upperBound)) }
    self.starts = starts
  }

  /// The number of lines, from 1.
  var count: Int { starts.count - 1 }

  /// The bytes of `line` (from 1) without its line ending, as offsets in the file.
  func content(ofLine line: Int) -> Range<Int> {
    guard line >= 1, line <= count else { return Int(starts.last ?? 0)..<Int(starts.last ?? 0) }
    let start = Int(starts[line - 1])
    var end = Int(starts[line])
    while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<end
  }

  /// The bytes of `line` after a marker of our own, such as that of a footnote; all of them where it has none.
  func contentAfterMarker(ofLine line: Int) -> Range<Int> {
    let content = content(ofLine: line)
    guard let shift = columnShifts[Int32(line)] else { return content }
    let start = content.lowerBound + shift.column - 1 + ContainerSource.markerLength + shift.length
    return min(max(start, content.lowerBound), content.upperBound)..<content.upperBound
  }

  /// The offset in the file of a line and byte column from 1 as libcmark gives them.
  func offset(line: Int32, column: Int32) -> Int {
    let content = content(ofLine: Int(line))
    var column = Int(column)
    if let shift = columnShifts[line], column > shift.column { column = max(shift.column, column + shift.length) }
    return min(content.lowerBound + column - 1, content.upperBound)
  }

  /// The lines of a paragraph or setext heading without container prefixes, indentation and trailing spaces kept.
  func lines(of leaf: MarkdownNode.ID, in tree: MarkdownTree) -> [Range<Int>] {
    lines(of: tree[leaf], tree[leaf].endLine > tree[leaf].startLine ? containers(of: leaf, in: tree) : [])
  }

  private func lines(of node: MarkdownNode, _ containers: [Container]) -> [Range<Int>] {
    var last = Int(node.endLine)
    let isSetext = node.kind == .heading && node.endLine > node.startLine
    if isSetext { last -= 1 }
    let first = offset(line: node.startLine, column: node.startColumn)
    var lines = [first..<content(ofLine: Int(node.startLine)).upperBound]
    guard last > Int(node.startLine) else { return lines }
    for line in Int(node.startLine) + 1...last {
      lines.append(strippingPrefixes(ofLine: line, containers))
    }
    return lines
  }

  /// The inline content of `leaf`.
  func inlineContent(of leaf: MarkdownNode.ID, in tree: MarkdownTree) -> InlineContent {
    let node = tree[leaf]
    switch node.kind {
    case .tableCell: return cellContent(node.source.range)
    case .heading where node.endLine == node.startLine: return atxContent(node)
    default:
      var content = InlineContent()
      for (index, line) in lines(of: leaf, in: tree).enumerated() {
        if index > 0 { content.appendLineFeed() }
        content.append(line, of: bytes)
      }
      return content
    }
  }

  private func atxContent(_ node: MarkdownNode) -> InlineContent {
    var start = offset(line: node.startLine, column: node.startColumn) + Int(node.number)
    var end = content(ofLine: Int(node.startLine)).upperBound
    while start < end, bytes[start].isBlank { start += 1 }
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    var marks = end
    while marks > start, bytes[marks - 1] == UInt8(ascii: "#") { marks -= 1 }
    if marks == start {
      end = start
    } else if marks < end, bytes[marks - 1].isBlank {
      end = marks
      while end > start, bytes[end - 1].isBlank { end -= 1 }
    }
    var content = InlineContent()
    content.append(start..<max(start, end), of: bytes)
    return content
  }

  /// A cell's text: `\|` is a pipe, in code too (GFM section 4.10).
  private func cellContent(_ range: Range<Int>) -> InlineContent {
    var content = InlineContent()
    var start = range.lowerBound
    for offset in range where bytes[offset] == UInt8(ascii: "\\") {
      guard offset + 1 < range.upperBound, bytes[offset + 1] == UInt8(ascii: "|") else { continue }
      content.append(start..<offset, of: bytes)
      start = offset + 1
    }
    content.append(start..<range.upperBound, of: bytes)
    return content
  }

  /// A container that takes a prefix of each line: a block quote, or columns of indentation.
  private enum Container {
    case quote
    case indentation(Int)
  }

  private func containers(of leaf: MarkdownNode.ID, in tree: MarkdownTree) -> [Container] {
    var ancestors: [MarkdownNode] = []
    var current = tree[leaf].parent
    while current >= 0 {
      ancestors.append(tree[current])
      current = tree[current].parent
    }
    var containers: [Container] = []
    // The columns that those after the innermost quote take.
    var taken = 0
    var isQuoted = false
    for node in ancestors.reversed() {
      switch node.kind {
      case .blockQuote, .alert:
        containers.append(.quote)
        taken = 0
        isQuoted = true
        continue
      case .admonition where node.flag: continue
      case .footnoteDefinition, .admonition, .tab, .definitionDescription, .item: break
      default: continue
      }
      let width = node.kind == .item ? indentation(ofItem: node) : 4
      let columns = width + markerIndentation(of: node, taken: taken, isQuoted: isQuoted)
      containers.append(.indentation(columns))
      taken += columns
    }
    return containers
  }

  /// The columns before an item's marker that no container around it took, which its content is indented by as well.
  private func markerIndentation(of node: MarkdownNode, taken: Int, isQuoted: Bool) -> Int {
    let line = content(ofLine: Int(node.startLine))
    let marker = min(line.lowerBound + max(0, Int(node.startColumn) - 1), line.upperBound)
    guard isQuoted else { return min(3, max(0, columns(before: marker, from: line.lowerBound) - taken)) }
    var start = marker
    while start > line.lowerBound, bytes[start - 1].isBlank { start -= 1 }
    // After another marker the white space is that item's.
    guard start > line.lowerBound, bytes[start - 1] == UInt8(ascii: ">") else { return 0 }
    let blanks = columns(before: marker, from: line.lowerBound) - columns(before: start, from: line.lowerBound)
    return min(3, max(0, blanks - 1 - taken))
  }

  /// The columns of what stands before `offset` of a line that starts at `start`.
  private func columns(before offset: Int, from start: Int) -> Int {
    // Deep lists have long prefixes, and few pages have tabs.
    guard offset > start, hasTabs else { return max(0, offset - start) }
    return bytes[start..<offset].reduce(0) { $0 + ($1 == UInt8(ascii: "\t") ? 4 - $0 % 4 : 1) }
  }

  /// The columns from an item's marker to its content (CommonMark section 5.2, rules 1 to 3).
  private func indentation(ofItem node: MarkdownNode) -> Int {
    let end = content(ofLine: Int(node.startLine)).upperBound
    var offset = offset(line: node.startLine, column: node.startColumn)
    let start = offset
    while offset < end, bytes[offset].isASCIIDigit { offset += 1 }
    offset += 1
    let marker = offset - start
    var column = 0
    let base = columns(before: offset, from: content(ofLine: Int(node.startLine)).lowerBound)
    while offset < end, bytes[offset].isBlank, column < 5 {
      column += bytes[offset] == UInt8(ascii: "\t") ? 4 - (base + column) % 4 : 1
      offset += 1
    }
    let isBlank = offset >= end
    return marker + (column >= 1 && column <= 4 && !isBlank ? column : 1)
  }

  /// What remains of `line` after the containers that `leaf` stands in.
  func withoutPrefixes(_ line: Int, of leaf: MarkdownNode.ID, in tree: MarkdownTree) -> Range<Int> {
    strippingPrefixes(ofLine: line, containers(of: leaf, in: tree))
  }

  /// What remains of a line after its containers. libcmark keeps the indentation of a lazy line, which counts where the
  /// line before it ends a definition.
  private func strippingPrefixes(ofLine line: Int, _ containers: [Container]) -> Range<Int> {
    let (cursor, isLazy) = cursor(afterPrefixesOf: line, containers)
    return isLazy ? cursor.rest : cursor.afterBlanks()
  }

  /// A container that does not match ends the taking: the line is a lazy continuation.
  private func cursor(
    afterPrefixesOf line: Int, _ containers: [Container]
  ) -> (cursor: LineCursor, isLazy: Bool) {
    var cursor = LineCursor(bytes: bytes, range: content(ofLine: line))
    for container in containers {
      switch container {
      case .quote: guard cursor.takeQuoteMarker() else { return (cursor, true) }
      case .indentation(let columns): guard cursor.takeIndentation(columns) else { return (cursor, true) }
      }
    }
    return (cursor, false)
  }

  /// Whether `line` of `leaf` can be more than text that goes on: it stands in all its containers, and is not indented
  /// by four columns or more inside them.
  func canStartBlock(_ line: Int, of leaf: MarkdownNode.ID, in tree: MarkdownTree) -> Bool {
    let (cursor, isLazy) = cursor(afterPrefixesOf: line, containers(of: leaf, in: tree))
    return !isLazy && cursor.indentation < 4
  }

  /// Sets the last line of setext headings to their underline. libcmark ends them where it closes them, which is at the
  /// underline only if nothing follows. What looks like one on the lines of `rows` is none.
  func correctHeadingEnds(in tree: inout MarkdownTree, rows: Set<Int> = []) {
    for id in 0..<MarkdownNode.ID(tree.nodes.count) where tree[id].kind == .heading {
      guard tree[id].endLine > tree[id].startLine else { continue }
      let containers = containers(of: id, in: tree)
      let start = Int(tree[id].startLine)
      for line in start + 1...Int(tree[id].endLine) where !rows.contains(line) {
        let (cursor, isLazy) = cursor(afterPrefixesOf: line, containers)
        guard !isLazy, cursor.indentation < 4 else { continue }
        let text = bytes[cursor.afterBlanks()].filter { !$0.isBlank }
        guard let mark = text.first, mark == UInt8(ascii: "-") || mark == UInt8(ascii: "="),
          text.allSatisfy({ $0 == mark })
        else { continue }
        var heading = tree[id]
        heading.endLine = Int32(line)
        // No line underlines definitions, which libcmark takes out first.
        if definitionLineCount(lines(of: heading, containers)) == line - start { continue }
        tree[id].endLine = Int32(line)
        break
      }
    }
  }

  /// How many lines at the start of a paragraph or setext heading are definitions, which libcmark took out.
  func definitionLineCount(_ id: MarkdownNode.ID, in tree: MarkdownTree) -> Int {
    let start = offset(line: tree[id].startLine, column: tree[id].startColumn)
    guard start < bytes.count, bytes[start] == UInt8(ascii: "[") else { return 0 }
    return definitionLineCount(lines(of: id, in: tree))
  }

  private func definitionLineCount(_ lines: [Range<Int>]) -> Int {
    guard let start = lines.first?.first, bytes[start] == UInt8(ascii: "[") else { return 0 }
    var content = InlineContent()
    for (index, line) in lines.enumerated() {
      if index > 0 { content.appendLineFeed() }
      content.append(line, of: bytes)
    }
    let scanner = LinkScanner(bytes: content.bytes)
    var offset = 0
    while let definition = scanner.definition(at: offset) { offset = definition.end + 1 }
    return content.bytes.prefix(offset).count { $0 == UInt8(ascii: "\n") } + (offset > content.bytes.count ? 1 : 0)
  }
}
