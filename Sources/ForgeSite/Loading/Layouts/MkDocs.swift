import ForgeYAML

extension SiteLayout {
  /// MkDocs, with or without Material: `mkdocs.yml`, pages in `docs_dir`, output in `site_dir`.
  static let mkDocs: @Sendable (FileSystem) -> SiteLayout? = { fileSystem in
    guard let path = ["mkdocs.yml", "mkdocs.yaml"].first(where: { fileSystem.kind($0) == .file }),
      let file = try? fileSystem.readFile(path)
    else { return nil }
    // Tags of Python stand for what only Python knows; the keys that count have none.
    let root = YAMLStream.parse(file).root
    var layout = SiteLayout(generator: "MkDocs", docs: root?["docs_dir"]?.string ?? "docs")
    layout.excluded = [root?["site_dir"]?.string ?? "site"]
    for item in root?["markdown_extensions"]?.sequence ?? [] {
      guard let base = item["pymdownx.snippets"]?["base_path"] else { continue }
      layout.includeFolders = (base.sequence?.compactMap(\.string) ?? [base.string].compactMap { $0 }).map { path in
        path.hasPrefix("./") ? String(path.dropFirst(2)) : path
      }
    }
    return layout
  }
}
