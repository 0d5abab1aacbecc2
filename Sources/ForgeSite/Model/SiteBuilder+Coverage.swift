import ForgeCoverage
import ForgeDiagnostics
import ForgeFiles
import ForgeMarkdown
import ForgeOpenAPI

extension SiteBuilder {
  /// What all documents say of endpoints; they are read apart from each other.
  func coverage(
    _ specs: [APIDescription], _ endpoints: EndpointIndex, _ pages: [MarkdownDocument], _ documents: [MarkdownDocument]
  ) async throws -> Coverage {
    let options = tree.configuration.coverage.asOf(CalendarDate.today.iso)
    let read = try await (pages + documents).concurrentMap(jobs: jobs) { document in
      let path = document.file.path
      let isIgnored =
        options.ignoredPages.contains { $0.matches(path) } || Self.isHistory(path)
        || CoverageReport.isMarkdownReport(document.file)
      return Coverage.Page(
        path: path, reading: isIgnored ? .empty : PageReading(document, endpoints), counts: !isIgnored,
        isJudged: !isIgnored)
    }
    return Coverage(
      specs, endpoints, pages: read, options: options, inventories: tree.inventories, owners: tree.owners)
  }

  /// A record of changes names what was: neither to be counted nor to be judged.
  private static func isHistory(_ path: String) -> Bool {
    let name = TreePath.name(of: path).lowercased().prefix { $0 != "." }
    return ["changelog", "changes", "history", "releases", "news"].contains(String(name)) && !path.contains("/")
  }
}
