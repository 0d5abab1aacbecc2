import ForgeHTML

extension HTMLRenderer {
  mutating func writeKeys(_ id: MarkdownNode.ID, _ node: MarkdownNode) {
    open("<span class=\"keys\"", id)
    for (index, label) in (Keys.labels(of: tree.bytes(node.literal)) ?? []).enumerated() {
      if index > 0 { writer.markup("+") }
      writer.markup("<kbd>")
      writer.text(label)
      writer.markup("</kbd>")
    }
    writer.markup("</span>")
  }
}
