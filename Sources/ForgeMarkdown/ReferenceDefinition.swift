import ForgeDiagnostics

/// A link reference definition (CommonMark section 4.7): `[label]: destination "title"`.
package struct ReferenceDefinition: Hashable, Sendable {
  /// The label as references match it.
  package let key: String
  /// The label without brackets, in the file.
  package let label: Range<Int>
  /// The destination without pointed brackets, in the file.
  package let destination: Range<Int>
  /// From the opening bracket to the end of the title or destination, in the file.
  package let range: Range<Int>
  /// The definition's own text without container prefixes, to be read again beside other content.
  let text: [UInt8]
}

extension ReferenceDefinition {
  /// The definitions of a page in their order. libcmark keeps them to itself, so they are read from the lines that
  /// begin a paragraph, and from those that no leaf block claims.
  static func all(in tree: MarkdownTree, lines: BlockLines, body: Range<Int>) -> [ReferenceDefinition] {
    guard lines.bytes.firstRange(of: Array("]:".utf8), in: body) != nil else { return [] }
    let owners = leafBlocks(by: tree, count: lines.count)
    var definitions: [ReferenceDefinition] = []
    var line = 1
    while line <= lines.count {
      let next: Int
      switch owners[line] {
      case -1: next = read(from: line, while: { owners[$0] == -1 }, lines, into: &definitions)
      case let id where tree[id].kind == .paragraph || tree[id].kind == .heading:
        next = Int(tree[id].startLine) == line ? readStart(of: id, in: tree, lines, into: &definitions) : line + 1
      default: next = line + 1
      }
      line = max(next, line + 1)
    }
    return definitions
  }

  /// The leaf block that holds each line, from 1; -1 for lines of none.
  private static func leafBlocks(by tree: MarkdownTree, count: Int) -> [MarkdownNode.ID] {
    var owners = [MarkdownNode.ID](repeating: -1, count: count + 2)
    for (index, node) in tree.nodes.enumerated() {
      switch node.kind {
      case .paragraph, .heading, .codeBlock, .htmlBlock, .thematicBreak:
        let first = max(1, Int(node.startLine))
        // libcmark ends HTML of one line above it.
        let last = min(count, max(first, Int(node.endLine)))
        if first <= last { for line in first...last { owners[line] = MarkdownNode.ID(index) } }
      default: break
      }
    }
    return owners
  }

  private static func readStart(
    of leaf: MarkdownNode.ID, in tree: MarkdownTree, _ lines: BlockLines, into definitions: inout [ReferenceDefinition]
  ) -> Int {
    let content = lines.inlineContent(of: leaf, in: tree)
    read(content, into: &definitions)
    return Int(tree[leaf].endLine) + 1
  }

  /// Reads lines that no block claims: after libcmark took a definition out, nothing is left of its paragraph.
  private static func read(
    from first: Int, while isFree: (Int) -> Bool, _ lines: BlockLines, into definitions: inout [ReferenceDefinition]
  ) -> Int {
    var content = InlineContent()
    var line = first
    while line <= lines.count, isFree(line) {
      let range = withoutPrefix(lines.contentAfterMarker(ofLine: line), lines.bytes)
      if range.isEmpty { break }
      // An empty list item above, say, is no part of it.
      if content.bytes.isEmpty, lines.bytes[range.lowerBound] != UInt8(ascii: "[") { return line + 1 }
      if !content.bytes.isEmpty { content.appendLineFeed() }
      content.append(range, of: lines.bytes)
      line += 1
    }
    read(content, into: &definitions)
    return line
  }

  /// A line from its first opening bracket, where only container markers stand before it.
  private static func withoutPrefix(_ line: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    var start = line.lowerBound
    while start < line.upperBound {
      let byte = bytes[start]
      guard
        byte.isBlank || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "*")
          || byte == UInt8(ascii: "+") || byte.isASCIIDigit || byte == UInt8(ascii: ".")
      else { break }
      start += 1
    }
    if start < line.upperBound, bytes[start] == UInt8(ascii: "[") { return start..<line.upperBound }
    start = line.lowerBound
    while start < line.upperBound, bytes[start].isBlank || bytes[start] == UInt8(ascii: ">") { start += 1 }
    return start..<line.upperBound
  }

  private static func read(_ content: InlineContent, into definitions: inout [ReferenceDefinition]) {
    let scanner = LinkScanner(bytes: content.bytes)
    var offset = 0
    while let definition = scanner.definition(at: offset) {
      let label = definition.label.lowerBound + 1..<definition.label.upperBound - 1
      let range = offset..<definition.end
      definitions.append(
        ReferenceDefinition(
          key: LinkScanner.normalized(content.bytes[label]),
          label: content.fileRange(label),
          destination: content.fileRange(scanner.inside(definition.destination)),
          range: content.fileRange(range),
          text: Array(content.bytes[range])))
      offset = definition.end + 1
    }
  }
}
