import ForgeFiles
import ForgeMarkdown

extension SiteLayout {
  /// mdBook: `book.toml`, pages in `src`.
  static let mdBook: @Sendable (FileSystem) -> SiteLayout? = { fileSystem in
    guard let base = folder(fileSystem, ["", "docs", "book", "doc", "guide"], ["book.toml"]) else { return nil }
    let text = text(fileSystem, TreePath.join(base, "book.toml")) ?? ""
    var layout = SiteLayout(generator: "mdBook", docs: TreePath.join(base, value("src", in: text) ?? "src"))
    layout.excluded = [TreePath.join(base, value("build-dir", in: text) ?? "book")]
    layout.dialect = .mdBook
    layout.addresses = .filesOfBooks
    layout.macroMarks = ["{{#"]
    layout.repository = value("git-repository-url", in: text) ?? ""
    layout.listedPages = chapters(SiteLayout.text(fileSystem, TreePath.join(layout.docs, "SUMMARY.md")))
    return layout
  }

  /// The files that the summary leads to: no other is made a page of.
  private static func chapters(_ summary: String?) -> Set<String>? {
    guard let summary else { return nil }
    var chapters: Set<String> = []
    for part in summary.split(separator: "](").dropFirst() {
      let path = part.prefix { $0 != ")" }.drop { $0 == "<" }.prefix { $0 != ">" }
      if let path = TreePath.resolve(SitePath.percentDecoded(String(path)), from: ""), !path.isEmpty {
        chapters.insert(path)
      }
    }
    return chapters
  }
}
