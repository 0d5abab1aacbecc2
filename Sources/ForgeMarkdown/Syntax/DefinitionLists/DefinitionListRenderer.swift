import ForgeHTML

extension HTMLRenderer {
  mutating func openDefinition(_ node: MarkdownNode) {
    startLine()
    switch node.kind {
    case .definitionTerm: writer.markup("<dt>")
    case .definitionDescription: writer.markup("<dd>")
    default: writer.markup("<dl>\n")
    }
  }

  mutating func closeDefinition(_ node: MarkdownNode) {
    switch node.kind {
    case .definitionTerm: writer.markup("</dt>\n")
    case .definitionDescription: writer.markup("</dd>\n")
    default: writer.markup("</dl>\n")
    }
  }
}
