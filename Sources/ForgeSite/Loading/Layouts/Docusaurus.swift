import ForgeFiles
import ForgeMarkdown
import ForgeYAML

extension SiteLayout {
  /// Docusaurus, at the root or in `website/`: pages in `docs/` beside its configuration, or, as it once was, above it.
  static let docusaurus: @Sendable (FileSystem) -> SiteLayout? = { fileSystem in
    let names = ["js", "ts", "mjs", "cjs", "mts"].map { "docusaurus.config.\($0)" }
    guard let site = folder(fileSystem, ["", "website", "docs", "site"], names) else { return nil }
    let docs = [TreePath.join(site, "docs"), "docs"].first { fileSystem.kind($0) == .folder } ?? "docs"
    var layout = SiteLayout(generator: "Docusaurus", docs: docs)
    layout.siteFolder = site
    layout.statics = [TreePath.join(site, "static")]
    layout.excluded = ["build", ".docusaurus", "versioned_docs", "i18n"].map { TreePath.join(site, $0) }
    layout.pageTypes = ["mdx"]
    layout.dialect = .mdx
    layout.routes = ["docs"]
    let config = names.lazy.compactMap { text(fileSystem, TreePath.join(site, $0)) }.first ?? ""
    layout.address = (value("url", in: config) ?? "") + (value("baseUrl", in: config) ?? "")
    layout.addresses = .routes
    layout.macroMarks = ["\nimport "]
    let bases = config.ranges(of: "routeBasePath").count
    if bases == 1, let base = value("routeBasePath", in: config) {
      layout.routes = [base.split(separator: "/").joined(separator: "/")].filter { !$0.isEmpty }
    }
    layout.hasFreeAddresses =
      bases > 1 || config.contains("plugin-content-docs") || config.contains("sidebarItemsGenerator")
    let versions = (try? fileSystem.readFile(TreePath.join(site, "versions.json"))).flatMap {
      YAMLStream.parse($0).root
    }
    layout.otherRoutes = Set(["next", "category", "tags"] + (versions?.sequence?.compactMap(\.text) ?? []))
    return layout
  }
}
