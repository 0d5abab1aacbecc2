import ArgumentParser
import ForgeDiagnostics
import ForgeMarkdown
import ForgeOpenAPI
import ForgeSite
import Foundation
import Testing

@testable import ForgeCommands
@testable import ForgeCoverage

/// The gate, on this repository itself.
@Suite("The coverage gate")
struct CoverageGateTests {
  /// What the repository says of its API.
  struct Repository: Sendable {
    let site: Site
    let findings: [Diagnostic]

    static func load() async throws -> Repository {
      let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
      let options = try CommonOptions.parse(["--root", root])
      let workspace = try await Workspace.load(options, progress: Progress(isQuiet: true))
      return Repository(site: workspace.site, findings: workspace.outcome([.coverage]).diagnostics)
    }

    /// The pages as `index`, else the repository, has them read.
    func pages(_ index: EndpointIndex? = nil) -> [Coverage.Page] {
      let index = index ?? site.endpoints
      return site.readDocuments.map { document, _, _ in
        let path = document.file.path
        let isIgnored =
          site.configuration.coverage.ignoredPages.contains { $0.matches(path) } || path == "CHANGELOG.md"
        let reading = isIgnored ? .empty : PageReading(document, index)
        return Coverage.Page(path: path, reading: reading, counts: !isIgnored, isJudged: !isIgnored)
      }
    }
  }

  @Test("Everything is described and mentioned, and no page says what is not so")
  func complete() async throws {
    let repository = try await Repository.load()
    let figures = repository.site.coverage.figures
    #expect(figures.operations == 71)
    #expect(figures.described == figures.operations)
    #expect(figures.mentioned == figures.operations)
    #expect(repository.findings.filter { $0.rule.family == "coverage" } == [])
  }

  @Test("Without the mentions of an operation, the gate is red at that operation, for each of them")
  func mention() async throws {
    let repository = try await Repository.load()
    let site = repository.site
    let specs = site.specs.map(\.description)
    let documents = Dictionary(site.readDocuments.map { ($0.document.file.path, $0.document) }) { first, _ in first }
    let readings = repository.pages()
    for entry in site.coverage.entries {
      var changed: [String: MarkdownDocument] = [:]
      for (path, mentions) in Dictionary(grouping: entry.mentions, by: \.range.path) {
        guard let document = documents[path] else { continue }
        var bytes = document.file.bytes
        for mention in mentions { for offset in mention.range.bytes { bytes[offset] = UInt8(ascii: "-") } }
        changed[path] = MarkdownDocument(SourceFile(path: path, bytes: bytes), ParseOptions(.site))
      }
      let pages = readings.map { page in
        changed[page.path].map {
          Coverage.Page(path: page.path, reading: PageReading($0, site.endpoints), counts: true, isJudged: true)
        } ?? page
      }
      let coverage = Coverage(specs, site.endpoints, pages: pages, options: site.configuration.coverage)
      let found = coverageRules.flatMap { $0.check(coverage) }
      #expect(found.map(\.rule) == ["coverage/undocumented-operation"], "\(entry.operation.name): \(found)")
      #expect(found.first?.range == entry.operation.range, "\(entry.operation.name)")
    }
  }

  @Test("An operation that is added turns the gate red at its method, on every path")
  func addition() async throws {
    let repository = try await Repository.load()
    let site = repository.site
    let api = try #require(site.specs.first?.description)
    for entry in site.coverage.entries {
      let range = entry.operation.range
      let methods = api.operations.filter { $0.path == entry.operation.path }.map(\.method)
      let method = try #require(["PATCH", "PUT", "TRACE"].first { !methods.contains($0) }).lowercased()
      let file = try #require(api.files.files[range.path]?.source)
      let line = file.bytes[..<range.bytes.lowerBound].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      let indent = String(decoding: file.bytes[line..<range.bytes.lowerBound], as: UTF8.self)
      let added = "\(indent)\(method):\n\(indent)  responses: {\"204\": {description: Done}}\n"
      let changed = SourceFile(path: file.path, bytes: file.bytes[..<line] + Array(added.utf8) + file.bytes[line...])
      let files = APIFiles(root: api.path) { path in
        path == changed.path ? changed : api.files.files[path]?.source
      }
      let specs = [APIDescription(files)]
      let index = EndpointIndex(specs)
      let coverage = Coverage(specs, index, pages: repository.pages(index), options: site.configuration.coverage)
      let place = line + indent.utf8.count..<line + indent.utf8.count + method.utf8.count
      let found = coverageRules.flatMap { $0.check(coverage) }
      #expect(
        found.map(\.rule) == ["coverage/undocumented-operation", "coverage/undescribed-operation"],
        "\(method) \(entry.operation.path): \(found)")
      #expect(found.allSatisfy { $0.range == changed.range(place) }, "\(method) \(entry.operation.path)")
    }
  }
}
