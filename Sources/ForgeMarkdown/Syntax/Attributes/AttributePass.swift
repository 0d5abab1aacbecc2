import ForgeDiagnostics

/// Takes attribute lists off the text and hangs them on what they belong to: a heading whose text ends with one, a
/// paragraph whose last line is one, and an inline node that one follows without a space.
enum AttributePass {
  /// Headings and paragraphs. Runs before the texts are cut further.
  static func applyToBlocks(in tree: inout MarkdownTree, lines: BlockLines) {
    for id in 0..<MarkdownNode.ID(tree.nodes.count) {
      switch tree[id].kind {
      case .heading: takeFromEnd(of: id, in: &tree)
      case .paragraph: takeLastLine(of: id, in: &tree)
      default: continue
      }
      guard let length = tree.attributes[id]?.length else { continue }
      // They end the content, so that is where they stand.
      let content = lines.inlineContent(of: id, in: tree)
      var end = content.bytes.count
      while end > 0, content.bytes[end - 1].isASCIISpace { end -= 1 }
      tree.attributes[id]?.range = content.fileRange(max(0, end - length)..<end)
    }
  }

  private static func takeFromEnd(of heading: MarkdownNode.ID, in tree: inout MarkdownTree) {
    let last = tree[heading].lastChild
    guard last >= 0, tree[last].kind == .text else { return }
    let text = tree.bytes(tree[last].literal)
    guard text.last == UInt8(ascii: "}"), let brace = text.lastIndex(of: UInt8(ascii: "{")),
      let attributes = NodeAttributes(text[brace...]), attributes.length == text.endIndex - brace
    else { return }
    // Braces that follow a node without a space are that node's.
    guard brace > text.startIndex || tree[heading].firstChild == last else { return }
    var end = brace
    while end > text.startIndex, text[end - 1].isBlank { end -= 1 }
    tree.attributes[heading] = attributes
    tree[last].literal.end = Int32(end)
  }

  private static func takeLastLine(of paragraph: MarkdownNode.ID, in tree: inout MarkdownTree) {
    let last = tree[paragraph].lastChild
    guard last >= 0, tree[last].kind == .text, tree.bytes(tree[last].literal).first == UInt8(ascii: "{"),
      let attributes = NodeAttributes(tree.bytes(tree[last].literal)),
      attributes.length == tree[last].literal.range.count
    else { return }
    let children = tree.children(of: paragraph)
    guard children.count >= 3, tree[children[children.count - 2]].kind == .softBreak else { return }
    tree.attributes[paragraph] = attributes
    tree.setChildren(of: paragraph, to: children.dropLast(2))
  }

  /// The inline nodes among the children of `container`.
  static func apply(
    to container: MarkdownNode.ID, in tree: inout MarkdownTree,
    _ positions: inout [MarkdownNode.ID: InlinePosition]
  ) {
    var child = tree[container].firstChild
    while child >= 0 {
      let next = tree[child].next
      if next >= 0, tree[next].kind == .text, !tree[next].literal.isEmpty,
        tree.text[Int(tree[next].literal.start)] == UInt8(ascii: "{"), takesAttributes(tree[child].kind),
        var position = positions[next], position.isVerbatim,
        var attributes = NodeAttributes(tree.bytes(tree[next].literal))
      {
        let start = position.range.lowerBound
        attributes.range = start..<start + attributes.length
        tree.attributes[child] = attributes
        tree[next].literal.start += Int32(attributes.length)
        position.range = start + attributes.length..<position.range.upperBound
        position.segments = [
          TextSegment(literal: 0..<position.range.count, file: position.range, isVerbatim: true)
        ]
        positions[next] = position
      }
      child = next
    }
  }

  private static func takesAttributes(_ kind: MarkdownNode.Kind) -> Bool {
    switch kind {
    case .link, .image, .code, .emphasis, .strong, .strikethrough, .marked, .inserted, .keys: true
    default: false
    }
  }
}
