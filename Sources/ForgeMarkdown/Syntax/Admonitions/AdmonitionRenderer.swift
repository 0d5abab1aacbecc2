import ForgeDiagnostics
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
      writeTitle(tree.bytes(node.info))
      writer.markup("</summary>\n")
    } else {
      writer.markup("\" role=\"note\">\n")
      guard !node.info.isEmpty else { return }
      writer.markup("<p class=\"alert-title\">")
      writeTitle(tree.bytes(node.info))
      writer.markup("</p>\n")
    }
  }

  /// A title with its code and emphasis. A link in it is its text alone: titles of blocks that fold are for clicking.
  private mutating func writeTitle(_ title: ArraySlice<UInt8>) {
    guard title.contains(where: { Self.inlineMarks.contains($0) }) else { return writer.text(title) }
    // As a closed ATX heading it can be nothing but inline content.
    let line = Array("# ".utf8) + title + Array(" #\n".utf8)
    var options = ParseOptions(document.flavor)
    options.syntax = document.syntax.subtracting([.attributes, .autolinks, .includes, .variables])
    options.hasAnchors = false
    let text = MarkdownDocument(SourceFile(path: document.file.path, bytes: line), options)
    let heading = text.tree[0].firstChild
    guard heading >= 0, text.tree[heading].kind == .heading,
      !text.tree.nodes.contains(where: { $0.kind == .htmlInline })
    else { return writer.text(title) }
    var renderer = HTMLRenderer(text, RenderOptions())
    renderer.writesLinks = false
    renderer.renderChildren(of: heading)
    writer.html(renderer.writer.finish())
  }

  private static let inlineMarks = Set("`*_~^=+:<&\\[]$!".utf8)

  mutating func closeAdmonition(_ node: MarkdownNode) {
    startLine()
    if node.number == Admonition.Folding.none.rawValue {
      writer.markup("</div>\n")
    } else {
      writer.markup("</details>\n")
    }
  }
}
