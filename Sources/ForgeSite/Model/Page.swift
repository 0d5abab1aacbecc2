package import ForgeDiagnostics
import ForgeFiles
package import ForgeMarkdown

/// A page of the site: a Markdown file of the docs directory and the place it is published at.
///
/// Immutable, and a class so that handing it on costs one reference.
package final class Page: Sendable {
  /// Its index among the site's pages.
  package let index: Int
  package let document: MarkdownDocument
  package let settings: PageSettings
  /// The path from the docs directory: `runbooks/upgrade.md`.
  package let path: String
  /// The URL from the site's root, percent-encoded: `runbooks/upgrade/`, empty for the home page.
  package let url: String
  package let title: String

  package init(
    index: Int, document: MarkdownDocument, settings: PageSettings, path: String, url: String, title: String
  ) {
    self.index = index
    self.document = document
    self.settings = settings
    self.path = path
    self.url = url
    self.title = title
  }

  package var file: SourceFile { document.file }

  /// Where the page is written: `runbooks/upgrade/index.html`.
  package var output: String { "\(SitePath.percentDecoded(url))index.html" }

  /// Whether the page stands for its folder.
  package var isIndex: Bool { Page.isIndex(path) }

  /// `index.md` and `README.md` stand for their folder.
  package static func isIndex(_ path: String) -> Bool {
    let name = TreePath.name(of: path).lowercased()
    return name == "index.md" || name == "readme.md" || name == "index.markdown"
  }

  /// The URL of the page at `path`.
  package static func url(ofPath path: String) -> String {
    let folder = TreePath.folder(of: path)
    if isIndex(path) { return folder.isEmpty ? "" : SitePath.percentEncoded("\(folder)/") }
    let name = TreePath.name(of: path)
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    return SitePath.percentEncoded("\(TreePath.join(folder, stem))/")
  }

  /// A title made of a file's or folder's name: `backup-restore` becomes `Backup restore`.
  package static func title(ofName name: String) -> String {
    let words = name.map { $0 == "-" || $0 == "_" ? " " : $0 }
    guard let first = words.first else { return name }
    return first.uppercased() + String(words.dropFirst())
  }
}

/// A file that is published as it is, under a name that holds the hash of its content.
package struct Asset: Sendable {
  /// The path from the docs directory.
  package let path: String
  /// The URL from the site's root, percent-encoded, and the path it is written to.
  package let url: String
  package let output: String
  package let bytes: [UInt8]
}
