import ForgeHTML

extension HTMLRenderer {
  mutating func openAbbreviation(_ node: MarkdownNode) {
    writer.markup("<abbr title=\"")
    writer.text(tree.bytes(node.info))
    writer.markup("\">")
  }
}
