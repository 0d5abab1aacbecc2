import ForgeFiles

/// The files that commands of a page made and removed, over those of the repository.
struct WorkingTree: Sendable {
  /// By path from the root; the last word counts.
  private var changes: [String: Bool] = [:]
  /// Folders in which anything may have been made.
  private var openFolders: Set<String> = []

  mutating func create(_ path: String) {
    changes[path] = true
    var folder = TreePath.folder(of: path)
    while !folder.isEmpty {
      changes[folder] = true
      folder = TreePath.folder(of: folder)
    }
  }

  mutating func forgetRemovals() { changes = changes.filter(\.value) }

  mutating func remove(_ path: String) { changes[path] = false }

  /// Something was made in `folder` that cannot be named.
  mutating func open(_ folder: String) {
    openFolders.insert(folder)
    create(folder)
  }

  /// Whether the page made or removed it, or what holds it; nil where it is as the repository has it.
  func state(of path: String) -> Bool? {
    if let state = changes[path] { return state }
    var folder = TreePath.folder(of: path)
    while true {
      if openFolders.contains(folder) { return true }
      if changes[folder] == false { return false }
      if folder.isEmpty { return nil }
      folder = TreePath.folder(of: folder)
    }
  }
}
