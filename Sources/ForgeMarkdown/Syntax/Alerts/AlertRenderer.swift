import ForgeHTML

extension HTMLRenderer {
  mutating func openAlert(_ node: MarkdownNode) {
    writer.markup("<div class=\"alert alert-")
    writer.text(node.alert.name)
    writer.markup("\" role=\"note\">\n<p class=\"alert-title\">")
    writer.text(node.alert.title)
    writer.markup("</p>\n")
  }
}
