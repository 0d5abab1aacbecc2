import ForgeMarkdown

extension SiteLayout {
  /// Hugo: pages in `content/`, files to serve as they are in `static/`, output in `public/`.
  static let hugo: @Sendable (FileSystem) -> SiteLayout? = { fileSystem in
    let names = ["hugo", "config"].flatMap { name in ["toml", "yaml", "yml", "json"].map { "\(name).\($0)" } }
    let folders = ["", "site", "docs", "website"]
    let isHugo = { (folder: String) in
      fileSystem.kind(SitePath.join(folder, "content")) == .folder
        && (names + ["config/_default/hugo.toml", "config/_default/config.toml", "config/_default/hugo.yaml"]).contains
        {
          fileSystem.kind(SitePath.join(folder, $0)) == .file
        }
    }
    guard let base = folders.first(where: isHugo) else { return nil }
    var layout = SiteLayout(generator: "Hugo", docs: SitePath.join(base, "content"))
    layout.statics = [SitePath.join(base, "static"), SitePath.join(base, "assets")]
    layout.excluded = ["public", "resources"].map { SitePath.join(base, $0) }
    layout.dialect = .hugo
    return layout
  }
}
