package import ForgeAlerts
import ForgeDiagnostics
package import ForgeFiles
import ForgeMarkdown
import ForgeYAML

// Where the pages of the site are served, and which files there are beside them, for who follows addresses from outside.

extension Site {
  /// The pages and their addresses. `fileSystem` has the files of the repository.
  package func runbookPages(_ fileSystem: FileSystem) -> RunbookPages {
    var result = RunbookPages()
    result.ignoresCase = layout?.addresses == .lowercasedFolders
    result.hasLooseAnchors = layout != nil
    result.hasVersions = layout?.hasVersions ?? false
    result.isComplete = !(layout?.hasFreeAddresses ?? false)
    result.route = layout?.addresses == .routes ? layout?.routes.first : nil
    let route = result.route.map { "\($0)/" } ?? ""
    for page in pages {
      let addresses = addresses(of: page).map { route + $0 }
      result.pages.append(
        RunbookPages.Page(document: page.document, address: addresses.first ?? "", isOpen: isOpen(page.document)))
      for address in addresses {
        let key = RunbookPages.key(address, ignoresCase: result.ignoresCase)
        if result.places[key] == nil { result.places[key] = page.index }
      }
    }
    for redirect in redirects {
      let key = RunbookPages.key(SitePath.percentDecoded(redirect.from))
      if result.places[key] == nil { result.places[key] = redirect.page.index }
    }
    result.otherPlaces = otherPlaces(result)
    let listings = navigation.listings.compactMap { navigation.nodes[$0].url }
    result.listings = layout == nil ? Set(listings.map { RunbookPages.key(SitePath.percentDecoded($0)) }) : []
    let address = configuration.site.url.isEmpty ? layout?.address ?? "" : configuration.site.url
    let roots = configuration.alerts.runbooks.map { RunbookPages.Root(url: $0.url, folder: route + $0.folder) }
    // A site at a path alone, on a host that its configuration does not name, has no URL that could be told.
    result.roots = (address.hasPrefix("http") ? [RunbookPages.Root(url: address)] : []) + roots
    result.furtherDocuments = documents
    addRepository(fileSystem, to: &result)
    return result
  }

  /// Where a page is served, decoded: by its file, or by what its front matter says.
  private func addresses(of page: Page) -> [String] {
    guard let layout else { return [SitePath.percentDecoded(page.url)] }
    let usual = layout.addresses.addresses(of: page.path)
    let mapping = page.document.frontMatter?.mapping
    let folder = TreePath.folder(of: page.path)
    var named: [String] = []
    for key in ["slug", "id", "permalink", "url", "aliases"] {
      guard let value = mapping?[key] else { continue }
      for text in value.sequence?.compactMap(\.text) ?? [value.text].compactMap(\.self) {
        let base = layout.addresses == .routes ? TreePath.folder(of: usual.first ?? "") : folder
        named.append(text.hasPrefix("/") ? String(text.dropFirst()) : TreePath.join(base, text))
      }
    }
    return named + usual
  }

  /// Whether the generator puts text into the page that its file does not hold: the calls of macros and components.
  private func isOpen(_ document: MarkdownDocument) -> Bool {
    let marks = layout?.macroMarks ?? []
    let bytes = document.source.bytes
    return marks.contains { bytes.firstRange(of: Array($0.utf8), in: 0..<bytes.count) != nil }
  }

  /// What is served beside pages: references of APIs, other versions.
  private func otherPlaces(_ result: RunbookPages) -> Set<String> {
    if let layout, let route = result.route { return Set(layout.otherRoutes.map { "\(route)/\($0)" }) }
    guard layout == nil else { return [] }
    return Set((specs.map(\.url) + ["coverage/"]).map { RunbookPages.key(SitePath.percentDecoded($0)) })
      .filter { result.places[$0] == nil && !$0.isEmpty }
  }

  private func addRepository(_ fileSystem: FileSystem, to result: inout RunbookPages) {
    let named = configuration.site.repository.isEmpty ? layout?.repository ?? "" : configuration.site.repository
    result.repository = named.isEmpty ? RepositoryAddress.ofOrigin(fileSystem) ?? "" : named
    while result.repository.hasSuffix("/") { result.repository.removeLast() }
    if result.repository.hasSuffix(".git") { result.repository.removeLast(4) }
    result.branch = configuration.site.branch
    result.exists = { fileSystem.kind($0) != nil }
    let read = Dictionary(readDocuments.map { ($0.document.file.path, $0.document) }) { first, _ in first }
    result.document = { path in
      if let document = read[path] { return document }
      guard SourceTree.isMarkdown(path), let file = try? fileSystem.readFile(path) else { return nil }
      return MarkdownDocument(file)
    }
  }
}

/// The address of the repository that a clone was made of.
private enum RepositoryAddress {
  /// What `.git/config` says of the remote `origin`, as the address of its pages on the web; nil where there is none.
  static func ofOrigin(_ fileSystem: FileSystem) -> String? {
    guard let bytes = try? fileSystem.read(".git/config") else { return nil }
    var isOrigin = false
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let text = line.drop { $0 == " " || $0 == "\t" }
      if text.hasPrefix("[") { isOrigin = text.hasPrefix("[remote \"origin\"]") }
      guard isOrigin, text.hasPrefix("url") else { continue }
      let value = text.dropFirst(3).drop { $0 == " " || $0 == "=" }
      if value.hasPrefix("https://") {
        // Who clones with a password in the address has pages without it.
        let rest = value.dropFirst("https://".count)
        let at = rest.prefix { $0 != "/" }.lastIndex(of: "@")
        return "https://\(at.map { rest[rest.index(after: $0)...] } ?? rest)"
      }
      // `git@host:owner/name.git`
      guard let at = value.firstIndex(of: "@"), let colon = value[at...].firstIndex(of: ":"),
        !value.contains("//")
      else { return nil }
      return "https://\(value[value.index(after: at)..<colon])/\(value[value.index(after: colon)...])"
    }
    return nil
  }
}
