package import ForgeHTML

/// How a page becomes HTML.
package struct RenderOptions: Sendable {
  /// Raw HTML of the page is written as it is: for sites that trust all their authors.
  package var trustsHTML = false
  /// The URL to write for a destination as the author wrote it, where it differs: `../a.md#b` to `../a/#b`.
  package var rewrites: [String: String] = [:]
  /// Where inline code leads that names an operation of the API, by its text: `GET /engagements` to the operation.
  package var codeLinks: [String: String] = [:]
  /// What programs of the site made of diagrams and formulas.
  package var drawings: [DrawingSource: Drawing] = [:]

  /// What is written at the foot of code blocks, by their places in the page's text: see
  /// ``MarkdownDocument/textRange(ofBlock:)``.
  package var codeFooters: [Range<Int>: HTML] = [:]

  /// The level of the heading that the text stands below, for a text inside another page: its headings are one level
  /// lower each, and have no anchors. 0 for a page of its own.
  package var headingsBelow = 0

  package init() {}
}

extension MarkdownDocument {
  /// The page as an HTML fragment.
  package func html(_ options: RenderOptions = RenderOptions()) -> HTML {
    var renderer = HTMLRenderer(self, options)
    return renderer.render()
  }
}
