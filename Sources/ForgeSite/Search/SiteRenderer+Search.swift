import CSystemCalls
import ForgeDiagnostics
import ForgeMarkdown
import ForgeOpenAPI
import ForgeSearch
import ForgeYAML

extension SiteRenderer {
  /// Writes the index of everything that the site shows, but of pages that are to be left out.
  func writeSearch(jobs: Int, _ write: ([OutputFile]) async throws -> Void) async throws {
    guard features.hasSearch else { return }
    // What rendering has freed lies in pieces of the size of a page, where the large arrays of the index find no place.
    forge_return_memory()
    let language = site.configuration.site.language
    var search = SearchFiles(language: language)
    let found = site.pages.filter { isFound($0) }
    let alerts = alertPlaces()
    // What is shown of so many pages is in memory at once.
    let partSize = Self.batchSize * max(4, jobs)
    for start in stride(from: 0, to: found.count, by: partSize) {
      let part = Array(found[start..<min(start + partSize, found.count)])
      try await search.add(batches(part, alerts, language: language, jobs: jobs)) { try await write(Self.output($0)) }
    }
    let specs = try await site.specs.concurrentMap(jobs: jobs) { spec in
      SearchBatch(published(spec).map { ReferenceEntries(spec: spec, api: $0).entries() } ?? [], language: language)
    }
    try await search.add(specs + [SearchBatch(reportEntries, language: language)]) { try await write(Self.output($0)) }
    try await search.finish { try await write(Self.output($0)) }
  }

  private static func output(_ files: [SearchFile]) -> [OutputFile] {
    files.map { OutputFile(path: $0.path, bytes: $0.bytes) }
  }

  /// What search finds of `pages`, counted.
  private func batches(
    _ pages: [Page], _ alerts: [String: [String: [String]]], language: String, jobs: Int
  ) async throws -> [SearchBatch] {
    try await Array(stride(from: 0, to: pages.count, by: Self.batchSize)).concurrentMap(jobs: jobs) { start in
      SearchBatch(
        pages[start..<min(start + Self.batchSize, pages.count)].flatMap { page in
          PageEntries(
            page: page, sections: sections(of: page), rules: site.rules, alerts: alerts[page.file.path] ?? [:]
          ).entries()
        }, language: language)
    }
  }

  /// How many pages one task reads.
  private static let batchSize = 128

  /// Whether search finds a page: its front matter and the configuration may say otherwise.
  private func isFound(_ page: Page) -> Bool {
    page.settings.isSearched && !search.excluded.contains { $0.matches(page.path) }
  }

  private func sections(of page: Page) -> [String] {
    guard let entry = site.navigation.entry(ofPage: page.index) else { return [] }
    return site.navigation.ancestors(of: entry).map { site.navigation.nodes[$0].title }.filter { $0 != page.title }
  }

  /// The description as its reference shows it.
  private func published(_ spec: SitePathSpec) -> APIDescription? {
    guard let bundle = spec.description.bundled(BundleSelection(isPublic: true)) else { return nil }
    let file = SourceFile(path: spec.description.path, text: JSONEmitter.emit(bundle))
    return APIDescription(APIFiles(root: file.path) { $0 == file.path ? file : nil })
  }

  /// The reports that the site has of itself.
  private var reportEntries: [SearchEntry] {
    var entries: [SearchEntry] = []
    if hasCoveragePage { entries.append(SearchEntry(.page, url: Self.coverageURL, title: "Documentation coverage")) }
    if hasRunbookReport {
      entries.append(SearchEntry(.page, url: Self.runbookReportURL, title: Self.runbookReportTitle))
    }
    return entries
  }

  /// The names of alerts by the file and the anchor of their runbook.
  private func alertPlaces() -> [String: [String: [String]]] {
    var places: [String: [String: [String]]] = [:]
    let pages = Dictionary(site.pages.map { ($0.file.path, $0) }) { first, _ in first }
    for (name, place) in alerts {
      guard let page = pages[place.path] else { continue }
      let heading = page.document.headings.last {
        page.document.blockRange(of: $0.node).bytes.lowerBound <= place.bytes.lowerBound
      }
      guard let anchor = heading?.anchor, places[place.path]?[anchor]?.contains(name) != true else { continue }
      places[place.path, default: [:]][anchor, default: []].append(name)
    }
    return places
  }
}
