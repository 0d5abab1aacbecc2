import ForgeCoverage
package import ForgeDiagnostics
import ForgeFiles
import ForgeMarkdown
import ForgeOpenAPI
import ForgeYAML

/// Makes the site of what was read: parses the pages, finds what stands where, and what leads to what.
package struct SiteBuilder: Sendable {
  /// What a site is made for.
  package enum Focus: Hashable, Sendable {
    case everything
    /// The site itself: links must lead somewhere in it.
    case publishing
    /// What pages say of endpoints: links are not followed, and pages that cannot name an endpoint are not read.
    case endpoints
  }

  let tree: SourceTree
  private let focus: Focus
  private let hasDrafts: Bool
  let jobs: Int
  private let rules: Set<String>
  private let memory: SiteMemory?

  /// `hasDrafts` publishes pages that are marked as drafts, too; `rules` are the ids that `rule:` links can name; `memory` is
  /// that of an earlier build of the same repository with the same configuration.
  package init(
    _ tree: SourceTree, rules: Set<String> = [], hasDrafts: Bool = false, focus: Focus = .everything,
    memory: SiteMemory? = nil, jobs: Int
  ) {
    self.tree = tree
    self.memory = memory
    self.focus = focus
    self.rules = rules
    self.hasDrafts = hasDrafts
    self.jobs = jobs
  }

  /// What a build ends with.
  package struct Result: Sendable {
    package let site: Site
    /// What reading its parts found.
    package let diagnostics: [Diagnostic]
    /// Those of all files.
    package let suppressions: [Suppression]
    /// What a later build may take over; nil where the builder was given none to begin with.
    package let memory: SiteMemory?
  }

  /// Makes the site.
  package func build() async throws -> Result {
    var diagnostics = tree.diagnostics
    let options = parseOptions
    let described = memory?.descriptions(tree.specs) ?? SiteMemory.Descriptions(tree.specs, tree.fileSystem)
    let (descriptions, endpoints) = (described.values, described.endpoints)
    let isForeign = tree.layout != nil
    let filter = focus == .endpoints ? PageFilter(endpoints) : nil
    let memory = memory?.taking(tree.includes, described)
    let read = try await tree.pages.concurrentMap(jobs: jobs) { file in
      if let known = memory?.page(file) { return known }
      var page = ParsedPage(
        filter?.mayMention(file) == false ? Self.emptied(file) : file, options, isForeign: isForeign)
      let reading = reading(of: page.document, endpoints)
      // Thousands of trees that nothing asks again cost more than making them.
      if focus == .endpoints { page.document = MarkdownDocument(unread: page.document) }
      return ReadPage(source: file, page: page, reading: reading)
    }
    let (pages, drafts) = published(read, memory)
    diagnostics += read.flatMap(\.page.diagnostics)
    let readDocuments = tree.documents.map { file in
      if let known = memory?.page(file) { return known }
      let page = ParsedPage(document: MarkdownDocument(file, options))
      return ReadPage(source: file, page: page, reading: reading(of: page.document, endpoints))
    }
    let documents = readDocuments.map(\.page.document)
    diagnostics += documents.flatMap(\.diagnostics)
    let assets = try await tree.assets.concurrentMap(jobs: jobs) { asset($0) }
    let (specs, specFindings) = specs(descriptions, pages)
    diagnostics += specFindings
    let places = memory?.places?.taken(by: pages) ?? PagePlaces(pages, tree.configuration.navigation)
    diagnostics += places.navigationFindings
    let resolver = resolver(places, drafts: drafts, assets, specs)
    let pageLinks = try await links(of: pages, resolver, memory)
    let readings = read.filter { isPublished($0.page) }.map(\.reading) + readDocuments.map(\.reading)
    let coverage = coverage(descriptions, endpoints, readings)
    diagnostics += tree.inventories.flatMap(\.diagnostics)
    let site = Site(
      configuration: tree.configuration, docs: tree.docs, layout: tree.layout, pages: pages, documents: documents,
      assets: assets,
      specs: specs, navigation: places.navigation, pageLinks: pageLinks,
      documentLinks: documents.map { resolver.links(of: $0, page: nil) },
      collisions: places.collisions, endpoints: endpoints, coverage: coverage, rules: rules)
    diagnostics += site.redirectFindings
    let suppressions =
      read.flatMap(\.page.suppressions) + documents.flatMap(\.suppressions) + specs.flatMap(\.description.suppressions)
    return Result(
      site: site, diagnostics: diagnostics, suppressions: suppressions,
      memory: memory?.keeping(read + readDocuments, places, pageLinks, resolver))
  }

  /// The links of each page, those of pages that did not change taken over where they still lead to the same places.
  private func links(
    of pages: [Page], _ resolver: LinkResolver, _ memory: SiteMemory?
  ) async throws -> [[PageLink]] {
    if focus == .endpoints { return pages.map { _ in [] } }
    let known = memory.flatMap { $0.hasLinks(of: resolver) ? $0 : nil }
    return try await pages.concurrentMap(jobs: jobs) { page in
      known?.links(of: page) ?? resolver.links(of: page.document, page: page.index)
    }
  }

  private var parseOptions: ParseOptions {
    var options = ParseOptions(.site)
    options.syntax.subtract(tree.configuration.markdown.excludedSyntax)
    options.variables = tree.configuration.markdown.variables
    options.includes = tree.includes
    options.dialect = tree.layout?.dialect
    // What only dresses up text holds no code, and is a good part of the work of reading a page.
    if focus == .endpoints {
      options.hasAnchors = false
      options.frontMatterKeys = ["draft"]
      options.syntax.subtract([
        .attributes, .math, .strikethrough, .taskLists, .tableOfContents, .autolinks, .emoji, .keys, .marks,
        .insertions, .superscripts, .subscripts, .abbreviations,
      ])
    }
    return options
  }

  private func isPublished(_ page: ParsedPage) -> Bool { hasDrafts || !page.settings.isDraft }

  /// The page without its text.
  private static func emptied(_ file: SourceFile) -> SourceFile { SourceFile(path: file.path, bytes: []) }

  /// The pages that are published, and the paths of drafts that are not.
  private func published(_ read: [ReadPage], _ memory: SiteMemory?) -> (pages: [Page], drafts: Set<String>) {
    var pages: [Page] = []
    var drafts: Set<String> = []
    for page in read.lazy.map(\.page) {
      if let same = memory?.publishedPage(pages.count, of: page.document) {
        pages.append(same)
        continue
      }
      let path = insideDocs(page.document.file.path)
      guard isPublished(page) else {
        drafts.insert(path)
        continue
      }
      let name = Page.isIndex(path) ? TreePath.name(of: TreePath.folder(of: path)) : TreePath.name(of: path)
      func fallback() -> String { name.isEmpty ? tree.configuration.site.title : Page.title(ofName: stem(name)) }
      pages.append(
        Page(
          index: pages.count, document: page.document, settings: page.settings, path: path, url: Page.url(ofPath: path),
          title: page.settings.title ?? page.document.title ?? fallback()))
    }
    return (pages, drafts)
  }

  private func stem(_ name: String) -> String {
    name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }

  private func insideDocs(_ path: String) -> String {
    tree.docs.isEmpty ? path : String(path.dropFirst(tree.docs.count + 1))
  }

  private func asset(_ file: SourceFile) -> Asset {
    let path = insideDocs(file.path)
    let output = ContentHash.name(path, of: file.bytes)
    return Asset(path: path, url: SitePath.percentEncoded(output), output: output, bytes: file.bytes)
  }

  private func specs(_ descriptions: [APIDescription], _ pages: [Page]) -> ([SitePathSpec], [Diagnostic]) {
    let taken = Set(pages.map(\.url))
    var urls: Set<String> = []
    var diagnostics: [Diagnostic] = []
    let specs = zip(tree.specs, descriptions).map { path, description in
      let name = stem(TreePath.name(of: path))
      var url = tree.specs.count == 1 || name == "openapi" ? "reference/" : "reference/\(name)/"
      while taken.contains(url) || !urls.insert(url).inserted { url = "openapi-\(url)" }
      let (changelog, finding) = changelog(of: description)
      diagnostics += finding.map { [$0] } ?? []
      return SitePathSpec(description: description, title: "API reference", url: url, changelog: changelog)
    }
    return (specs, diagnostics)
  }

  private func changelog(of description: APIDescription) -> (APIChangelog?, Diagnostic?) {
    guard let options = tree.configuration.openAPI.changelog, let former = tree.former.files[description.path] else {
      return (nil, nil)
    }
    return APIChangelog.compare(former, description, options)
  }

  private func resolver(
    _ places: PagePlaces, drafts: Set<String>, _ assets: [Asset], _ specs: [SitePathSpec]
  ) -> LinkResolver {
    let (pages, navigation) = (places.pages, places.navigation)
    var operations: [String: (spec: Int, fragment: String)] = [:]
    for (index, spec) in specs.enumerated() {
      let places = ReferencePlaces(spec.description).places
      for operation in spec.description.publicOperations {
        guard let id = operation.operationID, operations[id] == nil else { continue }
        operations[id] = (index, places[operation.name] ?? "")
      }
    }
    let fileSystem = tree.fileSystem
    return LinkResolver(
      docs: tree.docs,
      pages: places.byPath,
      pagesByURL: places.byURL,
      drafts: drafts,
      assets: Dictionary(assets.enumerated().map { ($1.path, $0) }) { first, _ in first },
      specs: Dictionary(specs.enumerated().map { ($1.description.path, $0) }) { first, _ in first },
      listings: Dictionary(
        navigation.listings.compactMap { navigation.nodes[$0].url }.map {
          (String(SitePath.percentDecoded($0).dropLast()), $0)
        }
      ) { first, _ in first },
      specsByURL: specPages(specs),
      operations: operations,
      rules: rules,
      ruleAnchors: ruleAnchors(pages),
      exists: { fileSystem.kind($0) != nil },
      layout: tree.layout,
      routes: tree.layout == nil ? [:] : routes(pages),
      renamed: renamed(pages),
      isLenient: focus != .publishing && !tree.configuration.isWritten,
      hasRepository: !tree.configuration.site.repository.isEmpty)
  }

  /// The pages of references by their URLs without the last slash: which spec, and where from its own page.
  private func specPages(_ specs: [SitePathSpec]) -> [String: (spec: Int, place: String)] {
    var pages: [String: (spec: Int, place: String)] = [:]
    for (index, spec) in specs.enumerated() {
      for folder in [""] + spec.referenceFolders where pages["\(spec.url)\(folder)"] == nil {
        pages[String("\(spec.url)\(folder)".dropLast())] = (index, SitePath.percentEncoded(folder))
      }
    }
    return pages
  }

  /// The headings that are the id of a rule: where the rule reference describes it.
  private func ruleAnchors(_ pages: [Page]) -> [String: (page: Int, anchor: String)] {
    var anchors: [String: (page: Int, anchor: String)] = [:]
    for page in pages {
      for heading in page.document.headings where rules.contains(heading.text) && anchors[heading.text] == nil {
        anchors[heading.text] = (page.index, heading.anchor)
      }
    }
    return anchors
  }
}

extension APIOperation {
  /// The fragment that opens the operation on Swagger UI's page: `/tag/operationId`, both escaped as it does.
  package var swaggerFragment: String {
    let tag = tags.first ?? "default"
    let name =
      operationID ?? "\(method.lowercased())_\(path.map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined())"
    return "/\(tag.replacing(" ", with: "%20"))/\(name)"
  }
}
