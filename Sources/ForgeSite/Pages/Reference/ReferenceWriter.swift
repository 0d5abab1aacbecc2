import ForgeDiagnostics
import ForgeHTML
import ForgeMarkdown
import ForgeOpenAPI
import ForgeYAML

/// Writes the static reference of a description: readable without script, and bounded in size however schemas recur.
struct ReferenceWriter {
  let api: APIDescription
  /// The page of the schemas, from the page that is written; empty on that page itself.
  let schemas: String
  /// The pages that mention an operation, by its method and path.
  let mentions: [String: [PageContext.Link]]

  /// A tag: what it is about, and its operations.
  func writeGroup(_ title: String, _ description: String, _ operations: [APIOperation], to html: inout HTMLWriter) {
    html.markup("<h1>")
    html.text(title)
    html.markup("</h1>\n")
    writeMarkdown(description, below: 1, to: &html)
    for operation in operations { write(operation, to: &html) }
  }

  /// The operations of the page as a table of contents.
  func contents(_ operations: [APIOperation]) -> HTML {
    TableOfContents.html(operations.map { ($0.anchor, $0.summary.isEmpty ? $0.name : $0.summary) })
  }

  /// The schemas of the page as a table of contents.
  func contents(_ schemas: YAMLMapping) -> HTML {
    TableOfContents.html(Self.published(schemas).map { ($0.name, $0.name) })
  }

  private static func published(_ schemas: YAMLMapping) -> [(name: String, schema: YAMLNode)] {
    schemas.pairs.compactMap { pair in
      guard let name = pair.key.text, !name.hasPrefix("x-"), pair.value["x-internal"]?.bool != true else { return nil }
      return (name, pair.value)
    }
  }

  /// Every named schema of the description.
  func writeSchemas(_ schemas: YAMLMapping, to html: inout HTMLWriter) {
    html.markup("<h1>Schemas</h1>\n")
    for (name, schema) in Self.published(schemas) {
      html.markup("<section class=\"api-schema\"><h2")
      html.attribute("id", name)
      html.markup("><code>")
      html.text(name)
      html.markup("</code><a class=\"heading-anchor\"")
      html.attribute("href", url: "#\(name)")
      html.markup(" aria-label=\"Link to this section\"></a></h2>\n")
      let summary = api.summary(of: schema)
      writeMarkdown(summary.description, below: 2, to: &html)
      writeFacts(summary, to: &html)
      var tree = SchemaTree(writer: self, maximumDepth: 2)
      tree.writeMembers(of: schema, to: &html)
      html.markup("</section>\n")
    }
  }

  /// A text of the description in Markdown, sanitised as pages are, its headings below one of `level`.
  func writeMarkdown(_ text: String, below level: Int, to html: inout HTMLWriter) {
    guard !text.isEmpty else { return }
    let document = MarkdownDocument(SourceFile(path: api.path, text: text), flavor: .site)
    var options = RenderOptions()
    options.headingsBelow = level
    html.markup("<div class=\"api-text\">\n")
    html.html(document.html(options))
    html.markup("</div>\n")
  }

  /// Code in the colours of code blocks.
  func writeCode(_ code: String, _ language: String, _ title: String, to html: inout HTMLWriter) {
    let fence = code.contains("```") ? "~~~~~~~~" : "```"
    let text = "\(fence)\(language) title=\"\(title)\"\n\(code)\(code.hasSuffix("\n") ? "" : "\n")\(fence)\n"
    html.html(MarkdownDocument(SourceFile(path: api.path, text: text), flavor: .site).html())
  }

  /// What bounds a value, what it may be, and what it is where it is left out.
  func writeFacts(_ summary: SchemaSummary, to html: inout HTMLWriter) {
    if !summary.constraints.isEmpty {
      html.markup("<p class=\"api-facts\">")
      html.text(summary.constraints.joined(separator: ", "))
      html.markup("</p>\n")
    }
    if !summary.values.isEmpty { writeValues("One of", summary.values, to: &html) }
    if let value = summary.defaultValue { writeValues("Default", [value], to: &html) }
  }

  private func writeValues(_ label: StaticString, _ values: [String], to html: inout HTMLWriter) {
    html.markup("<p class=\"api-facts\">")
    html.markup(label)
    for value in values {
      html.markup(" <code>")
      html.text(value.trimmingSpaces())
      html.markup("</code>")
    }
    html.markup("</p>\n")
  }
}
