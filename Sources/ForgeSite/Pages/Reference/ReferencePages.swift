import ForgeCoverage
import ForgeDiagnostics
import ForgeHTML
import ForgeMarkdown
import ForgeOpenAPI
import ForgeYAML

/// Where the operations and schemas of a description stand in its static reference: a page for each tag, one for schemas.
package struct ReferencePlaces: Sendable {
  /// The operations of one page.
  struct Group: Sendable {
    let tag: String
    /// The page from the reference's own URL: `engagements/`.
    let folder: String
    let operations: [APIOperation]
  }

  let groups: [Group]
  static let schemasFolder = "schemas/"

  init(_ api: APIDescription) {
    let declared = (api.files.root?["tags"]?.sequence ?? []).compactMap { $0["name"]?.string }
    var byTag: [String: [APIOperation]] = [:]
    var order: [String] = []
    for operation in api.publicOperations {
      let tag = operation.tags.first ?? ""
      if byTag[tag] == nil { order.append(tag) }
      byTag[tag, default: []].append(operation)
    }
    let tags = declared.filter { byTag[$0] != nil } + order.filter { !declared.contains($0) }
    var taken: Set<String> = [Self.schemasFolder, APIChangelog.folder]
    var groups = tags.map { tag in
      var slug = tag.isEmpty ? "operations" : String(Self.slug(tag))
      while !taken.insert("\(slug)/").inserted { slug += "-1" }
      return Group(tag: tag, folder: "\(slug)/", operations: byTag[tag] ?? [])
    }
    let webhooks = api.allOperations.filter { $0.origin == .webhook && !$0.isInternal }
    if !webhooks.isEmpty {
      let folder = taken.contains("webhooks/") ? "webhook-calls/" : "webhooks/"
      groups.append(Group(tag: "Webhooks", folder: folder, operations: webhooks))
    }
    self.groups = groups
  }

  private static func slug(_ text: String) -> String {
    var slug = ""
    for character in text.lowercased() {
      if character.isLetter || character.isNumber {
        slug.append(character)
      } else if slug.last != "-" {
        slug.append("-")
      }
    }
    let trimmed = slug.drop { $0 == "-" }
    return trimmed.isEmpty || trimmed == "-" ? "tag" : String(trimmed.last == "-" ? trimmed.dropLast() : trimmed)
  }

  /// Where each operation stands, from the reference's own URL: `engagements/#getEngagement`, by its method and path.
  var places: [String: String] {
    var places: [String: String] = [:]
    for group in groups {
      for operation in group.operations {
        places[operation.name] = SitePath.percentEncoded(group.folder) + "#" + operation.anchor
      }
    }
    return places
  }
}

extension SitePathSpec {
  /// The pages below that of the spec, from its URL.
  var referenceFolders: [String] {
    let hasSchemas = description.components(.schema)?.pairs.isEmpty == false
    return ReferencePlaces(description).groups.map(\.folder) + (hasSchemas ? [ReferencePlaces.schemasFolder] : [])
      + (changelog == nil ? [] : [APIChangelog.folder])
  }
}

extension APIOperation {
  /// The id of the operation on its page: its operationId, else its method and path.
  var anchor: String {
    if let operationID, !operationID.isEmpty, operationID.allSatisfy({ !$0.isWhitespace }) { return operationID }
    return "\(method.lowercased())\(path.map { $0.isLetter || $0.isNumber ? String($0) : "-" }.joined())"
  }
}

/// The pages of one description as they were written, and what lists of pages say of them.
struct WrittenReference: Sendable {
  /// A page as Markdown, for those who read many in one.
  struct Page: Sendable {
    let title: String
    let url: String
    let description: String
    let markdown: [UInt8]
  }

  var files: [OutputFile] = []
  /// The overview first; empty where the description cannot be read.
  var pages: [Page] = []
  /// The bundled description as files, from the site's root.
  var descriptions: [String] = []
}

