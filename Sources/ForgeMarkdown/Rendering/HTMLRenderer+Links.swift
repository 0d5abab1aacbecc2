import ForgeHTML

extension HTMLRenderer {
  mutating func openLink(_ node: MarkdownNode) {
    writer.markup("<a href=\"")
    writeDestination(node)
    writer.markup("\"")
    writeTitle(node)
    writer.markup(">")
  }

  mutating func openImage(_ node: MarkdownNode) {
    writer.markup("<img src=\"")
    writeDestination(node)
    writer.markup("\" alt=\"")
    imageDepth += 1
  }

  mutating func closeImage(_ node: MarkdownNode) {
    imageDepth -= 1
    guard imageDepth == 0 else { return }
    writer.markup("\"")
    writeTitle(node)
    if isSite { writer.markup(" loading=\"lazy\"") }
    writer.markup(" />")
  }

  mutating func enterAlternativeText(_ node: MarkdownNode) {
    switch node.kind {
    case .text, .code, .htmlInline: writer.text(tree.bytes(node.literal))
    case .softBreak, .lineBreak: writer.markup(" ")
    case .image: imageDepth += 1
    default: break
    }
  }

  private mutating func writeTitle(_ node: MarkdownNode) {
    guard !node.info.isEmpty else { return }
    writer.markup(" title=\"")
    writer.text(tree.bytes(node.info))
    writer.markup("\"")
  }

  /// The site writes what the link was resolved to, and nothing for a URL that would run a script.
  private mutating func writeDestination(_ node: MarkdownNode) {
    guard isSite else {
      writer.url(tree.bytes(node.literal))
      return
    }
    let destination = tree.string(node.literal)
    if let rewritten = options.rewrites[destination] {
      writer.url(Array(rewritten.utf8)[...])
    } else if URLScheme.isSafe(destination) {
      writer.url(tree.bytes(node.literal))
    }
  }
}
