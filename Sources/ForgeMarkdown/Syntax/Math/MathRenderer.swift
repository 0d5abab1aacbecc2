import ForgeHTML

extension HTMLRenderer {
  /// A formula in the text: what a program made of it, else its TeX.
  mutating func writeMath(_ node: MarkdownNode) {
    let tex = tree.bytes(node.literal)
    if writeDrawing(tex, isDisplay: node.flag) { return }
    if node.flag { writer.markup("<code class=\"math math-display\">") } else { writer.markup("<code class=\"math\">") }
    writer.text(tex)
    writer.markup("</code>")
  }

  /// A formula that is a block.
  mutating func writeMathBlock(_ tex: ArraySlice<UInt8>) {
    writer.markup("<div class=\"math-block\">")
    if !writeDrawing(tex, isDisplay: true) {
      writer.markup("<pre tabindex=\"0\"><code class=\"math\">")
      writer.text(tex)
      writer.markup("</code></pre>")
    }
    writer.markup("</div>\n")
  }

  private mutating func writeDrawing(_ tex: ArraySlice<UInt8>, isDisplay: Bool) -> Bool {
    guard !options.drawings.isEmpty else { return false }
    let source = DrawingSource(.math, isDisplay: isDisplay, String(decoding: tex, as: UTF8.self))
    switch options.drawings[source] {
    case .markup(let html)?: writer.html(html)
    case .image(let url)?:
      writer.markup("<img class=\"math\"")
      writer.attribute("src", url: url)
      writer.attribute("alt", source.text)
      writer.markup(" />")
    case nil: return false
    }
    return true
  }
}