extension SiteRenderer {
  /// The overview of a description, and below it the pages of its static reference, made in parallel.
  func reference(_ index: Int, jobs: Int) async throws -> WrittenReference {
    var reference = apiPage(site.specs[index])
    let spec = site.specs[index]
    // The bundle has every schema among its components, and nothing that is internal.
    guard let bundle = spec.description.bundled(BundleSelection(isPublic: true)) else { return reference }
    let source = SourceFile(path: spec.description.path, text: JSONEmitter.emit(bundle))
    let api = APIDescription(APIFiles(root: source.path) { $0 == source.path ? source : nil })
    let mentions = mentions(index)
    let groups = try await ReferencePlaces(api).groups.concurrentMap(jobs: jobs) { group in
      groupPage(group, of: api, spec, mentions)
    }
    for (file, page) in groups { add(file, page, to: &reference) }
    guard let schemas = api.components(.schema), !schemas.pairs.isEmpty else { return reference }
    var html = HTMLWriter()
    let writer = ReferenceWriter(api: api, schemas: "", mentions: [:])
    writer.writeSchemas(schemas, to: &html)
    let url = spec.url + ReferencePlaces.schemasFolder
    let markdown = ReferenceMarkdown(api: api, links: twinLinks, url: url, schemas: url, mentions: [:]).schemas(schemas)
    let page = referencePage(spec, url: url, title: "Schemas", markdown)
    add(referenceFile(spec, page, html.finish(), writer.contents(schemas)), page, to: &reference)
    return reference
  }

  /// The page of a tag.
  private func groupPage(
    _ group: ReferencePlaces.Group, of api: APIDescription, _ spec: SitePathSpec, _ mentions: [String: [Int]]
  ) -> (OutputFile, WrittenReference.Page) {
    let url = spec.url + SitePath.percentEncoded(group.folder)
    let pages = mentions.mapValues { pages in
      pages.map { ListedPage(title: site.pages[$0].title, url: site.pages[$0].url, isExternal: false, description: "") }
    }
    let title = group.tag.isEmpty ? "Operations" : group.tag
    let declared = (api.files.root?["tags"]?.sequence ?? []).first { $0["name"]?.string == group.tag }
    let description = declared?["description"]?.string ?? ""
    let writer = ReferenceWriter(
      api: api, schemas: "../\(ReferencePlaces.schemasFolder)",
      mentions: pages.mapValues { $0.map { $0.link(from: url) } })
    var html = HTMLWriter()
    writer.writeGroup(title, description, group.operations, to: &html)
    let markdown = ReferenceMarkdown(
      api: api, links: twinLinks, url: url, schemas: spec.url + ReferencePlaces.schemasFolder, mentions: pages
    ).group(title, description, group.operations)
    let page = referencePage(spec, url: url, title: title, markdown)
    return (referenceFile(spec, page, html.finish(), writer.contents(group.operations)), page)
  }

  private func referencePage(
    _ spec: SitePathSpec, url: String, title: String, _ markdown: [UInt8]
  ) -> WrittenReference.Page {
    WrittenReference.Page(
      title: title, url: url,
      description: "\(title): operations of \(spec.description.title), with parameters, schemas and examples.",
      markdown: markdown)
  }

  private func add(_ file: OutputFile, _ page: WrittenReference.Page, to reference: inout WrittenReference) {
    reference.files += [file] + twin(page.url, page.markdown)
    reference.pages.append(page)
  }

  /// The URLs of the pages of references but those of schemas, which repeat what stands elsewhere.
  var referenceURLs: [String] {
    (hasCoveragePage ? [Self.coverageURL] : []) + (hasRunbookReport ? [Self.runbookReportURL] : [])
      + site.specs.flatMap { spec in
        let folders = spec.referenceFolders.filter { $0 != ReferencePlaces.schemasFolder }
        return [spec.url] + folders.map { spec.url + SitePath.percentEncoded($0) }
      }
  }

  /// The pages that mention each operation of a description, by its method and path.
  private func mentions(_ spec: Int) -> [String: [Int]] {
    var mentions: [String: [Int]] = [:]
    for mention in site.coverage.mentions where mention.endpoint.spec == spec && mention.page < site.pages.count {
      let name = site.endpoints.operation(mention.endpoint).name
      if mentions[name]?.last != mention.page { mentions[name, default: []].append(mention.page) }
    }
    return mentions
  }

  private func referenceFile(
    _ spec: SitePathSpec, _ page: WrittenReference.Page, _ content: HTML, _ contents: HTML
  ) -> OutputFile {
    var context = context(url: page.url, title: page.title, section: 0)
    context.description = page.description
    context.content = content
    context.contents = contents
    context.breadcrumbs = [
      PageContext.Link(title: spec.title, href: "../"), PageContext.Link(title: page.title, href: ""),
    ]
    return file("\(SitePath.percentDecoded(page.url))index.html", "page", context)
  }
}
