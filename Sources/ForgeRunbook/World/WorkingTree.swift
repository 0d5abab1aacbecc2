import ForgeFiles

/// The files that commands of a page made and removed, over those of the repository.
struct WorkingTree: Sendable {
  /// By path from the root; the last word counts.
  private(set) var changes: [String: Bool] = [:]
  /// Files and folders that the page made or removed, by the folders that they stand in.
  private var children: [String: Set<String>] = [:]
  /// Folders in which anything may have been made.
  private(set) var openFolders: Set<String> = []
  /// Whether the page made a file at the root whose name is not known whole.
  private var hasUnnamed = false

  mutating func create(_ path: String) {
    var path = path
    // Where a folder is made, those around it are.
    repeat {
      set(path, true)
      path = TreePath.folder(of: path)
    } while !path.isEmpty && changes[path] != true
  }

  private mutating func set(_ path: String, _ isMade: Bool) {
    changes[path] = isMade
    if !path.isEmpty { children[TreePath.folder(of: path), default: []].insert(path) }
  }

  mutating func noteUnnamed() { hasUnnamed = true }

  /// Whether the page made something in the folder.
  func hasMade(in folder: String) -> Bool {
    (folder.isEmpty && hasUnnamed) || openFolders.contains(folder)
      || children[folder]?.contains { changes[$0] == true } == true
  }

  mutating func forgetRemovals() { changes = changes.filter(\.value) }

  mutating func remove(_ path: String) {
    var folders = [path]
    while let folder = folders.popLast() {
      openFolders.remove(folder)
      for child in children.removeValue(forKey: folder) ?? [] {
        changes[child] = nil
        folders.append(child)
      }
    }
    set(path, false)
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
