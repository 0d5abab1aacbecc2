import ForgeFiles
import ForgeMarkdown

extension SiteLayout {
  /// Hugo: pages in `content/`, files to serve as they are in `static/`, output in `public/`.
  static let hugo: @Sendable (FileSystem) -> SiteLayout? = { fileSystem in
    let names = ["hugo", "config"].flatMap { name in ["toml", "yaml", "yml", "json"].map { "\(name).\($0)" } }
    let folders = ["", "site", "docs", "website"]
    let isHugo = { (folder: String) in
      fileSystem.kind(TreePath.join(folder, "content")) == .folder
        && (names + ["config/_default/hugo.toml", "config/_default/config.toml", "config/_default/hugo.yaml"]).contains
        {
          fileSystem.kind(TreePath.join(folder, $0)) == .file
        }
    }
    guard let base = folders.first(where: isHugo) else { return nil }
    var layout = SiteLayout(generator: "Hugo", docs: TreePath.join(base, "content"))
    layout.statics = [TreePath.join(base, "static"), TreePath.join(base, "assets")]
    layout.excluded = ["public", "resources"].map { TreePath.join(base, $0) }
    layout.dialect = .hugo
    layout.addresses = .lowercasedFolders
    layout.macroMarks = ["{{<", "{{%"]
    let config =
      (names + ["config/_default/hugo.toml", "config/_default/config.toml", "config/_default/hugo.yaml"])
      .lazy.compactMap { text(fileSystem, TreePath.join(base, $0)) }.first ?? ""
    layout.address =
      value("baseURL", in: config) ?? value("baseurl", in: config) ?? plainValue("baseURL", in: config) ?? ""
    let free = ["permalinks", "uglyurls", "languages", "mounts", "disablepathtolower"]
    layout.hasFreeAddresses = free.contains { config.lowercased().contains($0) }
    return layout
  }
}
