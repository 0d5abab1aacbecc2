/// What changed on disk since a moment, as a watcher tells it. Paths are relative to the root.
package struct FileChanges: Hashable, Sendable {
  /// Files whose bytes may be others.
  package var contents: Set<String> = []
  /// Files and folders that came, went or took another's name: what lists of folders say may be other, too.
  package var structure: Set<String> = []
  /// Anything may have changed: the watcher lost track.
  package var isEverything = false

  package init(contents: Set<String> = [], structure: Set<String> = [], isEverything: Bool = false) {
    self.contents = contents
    self.structure = structure
    self.isEverything = isEverything
  }

  package static let everything = FileChanges(isEverything: true)

  package var isEmpty: Bool { contents.isEmpty && structure.isEmpty && !isEverything }

  /// Every path that is named, sorted by its bytes.
  package var paths: [String] {
    contents.union(structure).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  package mutating func formUnion(_ other: FileChanges) {
    contents.formUnion(other.contents)
    structure.formUnion(other.structure)
    isEverything = isEverything || other.isEverything
  }

  /// Whether something of it is `path` or a folder that `path` lies in.
  package func touches(_ path: String) -> Bool {
    if isEverything || contents.contains(path) || structure.contains(path) { return true }
    guard !structure.isEmpty else { return false }
    var folder = TreePath.folder(of: path)
    while !folder.isEmpty {
      if structure.contains(folder) { return true }
      folder = TreePath.folder(of: folder)
    }
    return false
  }
}
