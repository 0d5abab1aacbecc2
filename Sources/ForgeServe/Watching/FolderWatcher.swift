package import ForgeFiles
import Glibc

/// Tells what changes below a root, folders that come later included.
package actor FolderWatcher {
  /// Why folders cannot be watched.
  package typealias Failure = WatchEvents.Failure

  private let root: String
  private let isWatched: @Sendable (_ folder: String) -> Bool
  private let events: WatchEvents
  private var folders: [Int32: String] = [:]
  private var numbers: [String: Int32] = [:]
  private var pending = FileChanges()
  /// Wakes the one who waits for changes.
  private var waiting: CheckedContinuation<Void, Never>?
  private var isClosed = false

  /// Watches `root`, an absolute path, and every folder below it that `isWatched` says yes to, by its path from there.
  package init(root: String, isWatched: @escaping @Sendable (_ folder: String) -> Bool) async throws {
    self.root = root
    self.isWatched = isWatched
    events = try WatchEvents()
    try watch("")
  }

  // MARK: Asking

  /// Takes notes until the task is cancelled.
  package func run() async {
    for await piece in events.pieces {
      for event in piece { read(event) }
      if !pending.isEmpty { wake() }
    }
    isClosed = true
    wake()
  }

  /// What changed since the last call, once something has; nil after the end. Changes that come within `quiet` of each other
  /// are told together, at the latest after `limit`: a checkout is one change, not a thousand.
  package func next(quiet: Duration = .milliseconds(5), limit: Duration = .milliseconds(150)) async -> FileChanges? {
    while pending.isEmpty {
      if isClosed || Task.isCancelled { return nil }
      await withCheckedContinuation { waiting = $0 }
    }
    let start = ContinuousClock.now
    var seen = -1
    while seen != pending.contents.count + pending.structure.count, start.duration(to: .now) < limit {
      seen = pending.contents.count + pending.structure.count
      try? await Task.sleep(for: quiet)
    }
    defer { pending = FileChanges() }
    return pending
  }

  private func wake() {
    waiting?.resume()
    waiting = nil
  }

  // MARK: Taking notes

  private func read(_ event: WatchEvents.Event) {
    if event.isOverflow {
      pending.isEverything = true
      return rewatch()
    }
    guard let folder = folders[event.folder] else { return }
    guard !event.endsFolder else { return forget(event.folder) }
    guard !event.name.isEmpty else { return }
    let path = TreePath.join(folder, event.name)
    guard !event.isFolder else { return readFolder(path, event) }
    // In a folder of which few files count, as git's, the others change without end.
    guard isWatched(path) else { return }
    if event.isStructural { pending.structure.insert(path) } else { pending.contents.insert(path) }
  }

  private func readFolder(_ path: String, _ event: WatchEvents.Event) {
    guard isWatched(path) else { return }
    guard event.isStructural else { return }
    pending.structure.insert(path)
    // A folder that took another name keeps its number, which would go on under the old one.
    for (old, number) in numbers where old == path || old.hasPrefix("\(path)/") {
      events.remove(number)
      forget(number)
    }
    do { try watch(path) } catch { pending.isEverything = true }
  }

  private func forget(_ number: Int32) {
    guard let folder = folders.removeValue(forKey: number) else { return }
    if numbers[folder] == number { numbers[folder] = nil }
  }

  private func rewatch() {
    do { try watch("") } catch { pending.isEverything = true }
  }

  /// Watches a folder and those in it. What came into it before it was watched is in its list.
  private func watch(_ folder: String) throws(WatchEvents.Failure) {
    var todo = [folder]
    while let next = todo.popLast() {
      let full = next.isEmpty ? root : "\(root)/\(next)"
      guard let number = try events.add(full) else { continue }
      // Two names of one folder, through a mount: the later one counts.
      if let other = folders[number] { numbers[other] = nil }
      folders[number] = next
      numbers[next] = number
      for name in Self.folders(in: full) {
        let path = TreePath.join(next, name)
        if isWatched(path) { todo.append(path) }
      }
    }
  }

  private static func folders(in folder: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      guard Int32(entry.pointee.d_type) == Int32(DT_DIR) else { continue }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
