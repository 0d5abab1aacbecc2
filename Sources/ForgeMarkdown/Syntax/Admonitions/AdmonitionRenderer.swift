import ForgeHTML

extension HTMLRenderer {
  /// An admonition looks like GitHub's alert of the nearest kind; one that folds is a `details`.
  mutating func openAdmonition(_ node: MarkdownNode) {
    let type = tree.string(node.literal)
    let isFolding = node.number != Admonition.Folding.none.rawValue
    if isFolding { writer.markup("<details") } else { writer.markup("<div") }
    writer.markup(" class=\"alert alert-")
    writer.text(Admonition.kind(ofType: type).name)
    writer.markup(" admonition-")
    writer.text(type)
    if isFolding {
      writer.markup("\"")
      if node.number == Admonition.Folding.open.rawValue { writer.markup(" open") }
      writer.markup(">\n<summary class=\"alert-title\">")
      writer.text(tree.bytes(node.info))
      writer.markup("</summary>\n")
    } else {
      writer.markup("\" role=\"note\">\n")
      guard !node.info.isEmpty else { return }
      writer.markup("<p class=\"alert-title\">")
      writer.text(tree.bytes(node.info))
      writer.markup("</p>\n")
    }
  }

  mutating func closeAdmonition(_ node: MarkdownNode) {
    startLine()
    if node.number == Admonition.Folding.none.rawValue {
      writer.markup("</div>\n")
    } else {
      writer.markup("</details>\n")
    }
  }
}
