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
    return [file("\(url)index.html", "page", context)]
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
