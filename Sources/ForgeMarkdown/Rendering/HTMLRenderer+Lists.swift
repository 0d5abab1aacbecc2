import ForgeHTML

extension HTMLRenderer {
  mutating func openList(_ node: MarkdownNode) {
    guard node.flag else {
      writer.markup("<ul>\n")
      return
    }
    writer.markup("<ol")
    if node.number != 1 { writer.attribute("start", String(node.number)) }
    writer.markup(">\n")
  }

  mutating func openItem(_ node: MarkdownNode) {
    guard node.task != .none else {
      writer.markup("<li>")
      return
    }
    if isSite { writer.markup("<li class=\"task\">") } else { writer.markup("<li>") }
    writer.markup("<input type=\"checkbox\"")
    if node.task == .done { writer.markup(" checked=\"\"") }
    writer.markup(" disabled=\"\"")
    // A screen reader says nothing of a box without a name.
    if isSite, node.task == .done { writer.markup(" aria-label=\"Done\"") }
    if isSite, node.task != .done { writer.markup(" aria-label=\"To do\"") }
    writer.markup(" /> ")
  }
}
