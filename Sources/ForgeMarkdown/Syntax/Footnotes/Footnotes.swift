import ForgeDiagnostics

/// A footnote's definition, `[^label]: text` with further blocks indented by four columns, as GitHub has them.
package struct FootnoteDefinition: Hashable, Sendable {
  /// The label as references match it.
  package let key: String
  /// The label without brackets and `^`, in the file.
  package let label: Range<Int>
  /// The line it starts on, from 1 in the Markdown.
  let line: Int32
}

/// libcmark knows no footnotes: it reads a definition as a paragraph, or as a link definition. So the marker of each is
/// rewritten to an ordered list marker as wide as a footnote's indentation, and the items become footnotes afterwards.
struct FootnoteSource {
  /// The Markdown for libcmark: as many lines as the page has.
  private(set) var markdown: [UInt8]
  private(set) var definitions: [FootnoteDefinition] = []
  private(set) var columnShifts: [Int32: Int] = [:]

  private static let marker = Array("01) ".utf8)
  /// Keeps an item whose first line has no text open for indented blocks; removed from the tree again.
  private static let placeholder = Array("<!---->".utf8)

  /// Whether the page may hold a definition at all.
  static func isNeeded(_ bytes: [UInt8], body: Range<Int>) -> Bool {
    var bounds = body
    while let found = bytes.firstRange(of: Array("[^".utf8), in: bounds) {
      if bytes.firstRange(of: Array("]:".utf8), in: found.upperBound..<min(body.upperBound, found.upperBound + 256))
        != nil
      {
        return true
      }
      bounds = found.upperBound..<body.upperBound
    }
    return false
  }

  /// `tree` is what libcmark makes of the page as it stands: it tells which lines are code or raw HTML.
  init(_ lines: BlockLines, body: Range<Int>, tree: MarkdownTree) {
    markdown = []
    markdown.reserveCapacity(body.count + 64)
    let literal = Self.literalLines(tree, count: lines.count)
    var start = body.lowerBound
    for line in 1...max(1, lines.count) where !literal[line] {
      let range = lines.content(ofLine: line)
      guard let label = Self.label(in: range, lines.bytes) else { continue }
      rewrite(line, label: label, content: range, from: start, lines)
      start = range.upperBound
    }
    markdown.append(contentsOf: lines.bytes[start..<body.upperBound])
  }

  private mutating func rewrite(
    _ line: Int, label: Range<Int>, content: Range<Int>, from start: Int, _ lines: BlockLines
  ) {
    let bytes = lines.bytes
    let markerStart = label.lowerBound - 2
    var text = label.upperBound + 2
    while text < content.upperBound, bytes[text].isBlank { text += 1 }
    markdown.append(contentsOf: bytes[start..<markerStart])
    markdown.append(contentsOf: Self.marker)
    if text == content.upperBound {
      markdown.append(contentsOf: Self.placeholder)
    } else {
      markdown.append(contentsOf: bytes[text..<content.upperBound])
    }
    columnShifts[Int32(line)] = text - markerStart - Self.marker.count
    definitions.append(
      FootnoteDefinition(key: LinkScanner.normalized(bytes[label]), label: label, line: Int32(line)))
  }

  private static func literalLines(_ tree: MarkdownTree, count: Int) -> [Bool] {
    var literal = [Bool](repeating: false, count: count + 2)
    for node in tree.nodes where node.kind == .codeBlock || node.kind == .htmlBlock {
      let last = min(count, Int(node.endLine))
      guard node.startLine >= 1, Int(node.startLine) <= last else { continue }
      for line in Int(node.startLine)...last { literal[line] = true }
    }
    return literal
  }

