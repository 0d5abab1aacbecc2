import ForgeCoverage
import ForgeFiles
import ForgeMarkdown

extension SiteLayout {
  /// VitePress: pages beside the folder `.vitepress`, files to serve as they are in `public`.
  static let vitePress: @Sendable (FileSystem) -> SiteLayout? = { fileSystem in
    let names = ["js", "ts", "mjs", "mts", "cjs"].map { ".vitepress/config.\($0)" }
    guard let base = folder(fileSystem, ["docs", "", "documentation", "doc", "website"], names) else { return nil }
    let config = names.lazy.compactMap { text(fileSystem, TreePath.join(base, $0)) }.first ?? ""
    let source = value("srcDir", in: config).map { $0.hasPrefix("./") ? String($0.dropFirst(2)) : $0 }
    let docs = source.map { TreePath.join(base, $0) } ?? base
    var layout = SiteLayout(generator: "VitePress", docs: docs)
    layout.statics = [TreePath.join(docs, "public")]
    layout.dialect = .vitePress
    layout.excludedPages = values("srcExclude", in: config).map { PathPattern($0) }
    layout.includeFolders = [docs]
    layout.addresses = .cleanFiles
    layout.macroMarks = ["<!--@include", "<script"]
    layout.address = (value("hostname", in: config) ?? "")
    layout.hasFreeAddresses = config.contains("rewrites") || config.contains("locales")
    return layout
  }
}
