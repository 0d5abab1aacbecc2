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
  /// The links of pages by path, and what resolved them.
  private var links: [String: [PageLink]] = [:]
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

  /// The links of those of the pages that did not change, by path, as far as they lead where `resolver` would have them lead.
  func links(_ resolver: LinkResolver, for read: [ReadPage]) -> [String: [PageLink]] {
    guard let known = self.resolver, resolver.resolves(as: known) else { return [:] }
    var links = links
    for page in read where self.page(page.source) == nil { links[page.source.path] = nil }
    return links
  }

  /// The memory with the pages of this build and no others.
  func keeping(_ read: [ReadPage], _ pages: [Page], _ links: [[PageLink]], _ resolver: LinkResolver) -> SiteMemory {
    var memory = self
    memory.links = Dictionary(zip(pages, links).map { ($0.file.path, $1) }) { first, _ in first }
    memory.resolver = resolver
    memory.pages = Dictionary(read.map { ($0.source.path, $0) }) { first, _ in first }
    return memory
  }
}
