import ForgeHTML

extension HTMLRenderer {
  /// What the author set on a node, as far as raw HTML might set it too.
  mutating func writeAttributes(of id: MarkdownNode.ID, withID: Bool = true) {
    guard !tree.attributes.isEmpty, let attributes = tree.attributes[id] else { return }
    if withID, !attributes.id.isEmpty { writer.attribute("id", attributes.id) }
    if !attributes.classes.isEmpty { writer.attribute("class", attributes.classes.joined(separator: " ")) }
    var written: Set<String> = []
    for value in attributes.values where value.isWritten && written.insert(value.name).inserted {
      writer.markup(" ")
      writer.text(value.name)
      writer.markup("=\"")
      writer.text(value.value)
      writer.markup("\"")
    }
  }

  /// Whether the author set `name` on a node.
  func sets(_ name: String, _ id: MarkdownNode.ID) -> Bool {
    tree.attributes[id]?.values.contains { $0.name == name } ?? false
  }
}
