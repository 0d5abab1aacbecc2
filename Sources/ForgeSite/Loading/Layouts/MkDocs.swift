import ForgeCoverage
import ForgeFiles
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
    for key in ["exclude_docs", "draft_docs"] { layout.excludedPages += patterns(root?[key]?.text ?? "") }
    layout.address = root?["site_url"]?.string ?? ""
    layout.repository = root?["repo_url"]?.string ?? ""
    layout.addresses = root?["use_directory_urls"]?.bool == false ? .files : .folders
    layout.hasVersions = root?["extra"]?["version"] != nil || layout.address.contains("readthedocs")
    let plugins = (root?["plugins"]?.sequence ?? []).map { plugin in
      let name = plugin.text ?? plugin.mapping?.pairs.first?.key.text ?? ""
      return name.split(separator: "/").last.map(String.init) ?? name
    }
    layout.hasFreeAddresses = plugins.contains(where: pluginsOfPages.contains)
    layout.macroMarks = plugins.flatMap { macroMarks[$0] ?? [] }
    for item in root?["markdown_extensions"]?.sequence ?? [] {
      guard let base = item["pymdownx.snippets"]?["base_path"] else { continue }
      layout.includeFolders = (base.sequence?.compactMap(\.string) ?? [base.string].compactMap { $0 }).map { path in
        path.hasPrefix("./") ? String(path.dropFirst(2)) : path
      }
    }
    return layout
  }

  /// Plugins that make pages, or serve them elsewhere than their files stand.
  private static let pluginsOfPages: Set<String> = [
    "gen-files", "monorepo", "multirepo", "blog", "i18n", "static-i18n", "redirects", "mkdocs-jupyter", "simple",
    "projects",
    "api-autonav", "awesome-nav-generator", "rss", "same-dir", "mkdoxy", "autoapi",
  ]

  /// What plugins make text of.
  private static let macroMarks = [
    "macros": ["{{", "{%"], "include-markdown": ["{%"], "mkdocstrings": ["\n::: "], "markdownextradata": ["{{"],
  ]

  /// Patterns as in `.gitignore`, a line for each; a pattern without a slash fits at any depth.
  private static func patterns(_ text: String) -> [PathPattern] {
    text.split(whereSeparator: \.isNewline).flatMap { line -> [PathPattern] in
      let pattern = line.filter { $0 != " " }
      guard !pattern.isEmpty, !pattern.hasPrefix("#"), !pattern.hasPrefix("!") else { return [] }
      guard !pattern.hasPrefix("/") else { return [PathPattern(String(pattern.dropFirst()))] }
      let isAnywhere = !pattern.dropLast().contains("/")
      return [PathPattern(pattern)] + (isAnywhere ? [PathPattern("**/\(pattern)")] : [])
    }
  }
}
