import ForgeFiles

/// How a generator makes the path of a page's URL of the path of its file.
package enum AddressStyle: Hashable, Sendable {
  /// `a/b.md` at `a/b/`: MkDocs, as it is set up, and our own.
  case folders
  /// The same in small letters: Hugo.
  case lowercasedFolders
  /// `a/b.md` at `a/b.html`, an index or README at its folder: MkDocs with `use_directory_urls: false`.
  case files
  /// The same, and a README is the index: mdBook.
  case filesOfBooks
  /// `a/b.md` at `a/b.html` or `a/b`, whichever the host is set up for: VitePress.
  case cleanFiles
  /// `a/01-b.md` at `a/b`, below a route: Docusaurus.
  case routes

  /// The paths that a page at `path`, from the docs directory, answers at; the first is the one to write.
  func addresses(of path: String) -> [String] {
    let folder = TreePath.folder(of: path)
    let name = TreePath.name(of: path)
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    let lowered = stem.lowercased()
    let asFolder = folder.isEmpty ? "" : "\(folder)/"
    let isIndex = ["index", "readme", "_index"].contains(lowered)
    switch self {
    case .folders: return [isIndex ? asFolder : "\(asFolder)\(stem)/"]
    case .lowercasedFolders: return [(isIndex && lowered != "readme" ? asFolder : "\(asFolder)\(stem)/").lowercased()]
    case .files: return isIndex ? [asFolder, "\(asFolder)index.html"] : ["\(asFolder)\(stem).html"]
    case .filesOfBooks:
      return isIndex ? ["\(asFolder)index.html", asFolder] : ["\(asFolder)\(stem).html", "\(asFolder)\(stem)"]
    case .cleanFiles:
      return isIndex && lowered == "index"
        ? [asFolder, "\(asFolder)index.html"] : ["\(asFolder)\(stem).html", "\(asFolder)\(stem)"]
    case .routes:
      let parts = folder.split(separator: "/").map { Self.withoutNumber(String($0)) }
      let last = Self.withoutNumber(stem)
      // A page that is called as its folder stands for it.
      let isFolder = isIndex || last.lowercased() == parts.last?.lowercased()
      return [(parts + (isFolder ? [] : [last])).joined(separator: "/")]
    }
  }

  /// The name without the number that sets its place: `01-intro`, `2. Setup`.
  private static func withoutNumber(_ name: String) -> String {
    let digits = name.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty else { return name }
    let rest = name.dropFirst(digits.count).drop { $0 == " " }
    guard let sign = rest.first, "-_.".contains(sign) else { return name }
    let kept = rest.dropFirst().drop { $0 == " " }
    // A date or a version is no place.
    guard !kept.isEmpty, kept.first?.isNumber != true else { return name }
    return String(kept)
  }
}
