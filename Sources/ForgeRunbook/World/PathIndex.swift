import ForgeFiles

/// The files of a repository by how their paths end: prose names files by their last parts.
struct PathIndex: Sendable {
  private var files: [String: [String]] = [:]
  private var folders: [String: [String]] = [:]

  /// `paths` are sorted, and so are answers.
  init(_ paths: [String]) {
    var known: Set<String> = []
    for path in paths {
      files[TreePath.name(of: path), default: []].append(path)
      var folder = TreePath.folder(of: path)
      while !folder.isEmpty, known.insert(folder).inserted {
        folders[TreePath.name(of: folder), default: []].append(folder)
        folder = TreePath.folder(of: folder)
      }
    }
  }

  /// The files whose paths end in `text`, or are it.
  func files(endingIn text: String) -> [String] { Self.ending(text, in: files) }

  /// The folders whose paths end in `text`, or are it.
  func folders(endingIn text: String) -> [String] { Self.ending(text, in: folders) }

  private static func ending(_ text: String, in index: [String: [String]]) -> [String] {
    (index[TreePath.name(of: text)] ?? []).filter { $0 == text || $0.hasSuffix("/\(text)") }
  }
}
