/// GFM's task list items (section 5.3): `[ ]` or `[x]` at the start of an item's first paragraph.
enum TaskListPass {
  static func apply(to tree: inout MarkdownTree, lines: BlockLines) {
    for id in 0..<MarkdownNode.ID(tree.nodes.count) where tree[id].kind == .item {
      let paragraph = tree[id].firstChild
      guard paragraph >= 0, tree[paragraph].kind == .paragraph else { continue }
      guard let task = takeMarker(of: paragraph, in: &tree, lines) else { continue }
      tree[id].task = task
    }
  }

  /// Removes the marker from the paragraph's text.
  private static func takeMarker(
    of paragraph: MarkdownNode.ID, in tree: inout MarkdownTree, _ lines: BlockLines
  ) -> MarkdownNode.Task? {
    let text = tree[paragraph].firstChild
    guard text >= 0, tree[text].kind == .text else { return nil }
    let literal = tree.bytes(tree[text].literal)
    guard literal.count >= 3, startsWithMarker(paragraph, tree, lines) else { return nil }
    let task: MarkdownNode.Task
    switch literal[literal.startIndex + 1] {
    case UInt8(ascii: " "): task = .open
    case UInt8(ascii: "x"), UInt8(ascii: "X"): task = .done
    default: return nil
    }
    tree[text].literal.start += Int32(3 + literal.dropFirst(3).prefix(while: \.isBlank).count)
    return task
  }

  /// Whether brackets around one character, not escaped, and white space after them start the paragraph.
  private static func startsWithMarker(_ paragraph: MarkdownNode.ID, _ tree: MarkdownTree, _ lines: BlockLines) -> Bool
  {
    let start = lines.offset(line: tree[paragraph].startLine, column: tree[paragraph].startColumn)
    guard start + 3 < lines.bytes.count else { return false }
    return lines.bytes[start] == UInt8(ascii: "[") && lines.bytes[start + 2] == UInt8(ascii: "]")
      && lines.bytes[start + 3].isBlank
  }
}
