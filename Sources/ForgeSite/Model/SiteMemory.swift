import ForgeCoverage
import ForgeDiagnostics
package import ForgeFiles
import ForgeMarkdown
import ForgeOpenAPI

/// What a later build of the same repository may take over: everything that was parsed, and what it was parsed from.
///
/// It holds for one configuration: whoever changes that begins with an empty one.
package struct SiteMemory: Sendable {
  /// The descriptions of APIs, and what reading them asked for.
  struct Descriptions: Sendable {
    let paths: [String]
    let values: [APIDescription]
    let endpoints: EndpointIndex
    let trace: ReadTrace

    init(_ paths: [String], _ fileSystem: FileSystem) {
      let trace = ReadTrace(fileSystem)
      self.paths = paths
      self.trace = trace
      values = paths.map { APIDescription(APIFiles(root: $0, reading: trace.fileSystem.reading)) }
      endpoints = EndpointIndex(values)
    }
  }

  private var pages: [String: ReadPage] = [:]
  private var includes: [SourceFile] = []
  private var known: Descriptions?
  /// The pages that were published and where they stand; nil before the first build.
  private(set) var places: PagePlaces?
  /// The links of the published pages, and what resolved them.
  private var links: [[PageLink]] = []
  private var resolver: LinkResolver?

  package init() {}

  /// The memory after `changes` on disk: pages are compared by their bytes, descriptions are read again.
  package func after(_ changes: FileChanges) -> SiteMemory {
    var memory = self
    // Links lead to files of the repository, too.
    if changes.isEverything || !changes.structure.isEmpty { memory.resolver = nil }
    if known?.trace.isAffected(by: changes) == true {
      memory.known = nil
      // What a page says of endpoints depends on which there are.
      memory.pages = [:]
    }
    return memory
  }

  /// The descriptions of the specs at `paths`, where they are known.
  func descriptions(_ paths: [String]) -> Descriptions? {
    known.flatMap { $0.paths == paths ? $0 : nil }
  }

  /// The memory for a build with these inputs: what was parsed with others is forgotten.
  func taking(_ includes: IncludeFiles, _ descriptions: Descriptions) -> SiteMemory {
    var memory = self
    if self.includes != includes.all || known?.paths != descriptions.paths { memory.pages = [:] }
    memory.includes = includes.all
    memory.known = descriptions
    return memory
  }

  /// The page that was parsed from just these bytes.
  func page(_ file: SourceFile) -> ReadPage? {
    guard let page = pages[file.path], page.source == file else { return nil }
    return page
  }

  /// The published page at `index`, where it is one of this very document.
  func publishedPage(_ index: Int, of document: MarkdownDocument) -> Page? {
    guard let places, index < places.pages.count, places.pages[index].document === document else { return nil }
    return places.pages[index]
  }

  /// Whether links that are known lead where `resolver` would have them lead.
  func hasLinks(of resolver: LinkResolver) -> Bool {
    self.resolver.map { resolver.resolves(as: $0) } ?? false
  }

  /// The links of a page that did not change.
  func links(of page: Page) -> [PageLink]? {
    publishedPage(page.index, of: page.document) === page ? links[page.index] : nil
  }

  /// The memory with the pages of this build and no others.
  func keeping(
    _ read: [ReadPage], _ places: PagePlaces, _ links: [[PageLink]], _ resolver: LinkResolver
  ) -> SiteMemory {
    var memory = self
    memory.places = places
    memory.links = links
    memory.resolver = resolver
    for page in read where memory.pages[page.source.path] !== page { memory.pages[page.source.path] = page }
    if memory.pages.count > read.count {
      memory.pages = Dictionary(read.map { ($0.source.path, $0) }) { first, _ in first }
    }
    return memory
  }
}