  /// The label of the definition that a line starts with, after block quote markers and up to three spaces.
  private static func label(in line: Range<Int>, _ bytes: [UInt8]) -> Range<Int>? {
    var offset = line.lowerBound
    var spaces = 0
    while offset < line.upperBound, bytes[offset].isBlank || bytes[offset] == UInt8(ascii: ">") {
      spaces = bytes[offset] == UInt8(ascii: ">") ? -1 : spaces + 1
      offset += 1
    }
    guard spaces <= 3, offset + 4 < line.upperBound, bytes[offset] == UInt8(ascii: "["),
      bytes[offset + 1] == UInt8(ascii: "^")
    else { return nil }
    let start = offset + 2
    offset = start
    while offset < line.upperBound, bytes[offset] != UInt8(ascii: "]") {
      if bytes[offset].isASCIISpace || bytes[offset] == UInt8(ascii: "[") { return nil }
      offset += 1
    }
    guard offset > start, offset + 1 < line.upperBound, bytes[offset + 1] == UInt8(ascii: ":") else { return nil }
    return start..<offset
  }
}

extension FootnoteSource {
  /// Makes footnotes of the list items that stand on the rewritten lines, and lists of what remains of their lists.
  func restore(in tree: inout MarkdownTree) {
    let byLine = Dictionary(definitions.enumerated().map { ($1.line, $0) }) { first, _ in first }
    for id in 0..<MarkdownNode.ID(tree.nodes.count) where tree[id].kind == .list {
      let items = tree.children(of: id)
      guard items.contains(where: { byLine[tree[$0].startLine] != nil }) else { continue }
      var blocks: [MarkdownNode.ID] = []
      var run: [MarkdownNode.ID] = []
      for item in items {
        if let index = byLine[tree[item].startLine] {
          Self.flush(&run, of: id, into: &blocks, in: &tree)
          restore(item, definition: index, in: &tree)
          blocks.append(item)
        } else {
          run.append(item)
        }
      }
      Self.flush(&run, of: id, into: &blocks, in: &tree)
      let parent = tree[id].parent
      let siblings = tree.children(of: parent)
      tree.setChildren(of: parent, to: siblings.flatMap { $0 == id ? blocks : [$0] })
    }
  }

  private func restore(_ item: MarkdownNode.ID, definition: Int, in tree: inout MarkdownTree) {
    tree[item].kind = .footnoteDefinition
    tree[item].literal = tree.store(definitions[definition].key.utf8)
    let first = tree[item].firstChild
    if first >= 0, tree[first].kind == .htmlBlock,
      tree.bytes(tree[first].literal).starts(with: Self.placeholder)
    {
      tree[item].firstChild = tree[first].next
      if tree[first].next < 0 { tree[item].lastChild = -1 }
    }
  }

  private static func flush(
    _ run: inout [MarkdownNode.ID], of list: MarkdownNode.ID, into blocks: inout [MarkdownNode.ID],
    in tree: inout MarkdownTree
  ) {
    guard !run.isEmpty else { return }
    var part = tree[list]
    part.firstChild = -1
    part.lastChild = -1
    part.startLine = tree[run[0]].startLine
    let id = tree.add(part)
    tree.setChildren(of: id, to: run)
    blocks.append(id)
    run = []
  }
}

extension FootnoteDefinition {
  /// Makes references of `[^label]` in a run of text, for labels that are defined.
  static func references(in run: TextRun, keys: Set<String>) -> [TextRun.Replacement] {
    var replacements: [TextRun.Replacement] = []
    var offset = 0
    while let open = run.bytes.firstRange(of: Array("[^".utf8), in: offset..<run.bytes.count) {
      offset = open.upperBound
      guard
        let end = run.bytes[offset...].firstIndex(where: {
          $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "[") || $0.isASCIISpace
        }),
        run.bytes[end] == UInt8(ascii: "]"), end > offset, run.isVerbatim(open.lowerBound..<end + 1)
      else { continue }
      let label = run.bytes[offset..<end]
      guard keys.contains(LinkScanner.normalized(label)) else { continue }
      replacements.append(TextRun.Replacement(range: open.lowerBound..<end + 1, kind: .footnoteReference, Array(label)))
      offset = end + 1
    }
    return replacements
  }
}
