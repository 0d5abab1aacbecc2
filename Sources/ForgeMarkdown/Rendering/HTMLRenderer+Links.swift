import ForgeHTML

extension HTMLRenderer {
  mutating func openLink(_ id: MarkdownNode.ID, _ node: MarkdownNode) {
    guard writesLinks else { return }
    writer.markup("<a href=\"")
    writeDestination(node)
    writer.markup("\"")
    writeTitle(node)
    writeAttributes(of: id)
    writer.markup(">")
    linkDepth += 1
  }

  mutating func openImage(_ id: MarkdownNode.ID, _ node: MarkdownNode) {
    writer.markup("<img src=\"")
    writeDestination(node)
    writer.markup("\" alt=\"")
    imageDepth += 1
  }

  mutating func closeImage(_ id: MarkdownNode.ID, _ node: MarkdownNode) {
    imageDepth -= 1
    guard imageDepth == 0 else { return }
    writer.markup("\"")
    writeTitle(node)
    writeAttributes(of: id)
    if isSite, !sets("loading", id) { writer.markup(" loading=\"lazy\"") }
    writer.markup(" />")
  }

  mutating func enterAlternativeText(_ node: MarkdownNode) {
    switch node.kind {
    case .text, .code, .htmlInline, .math, .keys: writer.text(tree.bytes(node.literal))
    case .emoji: writer.text(Emoji.characters(of: tree.bytes(node.literal))[...])
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

  /// Code that names an operation of the API leads to it.
  mutating func writeCode(_ id: MarkdownNode.ID, _ node: MarkdownNode) {
    let code = tree.bytes(node.literal)
    let target =
      options.codeLinks.isEmpty || linkDepth > 0 ? nil : options.codeLinks[String(decoding: code, as: UTF8.self)]
    if let target {
      writer.markup("<a class=\"operation\"")
      writer.attribute("href", url: target)
      writer.markup(">")
    }
    open("<code", id)
    writer.text(code)
    writer.markup("</code>")
    if target != nil { writer.markup("</a>") }
  }
}
