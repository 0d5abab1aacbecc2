import ForgeFiles

/// The files that commands of a page made and removed, over those of the repository.
struct WorkingTree: Sendable {
  /// By path from the root; the last word counts.
  private var changes: [String: Bool] = [:]
  /// Folders in which anything may have been made.
  private var openFolders: Set<String> = []
  /// What the page says that files hold, by path.
  private var texts: [String: String] = [:]

  mutating func create(_ path: String) {
    changes[path] = true
    texts[path] = nil
    var folder = TreePath.folder(of: path)
    while !folder.isEmpty {
      changes[folder] = true
      folder = TreePath.folder(of: folder)
    }
  }

  /// The page says all that the file holds.
  mutating func write(_ path: String, _ text: String) {
    create(path)
    texts[path] = text
  }

  /// What a file holds that the page wrote; nil where it did not, or not all of it is known.
  func text(of path: String) -> String? { texts[path] }

  /// Whether the page made something in the folder.
  func hasMade(in folder: String) -> Bool {
    openFolders.contains(folder) || changes.contains { $0.value && TreePath.folder(of: $0.key) == folder }
  }

  mutating func forgetRemovals() { changes = changes.filter(\.value) }

  mutating func remove(_ path: String) {
    changes[path] = false
    texts[path] = nil
  }

  /// Something was made in `folder` that cannot be named.
  mutating func open(_ folder: String) {
    openFolders.insert(folder)
    create(folder)
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
