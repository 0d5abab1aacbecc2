import ForgeHTML

extension HTMLRenderer {
  /// Writes the picture of a Mermaid diagram and its source, for those who do not see it; the source alone where there is
  /// no picture.
  mutating func writeDiagram(_ code: ArraySlice<UInt8>) {
    let source = DrawingSource(.mermaid, isDisplay: true, String(decoding: code, as: UTF8.self))
    writer.markup("<figure class=\"diagram\">")
    if case .image(let url)? = options.drawings[source] {
      writer.markup("<img alt=\"Diagram, its source is below\"")
      writer.attribute("src", url: url)
      writer.markup(" loading=\"lazy\" /><details><summary>Source of the diagram</summary>")
      writeDiagramSource(code)
      writer.markup("</details></figure>\n")
    } else {
      writeDiagramSource(code)
      writer.markup("<figcaption>Diagram in Mermaid</figcaption></figure>\n")
    }
  }

  private mutating func writeDiagramSource(_ code: ArraySlice<UInt8>) {
    writer.markup("<pre tabindex=\"0\"><code class=\"language-mermaid\">")
    writer.text(code)
    writer.markup("</code></pre>")
  }
}
