import ForgeHTML

extension HTMLRenderer {
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
