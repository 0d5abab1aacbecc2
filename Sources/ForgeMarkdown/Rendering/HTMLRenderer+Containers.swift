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

  mutating func openTabSet() {
    startLine()
    writer.markup("<div class=\"tabs\">\n")
  }

  /// A radio button, its label and the panel: the browser shows the panel of the one that is checked, without script.
  mutating func openTab(_ node: MarkdownNode) {
    let set = Int(tree[node.parent].number)
    let number = Int(node.number)
    writer.markup("<input type=\"radio\" name=\"_tabs-")
    writer.number(set)
    writer.markup("\" id=\"_tab-")
    writer.number(set)
    writer.markup("-")
    writer.number(number)
    writer.markup("\"")
    if number == 1 { writer.markup(" checked=\"\"") }
    writer.markup(" /><label for=\"_tab-")
    writer.number(set)
    writer.markup("-")
    writer.number(number)
    writer.markup("\">")
    writer.text(tree.bytes(node.info))
    writer.markup("</label>\n<div class=\"tab\">\n")
  }
}
