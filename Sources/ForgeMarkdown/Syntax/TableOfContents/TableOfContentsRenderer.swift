import ForgeHTML

extension HTMLRenderer {
  /// The page's headings below its title, nested by their levels.
  mutating func writeTableOfContents() {
    startLine()
    writer.markup("<nav class=\"contents\" aria-label=\"Contents\">\n")
    var open: [Int] = []
    for heading in document.headings where heading.level > 1 {
      while let last = open.last, last > heading.level, open.count > 1 {
        writer.markup("</li>\n</ul>\n")
        open.removeLast()
      }
      if let last = open.last, last >= heading.level {
        writer.markup("</li>\n")
        open[open.count - 1] = heading.level
      } else {
        startLine()
        writer.markup("<ul>\n")
        open.append(heading.level)
      }
      writer.markup("<li><a")
      writer.attribute("href", url: "#\(heading.anchor)")
      writer.markup(">")
      writer.text(heading.text)
      writer.markup("</a>")
    }
    for _ in open { writer.markup("</li>\n</ul>\n") }
    writer.markup("</nav>\n")
  }
}
