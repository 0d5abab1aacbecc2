import ForgeSite
import Glibc

// The releases that are kept, and the way back to them.

extension DirectoryPublisher {
  /// A release as a list shows it.
  package struct ReleaseSummary: Hashable, Sendable {
    package let number: Int
    package let isCurrent: Bool
    /// When it was published, in seconds since 1970.
    package let time: Int
    package let files: Int
    /// The sizes of its files together, without their twins.
    package let bytes: Int

    /// `time` as ISO 8601 has it, in UTC.
    package var date: String {
      var seconds = time_t(time)
      var parts = tm()
      gmtime_r(&seconds, &parts)
      var text = [UInt8](repeating: 0, count: 32)
      let count = text.withUnsafeMutableBytes { buffer in
        buffer.withMemoryRebound(to: CChar.self) { strftime($0.baseAddress, $0.count, "%Y-%m-%dT%H:%M:%SZ", &parts) }
      }
      return String(decoding: text[..<count], as: UTF8.self)
    }
  }

  /// The releases, the newest first.
  package func list() throws(PublishFailure) -> [ReleaseSummary] {
    let store = try existingStore()
    let current = try store.currentNumber()
    var list: [ReleaseSummary] = []
    for number in store.numbers.reversed() {
      let release = try store.release(number)
      var status = stat()
      guard stat("\(release.folder.path)/\(Manifest.name)", &status) == 0 else { continue }
      let files = release.manifest.files
      list.append(
        ReleaseSummary(
          number: number, isCurrent: number == current, time: status.st_mtim.tv_sec, files: files.count,
          bytes: files.reduce(0) { $0 + $1.size }))
    }
    return list
  }

  /// Lets readers see an older release again, by default the one before the current one. Its files are compared with
  /// their hashes first.
  package func rollBack(to number: Int? = nil) async throws -> (from: Int?, to: Int) {
    let store = try existingStore()
    let lock = try PublishLock(store.path, waits: waits)
    defer { withExtendedLifetime(lock) {} }
    store.removeLeftovers()
    let current = number == nil ? try store.currentNumber() : try? store.currentNumber()
    guard let target = try target(number, current, store) else {
      throw PublishFailure("there is no release before \(current ?? 0); `--list` shows those that are kept")
    }
    try await verify(try store.release(target))
    try store.show(target)
    return (current, target)
  }

  private func existingStore() throws(PublishFailure) -> ReleaseStore {
    try store.check()
    guard Disk.isFolder(store.releases) else { throw PublishFailure("nothing was published to \(store.path) yet") }
    return store
  }

  private func target(_ number: Int?, _ current: Int?, _ store: ReleaseStore) throws(PublishFailure) -> Int? {
    guard let number else { return store.numbers.last { $0 < current ?? 0 } }
    guard store.numbers.contains(number) else {
      throw PublishFailure("there is no release \(number); `--list` shows those that are kept")
    }
    return number
  }

  /// Reads every file of `release` and its twins.
  private func verify(_ release: PublishedRelease) async throws {
    _ = try await release.manifest.files.concurrentMap(jobs: jobs) { file in
      try verify(file.path, size: file.size, digest: file.digest, in: release)
      for twin in file.twins {
        try verify("\(file.path).\(twin.encoding.rawValue)", size: twin.size, digest: twin.digest, in: release)
      }
    }
  }

  private func verify(
    _ path: String, size: Int, digest: String, in release: PublishedRelease
  ) throws(PublishFailure) {
    let bytes = try release.folder.read(path)
    guard bytes.count == size, Digest.hex(bytes) == digest else {
      throw PublishFailure(
        "\(release.folder.path)/\(path) is not what was published: somebody changed it; choose another release")
    }
  }
}
