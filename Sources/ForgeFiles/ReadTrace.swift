import Synchronization

/// Notes what a piece of work asks of a file system, so that its result can be kept as long as none of the answers changed.
package final class ReadTrace: Sendable {
  private struct State {
    /// Paths that were read, or asked for.
    var paths: Set<String> = []
    var folders: Set<String> = []
    /// Whether an answer came through a link: which paths it depends on is not known then.
    var hasLinks = false
  }

  private let base: FileSystem
  private let state = Mutex(State())

  package init(_ base: FileSystem) {
    self.base = base
  }

  /// Reads as the file system does, and takes notes.
  package var fileSystem: FileSystem {
    FileSystem(
      list: { [self] folder throws(FileSystem.ReadError) in
        note(folder: folder)
        return try base.list(folder)
      },
      lostLinks: { [self] folder in
        note(folder: folder)
        return base.lostLinks(folder)
      },
      read: { [self] path throws(FileSystem.ReadError) in
        note(path)
        return try base.read(path)
      },
      kind: { [self] path in
        note(path)
        return base.kind(path)
      },
      identity: { [self] path in
        note(path)
        return base.identity(path)
      },
      root: base.root)
  }

  private func note(_ asked: String) {
    let path = TreePath.resolve(asked, from: "") ?? asked
    let isNew = state.withLock { $0.paths.insert(path).inserted }
    guard isNew, let root = base.root else { return }
    let plain = path.isEmpty ? root : root == "/" ? "/\(path)" : "\(root)/\(path)"
    let real = base.identity(asked)
    // What is not there has no other name than its path.
    if real != plain, real != asked { state.withLock { $0.hasLinks = true } }
  }

  private func note(folder: String) {
    note(folder)
    let path = TreePath.resolve(folder, from: "") ?? folder
    state.withLock { _ = $0.folders.insert(path) }
  }

  /// Whether something that was asked for may have another answer after `changes`.
  package func isAffected(by changes: FileChanges) -> Bool {
    if changes.isEmpty { return false }
    return state.withLock { state in
      changes.isEverything || state.hasLinks || state.paths.contains { changes.touches($0) }
        || changes.structure.contains { state.folders.contains(TreePath.folder(of: $0)) }
    }
  }
}
