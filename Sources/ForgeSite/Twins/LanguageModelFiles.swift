import ForgeMarkdown
import ForgeOpenAPI

/// `llms.txt`, which lists the pages as Markdown, and `llms-full.txt`, which has their text: see llmstxt.org.
extension SiteRenderer {
  /// `texts` are the pages as Markdown, in their order, and the references.
  func languageModelFiles(
    _ texts: (twins: [[UInt8]], references: [WrittenReference]), jobs: Int
  ) async throws -> [OutputFile] {
    let (twins, references) = texts
    guard !site.pages.isEmpty || !references.allSatisfy(\.pages.isEmpty) else { return [] }
    var files: [OutputFile] = []
    if site.isFree("llms.txt") { files.append(OutputFile(path: "llms.txt", bytes: list(references))) }
    if site.isFree("llms-full.txt") {
      files.append(OutputFile(path: "llms-full.txt", parts: try await whole(twins, references, jobs: jobs)))
    }
    return files
  }

  // MARK: The list

  /// The pages by the sections of the navigation, then the descriptions of APIs.
  private func list(_ references: [WrittenReference]) -> [UInt8] {
    let options = site.configuration.site
    var writer = MarkdownWriter()
    writer.heading(1, [.text(options.title)])
    if !options.description.isEmpty { writer.quote([.text(options.description)]) }
    var sections: [(title: String, items: [[MarkdownSpan]])] = []
    func add(_ items: [[MarkdownSpan]], to title: String) {
      guard !items.isEmpty else { return }
      if let index = sections.firstIndex(where: { $0.title == title }) {
        sections[index].items += items
      } else {
        sections.append((title, items))
      }
    }
    for entry in site.navigation.nodes[0].children {
      let node = site.navigation.nodes[entry]
      add(entries(below: entry).map { $0.spans(from: "", twinLinks) }, to: node.isSection ? node.title : "Pages")
    }
    for (spec, reference) in zip(site.specs, references) { add(items(spec, reference), to: "API") }
    for section in sections {
      writer.heading(2, [.text(section.title)])
      for item in section.items { writer.item(item) }
    }
    return writer.bytes
  }

  /// The pages at and below an entry of the navigation in reading order, each once.
  private func entries(below entry: Int) -> [ListedPage] {
    let nodes = site.navigation.nodes
    var pages: [ListedPage] = []
    var seen: Set<String> = []
    var pending = [entry]
    while let next = pending.popLast() {
      if nodes[next].url != nil, let page = listed(next), seen.insert(page.url).inserted { pages.append(page) }
      pending += nodes[next].children.reversed()
    }
    return pages
  }

  private func items(_ spec: SitePathSpec, _ reference: WrittenReference) -> [[MarkdownSpan]] {
    let files = reference.descriptions.map { path -> [MarkdownSpan] in
      let name = String(path.split(separator: "/").last ?? "")
      return [
        .link([.text(name)], to: twinLinks.file(path, from: "")),
        .text(": \(spec.description.title) as an OpenAPI description"),
      ]
    }
    let pages = reference.pages.map { page in
      ListedPage(title: page.title, url: page.url, isExternal: false, description: page.description)
        .spans(from: "", twinLinks)
    }
    return files + pages
  }

  // MARK: The whole text

  /// The text of all pages of the navigation in reading order, and of the references. Its parts are the texts themselves,
  /// which are all in memory anyway, and what stands between them.
  private func whole(
    _ twins: [[UInt8]], _ references: [WrittenReference], jobs: Int
  ) async throws -> [ArraySlice<UInt8>] {
    var texts = twins
    if !keepsTwins {
      // Links are relative, and lead from the site's root here.
      texts = try await site.pages.concurrentMap(jobs: jobs) { markdown(of: $0, from: "") }
    }
    var parts: [ArraySlice<UInt8>] = []
    for index in site.navigation.order {
      let page = site.pages[index]
      append(page.title, page.url, texts[index], to: &parts)
    }
    for page in references.flatMap(\.pages) { append(page.title, page.url, page.markdown, to: &parts) }
    return parts
  }

  /// Whether the texts of pages are the same in `llms-full.txt` as beside their HTML.
  var keepsTwins: Bool { !site.configuration.site.url.isEmpty && site.isFree("llms-full.txt") }

  private func append(_ title: String, _ url: String, _ text: [UInt8], to parts: inout [ArraySlice<UInt8>]) {
    var writer = MarkdownWriter()
    writer.paragraph([.link([.text(title)], to: twinLinks.page(url, from: ""))])
    let newline = UInt8(ascii: "\n")
    if !parts.isEmpty { parts.append(Array("\n---\n\n".utf8)[...]) }
    parts.append(writer.bytes[...])
    let shown = text.drop { $0 == newline || $0 == UInt8(ascii: "\r") }
    guard shown.contains(where: { $0 != 0x20 && !(0x09...0x0D).contains($0) }) else { return }
    parts.append([newline])
    parts.append(shown)
    if shown.last != newline { parts.append([newline]) }
  }
}
