import ForgeDiagnostics
import ForgeOpenAPI
import ForgeSearch
import ForgeYAML

/// What search finds of a description: its page, its tags, its operations and its schemas; nothing that is internal.
struct ReferenceEntries {
  let spec: SitePathSpec
  /// The description as it is published.
  let api: APIDescription

  func entries() -> [SearchEntry] {
    var entries: [SearchEntry] = []
    var page = SearchEntry(.page, url: spec.url, title: spec.title)
    page.summary = api.title
    page.text = BlockText.of(api.files.root?["info"]?["description"]?.string ?? "")
    entries.append(page)
    let tags = api.files.root?["tags"]?.sequence ?? []
    for group in ReferencePlaces(api).groups {
      let url = spec.url + SitePath.percentEncoded(group.folder)
      let title = group.tag.isEmpty ? "Operations" : group.tag
      var entry = SearchEntry(.page, url: url, title: title)
      entry.trail = [spec.title]
      entry.text = BlockText.of(tags.first { $0["name"]?.string == group.tag }?["description"]?.string ?? "")
      entries.append(entry)
      entries += group.operations.map { self.entry(of: $0, at: url, in: title) }
    }
    return entries + schemaEntries()
  }

  private func entry(of operation: APIOperation, at url: String, in group: String) -> SearchEntry {
    var entry = SearchEntry(
      .operation, url: "\(url)#\(SitePath.percentEncoded(operation.anchor))", title: operation.name)
    entry.trail = [spec.title, group]
    let calls = (operation.ownBasePaths ?? api.basePaths).map { $0 + operation.path }
    entry.names = ([operation.operationID ?? "", operation.summary] + calls).filter { !$0.isEmpty }
    entry.summary = operation.summary
    entry.text = BlockText.of(operation.description)
    var words: [String] = []
    for parameter in operation.parameters {
      words.append(parameter["name"]?.string ?? "")
      words.append(parameter["description"]?.string ?? "")
    }
    words += (operation.node["responses"]?.mapping?.pairs ?? []).compactMap(\.key.text)
    entry.unshown = words.joined(separator: "\n")
    return entry
  }

  private func schemaEntries() -> [SearchEntry] {
    let pairs = api.components(.schema)?.pairs ?? []
    return pairs.compactMap { pair -> SearchEntry? in
      guard let name = pair.key.text, !name.hasPrefix("x-"), pair.value["x-internal"]?.bool != true else { return nil }
      var entry = SearchEntry(
        .schema, url: "\(spec.url)\(ReferencePlaces.schemasFolder)#\(SitePath.percentEncoded(name))", title: name)
      entry.trail = [spec.title, "Schemas"]
      entry.text = BlockText.of(pair.value["description"]?.string ?? "")
      var words: [String] = []
      let parts = [pair.value] + (pair.value["allOf"]?.sequence ?? [])
      for property in parts.flatMap({ $0["properties"]?.mapping?.pairs ?? [] }) {
        words.append(property.key.text ?? "")
        words.append(property.value["description"]?.string ?? "")
      }
      words += (pair.value["enum"]?.sequence ?? []).compactMap(\.text)
      let names = words.filter { !$0.isEmpty }
      entry.text += names.joined(separator: " · ").utf8
      return entry
    }
  }
}
