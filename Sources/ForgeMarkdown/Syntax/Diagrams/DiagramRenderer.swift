import ForgeHTML

extension HTMLRenderer {
  /// Writes the picture of a Mermaid diagram, with its source for those who do not see it; false where there is none.
  mutating func writeDiagram(_ code: ArraySlice<UInt8>) -> Bool {
    let source = DrawingSource(.mermaid, isDisplay: true, String(decoding: code, as: UTF8.self))
    guard case .image(let url)? = options.drawings[source] else { return false }
    writer.markup("<figure class=\"diagram\"><img alt=\"Diagram, its source is below\"")
    writer.attribute("src", url: url)
    writer.markup(" loading=\"lazy\" /><details><summary>Source of the diagram</summary><pre tabindex=\"0\"><code>")
    writer.text(code)
    writer.markup("</code></pre></details></figure>\n")
    return true
  }
}
