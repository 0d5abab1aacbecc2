import Synchronization

/// A file system whose answers are kept until ``forget(_:)`` is told that they may be others: what reads a whole repository
/// again after each change then asks the disk for that change alone.
package final class FileCache: Sendable {
  private struct State {
    var bytes: [String: Result<[UInt8], FileSystem.ReadError>] = [:]
    var kinds: [String: FileSystem.Kind?] = [:]
    var lists: [String: Result<[FileSystem.Entry], FileSystem.ReadError>] = [:]
    var lostLinks: [String: [FileSystem.LostLink]] = [:]
    var identities: [String: String] = [:]
    /// Paths that lead through links, by the path that they lead to.
    var aliases: [String: Set<String>] = [:]
  }

  private let base: FileSystem
  private let state = Mutex(State())

  package init(_ base: FileSystem) {
    self.base = base
  }

  /// Reads through the cache.
  package var fileSystem: FileSystem {
    FileSystem(
      list: { [self] folder throws(FileSystem.ReadError) in try list(folder).get() },
      lostLinks: { [self] folder in kept(\.lostLinks, folder) { base.lostLinks(folder) } },
      read: { [self] path throws(FileSystem.ReadError) in try read(path).get() },
      kind: { [self] path in kept(\.kinds, path) { base.kind(path) } },
      identity: { [self] path in kept(\.identities, path) { base.identity(path) } },
      root: base.root)
  }

  /// The answer that is kept, or that of `ask`, which runs without the lock.
  private func kept<Answer: Sendable>(
    _ answers: any WritableKeyPath<State, [String: Answer]> & Sendable, _ path: String, _ ask: () -> Answer
  ) -> Answer {
    if let known = state.withLock({ $0[keyPath: answers][path] }) { return known }
    let answer = ask()
    state.withLock { $0[keyPath: answers][path] = answer }
    return answer
  }

  private func list(_ folder: String) -> Result<[FileSystem.Entry], FileSystem.ReadError> {
    kept(\.lists, folder) { Self.result { () throws(FileSystem.ReadError) in try base.list(folder) } }
  }

  private func read(_ path: String) -> Result<[UInt8], FileSystem.ReadError> {
    if let known = state.withLock({ $0.bytes[path] }) { return known }
    let answer = Self.result { () throws(FileSystem.ReadError) in try base.read(path) }
    let real = realPath(path)
    state.withLock {
      $0.bytes[path] = answer
      if real != path { $0.aliases[real, default: []].insert(path) }
    }
    return answer
  }

  private static func result<Value>(
    _ body: () throws(FileSystem.ReadError) -> Value
  ) -> Result<Value, FileSystem.ReadError> {
    do throws(FileSystem.ReadError) { return .success(try body()) } catch { return .failure(error) }
  }

  /// Where `path` leads, from the root.
  private func realPath(_ path: String) -> String {
    guard let root = base.root else { return path }
    let real = base.identity(path)
    let prefix = root == "/" ? "/" : "\(root)/"
    return real.hasPrefix(prefix) ? String(real.dropFirst(prefix.count)) : path
  }

  // MARK: Forgetting

  /// Drops what `changes` may have made untrue, and returns them as they are: editors that put a new file in the place of an old
  /// one change its bytes and nothing else.
  package func forget(_ changes: FileChanges) -> FileChanges {
    guard !changes.isEverything else {
      state.withLock { $0 = State() }
      return changes
    }
    var real = changes
    for path in changes.structure where isOnlyContent(path) {
      real.structure.remove(path)
      if kept(\.kinds, path, { base.kind(path) }) != nil { real.contents.insert(path) }
    }
    state.withLock { state in
      for path in real.contents { Self.forgetBytes(of: path, &state) }
      guard !real.structure.isEmpty else { return }
      state.kinds = [:]
      state.lists = [:]
      state.lostLinks = [:]
      state.identities = [:]
      // Any link may lead elsewhere now.
      for path in Array(state.aliases.keys) { Self.forgetBytes(of: path, &state) }
      let isLost = { (path: String, answer: Result<[UInt8], FileSystem.ReadError>) -> Bool in
        if case .failure = answer { true } else { real.touches(path) }
      }
      state.bytes = state.bytes.filter { !isLost($0.key, $0.value) }
    }
    return real
  }

  private static func forgetBytes(of path: String, _ state: inout State) {
    state.bytes[path] = nil
    for alias in state.aliases.removeValue(forKey: path) ?? [] { state.bytes[alias] = nil }
  }

  /// Whether the folder around `path` lists what it listed before: a file was replaced by another of its name, or one that
  /// came is gone again.
  private func isOnlyContent(_ path: String) -> Bool {
    let folder = TreePath.folder(of: path)
    let known = state.withLock { (list: $0.lists[folder], links: $0.lostLinks[folder], kind: $0.kinds[path]) }
    guard let list = known.list else { return false }
    // A folder in the place of another can hold anything, and so can a link.
    let now = base.kind(path)
    guard now != .folder, (known.kind ?? now) == now else { return false }
    let isSame = Self.result { () throws(FileSystem.ReadError) in try base.list(folder) } == list
    return isSame && (known.links ?? []) == base.lostLinks(folder)
      && state.withLock { state in !state.aliases.values.contains { $0.contains(path) } }
  }
}
