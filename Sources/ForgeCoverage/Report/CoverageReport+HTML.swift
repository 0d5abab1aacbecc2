package import ForgeHTML

extension CoverageReport {
  /// Where the parts of a report lead to; nil for text alone.
  package struct Links: Sendable {
    package let operation: @Sendable (Row) -> String?
    package let page: @Sendable (Place) -> (title: String, href: String)?

    package init(
      operation: @escaping @Sendable (Row) -> String?,
      page: @escaping @Sendable (Place) -> (title: String, href: String)?
    ) {
      self.operation = operation
      self.page = page
    }

    package static let none = Links(operation: { _ in nil }, page: { _ in nil })
  }

  /// The figures in a sentence.
  package var sentence: String {
    "\(figures.documented) of \(figures.operations) public operations are documented: \(figures.described) described "
      + "by the specification, \(figures.mentioned) mentioned by pages."
  }

  /// The report without a page around it: the figures, a bar for each tag and owner, and a table for each tag.
  package func writeHTML(_ links: Links, to writer: inout HTMLWriter) {
    writer.markup("<p class=\"coverage-total\"><strong>")
    writer.text(Self.percent(figures.percent))
    writer.markup("</strong> ")
    writer.text(sentence)
    writer.markup("</p>\n")
    writeBars("By tag", tags, isLinked: true, to: &writer)
    writeBars("By owner", owners, isLinked: false, to: &writer)
    writeMissing(links, to: &writer)
    for (place, tag) in tags.enumerated() {
      let rows = rows.filter { $0.tag == tag.name }
      writer.markup("<h2 id=\"_tag-")
      writer.number(place)
      writer.markup("\">")
      writer.text(tag.name)
      writer.markup("</h2>\n")
      writeTable(rows, links, to: &writer)
    }
    let shown = Set(tags.map(\.name))
    let rest = rows.filter { !shown.contains($0.tag) }
    guard !rest.isEmpty else { return }
    writer.markup("<h2>Excluded</h2>\n")
    writeTable(rest, links, to: &writer)
  }

  private func writeBars(_ title: String, _ groups: [Group], isLinked: Bool, to writer: inout HTMLWriter) {
    guard !groups.isEmpty else { return }
    writer.markup("<h2>")
    writer.text(title)
    writer.markup(
      "</h2>\n<div class=\"table-scroll\"><table class=\"coverage-bars\">\n<thead><tr><th scope=\"col\">Name</th>")
    writer.markup("<th scope=\"col\">Share</th><th scope=\"col\">Documented</th></tr></thead>\n<tbody>\n")
    for (place, group) in groups.enumerated() {
      writer.markup("<tr><th scope=\"row\">")
      if isLinked {
        writer.markup("<a href=\"#_tag-")
        writer.number(place)
        writer.markup("\">")
      }
      writer.text(group.name)
      if isLinked { writer.markup("</a>") }
      writer.markup("</th><td>")
      writeBar(group.figures.percent, to: &writer)
      writer.markup("</td><td>")
      writer.text("\(group.figures.documented) of \(group.figures.operations)")
      writer.markup("</td></tr>\n")
    }
    writer.markup("</tbody>\n</table></div>\n")
  }

  /// A bar that needs neither style attributes nor script.
  private func writeBar(_ percent: Double, to writer: inout HTMLWriter) {
    writer.markup("<svg class=\"coverage-bar")
    if percent < threshold { writer.markup(" coverage-bar-low") }
    writer.markup("\" width=\"160\" height=\"12\" role=\"img\"")
    writer.attribute("aria-label", Self.percent(percent))
    writer.markup("><rect class=\"coverage-bar-whole\" width=\"100%\" height=\"100%\" rx=\"3\"/>")
    writer.markup("<rect class=\"coverage-bar-part\" height=\"100%\" rx=\"3\"")
    writer.attribute("width", "\(Int(percent.rounded(.down)))%")
    writer.markup("/></svg> <span class=\"coverage-percent\">")
    writer.text(Self.percent(percent))
    writer.markup("</span>")
  }

  private func writeMissing(_ links: Links, to writer: inout HTMLWriter) {
    guard !missing.isEmpty else { return }
    writer.markup("<h2 id=\"_missing\">Missing</h2>\n<ul class=\"coverage-missing\">\n")
    for row in missing {
      writer.markup("<li>")
      writeName(row, links, to: &writer)
      writer.markup(" ")
      writer.text(row.gaps.joined(separator: ", "))
      writer.markup(" <small>")
      writer.text("\(row.place.path):\(row.place.line)")
      writer.markup("</small></li>\n")
    }
    writer.markup("</ul>\n")
  }

  private func writeTable(_ rows: [Row], _ links: Links, to writer: inout HTMLWriter) {
    writer.markup(
      "<div class=\"table-scroll\"><table class=\"coverage-operations\">\n<thead><tr><th scope=\"col\">Operation</th>")
    writer.markup("<th scope=\"col\">Described</th><th scope=\"col\">Mentioned by</th></tr></thead>\n<tbody>\n")
    for row in rows {
      writer.markup("<tr")
      if !row.isDocumented, row.entry.exclusion == nil { writer.markup(" class=\"coverage-gap\"") }
      writer.markup("><td>")
      writeName(row, links, to: &writer)
      writer.markup("</td><td>")
      writer.text(row.entry.isDescribed ? "in full" : row.entry.lacks.map(\.lack).joined(separator: ", "))
      writer.markup("</td><td>")
      if let exclusion = row.entry.exclusion {
        writer.text("excluded: \(exclusion)")
      } else if row.pages.isEmpty {
        writer.markup("no page")
      }
      for (place, page) in row.pages.enumerated() {
        if place > 0 || row.entry.exclusion != nil { writer.markup(", ") }
        writePage(page, links, to: &writer)
      }
      writer.markup("</td></tr>\n")
    }
    writer.markup("</tbody>\n</table></div>\n")
  }

  private func writeName(_ row: Row, _ links: Links, to writer: inout HTMLWriter) {
    let href = links.operation(row)
    if let href {
      writer.markup("<a")
      writer.attribute("href", url: href)
      writer.markup(">")
    }
    writer.markup("<code>")
    writer.text(row.name)
    writer.markup("</code>")
    if href != nil { writer.markup("</a>") }
  }

  private func writePage(_ page: Place, _ links: Links, to writer: inout HTMLWriter) {
    guard let link = links.page(page) else { return writer.text("\(page.path):\(page.line)") }
    writer.markup("<a")
    writer.attribute("href", url: link.href)
    writer.markup(">")
    writer.text(link.title)
    writer.markup("</a>")
  }
}
