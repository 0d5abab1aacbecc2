import ForgeFiles

/// The files that commands of a page made and removed, over those of the repository.
struct WorkingTree: Sendable {
  /// By path from the root; the last word counts.
  private(set) var changes: [String: Bool] = [:]
  /// Folders in which anything may have been made.
  private(set) var openFolders: Set<String> = []
  /// Whether the page made a file at the root whose name is not known whole.
  private var hasUnnamed = false

  mutating func create(_ path: String) {
    changes[path] = true
    var folder = TreePath.folder(of: path)
    while !folder.isEmpty {
      changes[folder] = true
      folder = TreePath.folder(of: folder)
    }
  }

  mutating func noteUnnamed() { hasUnnamed = true }

  /// Whether the page made something in the folder.
  func hasMade(in folder: String) -> Bool {
    (folder.isEmpty && hasUnnamed) || openFolders.contains(folder)
      || changes.contains { $0.value && TreePath.folder(of: $0.key) == folder }
  }

  mutating func forgetRemovals() { changes = changes.filter(\.value) }

  mutating func remove(_ path: String) {
    let inside = "\(path)/"
    changes = changes.filter { !$0.key.hasPrefix(inside) }
    openFolders = openFolders.filter { $0 != path && !$0.hasPrefix(inside) }
    changes[path] = false
  }

  /// Something was made in `folder` that cannot be named.
  mutating func open(_ folder: String) {
    openFolders.insert(folder)
    create(folder)
  }

  /// It is known after all what is in `folder`.
  mutating func close(_ folder: String) {
    openFolders.remove(folder)
    changes[folder] = nil
  }

  /// What the page did to a file or folder, or to what holds it.
  enum State: Sendable {
    case made, removed
    /// It stands in a folder of which nothing is known.
    case open
  }

  /// Nil where it is as the repository has it.
  func state(of path: String) -> State? {
    if let state = changes[path] { return state ? .made : .removed }
    var folder = TreePath.folder(of: path)
    while true {
      if openFolders.contains(folder) { return .open }
      if changes[folder] == false { return .removed }
      if folder.isEmpty { return nil }
      folder = TreePath.folder(of: folder)
    }
  }
}
