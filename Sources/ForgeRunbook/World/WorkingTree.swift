import ForgeFiles

/// The files that commands of a page made and removed, over those of the repository.
struct WorkingTree: Sendable {
  /// By path from the root; the last word counts.
  private(set) var changes: [String: Bool] = [:]
  /// Files and folders that the page made or removed, by the folders that they stand in.
  private var children: [String: Set<String>] = [:]
  /// Folders in which anything may have been made.
  private(set) var openFolders: Set<String> = []
  /// Paths of which the page made one, with `*` for what is not known of the name: `backup-*.sql`.
  private var patterns: Set<[String]> = []
  /// Paths that programs of which nothing is known were given.
  private var mentioned: Set<String> = []
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

  /// The page made a file whose name has unknown parts, between these `pieces`.
  mutating func create(matching pieces: [String]) {
    if patterns.count < 64, pieces.contains(where: { !$0.isEmpty }) { patterns.insert(pieces) }
  }

  /// A program of which nothing is known was given this name: it may have made it.
  mutating func mention(_ path: String) {
    if mentioned.count < 1024 { mentioned.insert(path) }
  }

  /// Whether `path` may be a file that the page made, under a name which is not known whole, or by a program which is not.
  func mayHaveMade(_ path: String) -> Bool {
    var folder = path
    while !folder.isEmpty {
      if mentioned.contains(folder) { return true }
      folder = TreePath.folder(of: folder)
    }
    return patterns.contains { pieces in
      guard let first = pieces.first, let last = pieces.last, path.hasPrefix(first),
        path.utf8.count >= first.utf8.count + last.utf8.count, path.hasSuffix(last)
      else { return false }
      var rest = path.dropFirst(first.count).dropLast(last.count)
      for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
        guard let found = rest.firstRange(of: piece) else { return false }
        rest = rest[found.upperBound...]
      }
      return true
    }
  }

  /// Whether the page made something in the folder.
  func hasMade(in folder: String) -> Bool {
    (folder.isEmpty && hasUnnamed) || openFolders.contains(folder)
      || children[folder]?.contains { changes[$0] == true } == true
      || mentioned.contains { TreePath.folder(of: $0) == folder }
      || patterns.contains { $0.first.map { TreePath.folder(of: $0) } == folder }
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
