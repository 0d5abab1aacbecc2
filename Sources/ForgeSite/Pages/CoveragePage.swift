import ForgeCoverage
import ForgeDiagnostics
import ForgeHTML
import ForgeMarkdown
import ForgeOpenAPI

/// The page that shows which operations are documented, each with the pages that mention it.
extension SiteRenderer {
  /// The page's URL from the site's root.
  static let coverageURL = "reference/coverage/"

  /// Whether the site has the page: there is an API, and nothing says otherwise.
  var hasCoveragePage: Bool {
    site.configuration.coverage.hasPage && !site.specs.isEmpty && !site.pages.contains { $0.url == Self.coverageURL }
  }

  func coveragePage() -> [OutputFile] {
    guard hasCoveragePage else { return [] }
    let url = Self.coverageURL
    let report = CoverageReport(site.coverage, sources: coverageSources)
    var html = HTMLWriter()
    html.markup("<h1>Documentation coverage</h1>\n")
    report.writeHTML(coverageLinks(url), to: &html)
    var context = context(url: url, title: "Documentation coverage", section: 0)
    context.description = "Which public operations of the API are documented, and by which pages."
    context.content = html.finish()
    context.breadcrumbs = [
      PageContext.Link(title: site.specs[0].title, href: SitePath.link(to: site.specs[0].url, from: url)),
      PageContext.Link(title: "Documentation coverage", href: ""),
    ]
    return [file("\(url)index.html", "page", context)] + twin(url, markdown(of: report))
  }

  private func markdown(of report: CoverageReport) -> [UInt8] {
    var writer = MarkdownWriter()
    writer.heading(1, [.text("Documentation coverage")])
    writer.paragraph([.text(report.sentence)])
    for (title, groups) in [("By tag", report.tags), ("By owner", report.owners)] where !groups.isEmpty {
      writer.heading(2, [.text(title)])
      writer.table(
        ["Name", "Share", "Documented"],
        groups.map { group in
          let figures = group.figures
          return [
            [.text(group.name)], [.text(CoverageReport.percent(figures.percent))],
            [.text("\(figures.documented) of \(figures.operations)")],
          ]
        })
    }
    let places = site.specs.map { ReferencePlaces($0.description).places }
    let pages = Dictionary(site.pages.map { ($0.file.path, $0) }) { first, _ in first }
    writer.heading(2, [.text("Operations")])
    writer.table(["Operation", "Described", "Mentioned by"], report.rows.map { row($0, places, pages) })
    return writer.bytes
  }

  private func row(
    _ row: CoverageReport.Row, _ places: [[String: String]], _ pages: [String: Page]
  ) -> [[MarkdownSpan]] {
    let spec = row.entry.endpoint.spec
    let name: MarkdownSpan =
      places[spec][row.name].map { place in
        .link([.code(row.name)], to: twinLinks.page(site.specs[spec].url + place, from: Self.coverageURL))
      } ?? .code(row.name)
    let mentions = row.pages.map { place -> [MarkdownSpan] in
      pages[place.path].map { [.link([.text($0.title)], to: twinLinks.page($0.url, from: Self.coverageURL))] }
        ?? [.text("\(place.path):\(place.line)")]
    }
    let excluded = row.entry.exclusion.map { [[MarkdownSpan.text("excluded: \($0)")]] } ?? []
    let parts = excluded + mentions
    return [
      [name], [.text(row.entry.isDescribed ? "in full" : row.entry.lacks.map(\.lack).joined(separator: ", "))],
      parts.isEmpty ? [.text("no page")] : Array(parts.joined(separator: [.text(", ")])),
    ]
  }

  private var coverageSources: [String: SourceFile] {
    var sources: [String: SourceFile] = [:]
    for (document, _, _) in site.readDocuments { sources[document.file.path] = document.file }
    for spec in site.specs {
      for (path, file) in spec.description.files.files { sources[path] = file.source }
    }
    return sources
  }

  private func coverageLinks(_ url: String) -> CoverageReport.Links {
    let places = site.specs.map { ReferencePlaces($0.description).places }
    let urls = site.specs.map(\.url)
    let pages = Dictionary(site.pages.map { ($0.file.path, ($0.title, $0.url)) }) { first, _ in first }
    return CoverageReport.Links(
      operation: { row in
        let spec = row.entry.endpoint.spec
        guard let place = places[spec][row.name] else { return nil }
        return SitePath.link(to: urls[spec], from: url) + place
      },
      page: { place in
        pages[place.path].map { ($0.0, SitePath.link(to: $0.1, from: url)) }
      })
  }
}
