extension BlockLines {
  /// Whether no empty line separates `items`, or the blocks that stand in one of them (CommonMark section 5.3).
  func areTight(_ items: [MarkdownNode.ID], in tree: MarkdownTree) -> Bool {
    for (index, item) in items.enumerated() {
      if index > 0, isAfterBlankLine(item, tree) { return false }
      for child in tree.children(of: item).dropFirst() where isAfterBlankLine(child, tree) { return false }
    }
    return true
  }

  private func isAfterBlankLine(_ block: MarkdownNode.ID, _ tree: MarkdownTree) -> Bool {
    let line = Int(tree[block].startLine) - 1
    return line >= 1 && bytes[content(ofLine: line)].allSatisfy { $0.isBlank || $0 == UInt8(ascii: ">") }
  }
}
