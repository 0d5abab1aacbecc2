import ForgeMarkdown

extension SiteLayout {
  /// mdBook: `book.toml`, pages in `src`.
  static let mdBook: @Sendable (FileSystem) -> SiteLayout? = { fileSystem in
    guard let base = folder(fileSystem, ["", "docs", "book", "doc", "guide"], ["book.toml"]) else { return nil }
    let text = text(fileSystem, SitePath.join(base, "book.toml")) ?? ""
    var layout = SiteLayout(generator: "mdBook", docs: SitePath.join(base, value("src", in: text) ?? "src"))
    layout.excluded = [SitePath.join(base, value("build-dir", in: text) ?? "book")]
    layout.dialect = .mdBook
    return layout
  }
}
