import ForgeHTML
import ForgeMarkdown

/// The list of a page's second- and third-level headings.
enum TableOfContents {
  /// A list without levels: what leads to each anchor is its title.
  static func html(_ entries: [(anchor: String, title: String)]) -> HTML {
    guard !entries.isEmpty else { return .empty }
    var writer = HTMLWriter()
    writer.markup("<ul>\n")
    for (anchor, title) in entries {
      writer.markup("<li><a")
      writer.attribute("href", url: "#\(anchor)")
      writer.markup(">")
      writer.text(title)
      writer.markup("</a></li>\n")
    }
    writer.markup("</ul>")
    return writer.finish()
  }

  static func html(_ headings: [MarkdownDocument.Heading]) -> HTML {
    let shown = headings.filter { $0.level == 2 || $0.level == 3 }
    guard !shown.isEmpty else { return .empty }
    var writer = HTMLWriter()
    writer.markup("<ul>\n")
    for (index, heading) in shown.enumerated() {
      let isNested = heading.level == 3 && index > 0
      let wasNested = index > 0 && shown[index - 1].level == 3 && index > 1
      if isNested, !wasNested { writer.markup("\n<ul>\n") }
      if index > 0, isNested == wasNested { writer.markup("</li>\n") }
      if !isNested, wasNested { writer.markup("</li>\n</ul></li>\n") }
      writer.markup("<li><a")
      writer.attribute("href", url: "#\(heading.anchor)")
      writer.markup(">")
      writer.text(heading.text)
      writer.markup("</a>")
    }
    let endsNested = shown.count > 1 && shown.last?.level == 3
    if endsNested { writer.markup("</li>\n</ul></li>\n</ul>\n") } else { writer.markup("</li>\n</ul>\n") }
    return writer.finish()
  }
}
