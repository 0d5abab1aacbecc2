import ForgeCoverage
import ForgeDiagnostics
import ForgeFiles
import ForgeMarkdown
import ForgeOpenAPI

extension SiteBuilder {
  /// What a document says of endpoints.
  func reading(of document: MarkdownDocument, _ endpoints: EndpointIndex) -> Coverage.Page {
    let path = document.file.path
    let isIgnored =
      tree.configuration.coverage.ignoredPages.contains { $0.matches(path) } || Self.isHistory(path)
      || CoverageReport.isMarkdownReport(document.file)
    return Coverage.Page(
      path: path, reading: isIgnored ? .empty : PageReading(document, endpoints), counts: !isIgnored,
      isJudged: !isIgnored)
  }

  func coverage(_ specs: [APIDescription], _ endpoints: EndpointIndex, _ readings: [Coverage.Page]) -> Coverage {
    Coverage(
      specs, endpoints, pages: readings, options: tree.configuration.coverage.asOf(CalendarDate.today.iso),
      inventories: tree.inventories, owners: tree.owners)
  }

  /// A record of changes names what was: neither to be counted nor to be judged.
  private static func isHistory(_ path: String) -> Bool {
    let name = TreePath.name(of: path).lowercased().prefix { $0 != "." }
    return ["changelog", "changes", "history", "releases", "news"].contains(String(name)) && !path.contains("/")
  }
}
