import ForgeSite
import Glibc

/// Publishes to a folder that a web server reads through its link `current`.
package struct DirectoryPublisher: Sendable {
  /// How many releases stay, the new one among them.
  package var keptReleases = 5
  package var hasTwins = true
  /// Whether to wait for another process that publishes to the same folder.
  package var waits = false
  package var jobs = 1

  let store: ReleaseStore

  package init(_ path: String) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    store = ReleaseStore(path: path)
  }

  /// What a run ended with.
  package struct Outcome: Sendable {
    package let changes: PublishedChanges
    /// The release that readers see now; nil where there is none yet.
    package let release: Int?
    package let isNew: Bool
  }

  private var compression: String? { hasTwins ? Twins.method : nil }

  /// Publishes `site`, or one version of it. Nothing is written where nothing changed.
  package func publish(_ site: BuiltSite, as version: VersionRequest? = nil) async throws -> Outcome {
    try check(site)
    try Disk.makeFolders(store.releases)
    let lock = try PublishLock(store.path, waits: waits)
    defer { withExtendedLifetime(lock) {} }
    store.removeLeftovers()
    let previous = try published()
    let plan = try await ReleasePlan(VersionedSite.sources(site, version, previous), jobs: jobs)
    let changes = PublishedChanges(from: previous?.manifest, to: plan.manifest)
    if let previous, changes.isEmpty, previous.manifest.compression == compression {
      return Outcome(changes: changes, release: previous.number, isNew: false)
    }
    let number = (store.numbers.last ?? 0) + 1
    try await write(plan, as: number, after: previous)
    prune(keeping: number, after: previous?.number)
    return Outcome(changes: changes, release: number, isNew: true)
  }

  /// What `publish` would do. Writes nothing, and needs no lock.
  package func compare(_ site: BuiltSite, as version: VersionRequest? = nil) async throws -> Outcome {
    try check(site)
    let previous = try published()
    let plan = try await ReleasePlan(VersionedSite.sources(site, version, previous), jobs: jobs)
    return Outcome(
      changes: PublishedChanges(from: previous?.manifest, to: plan.manifest), release: previous?.number, isNew: false)
  }

  private func published() throws -> PublishedRelease? {
    try store.currentNumber().map { number in try store.release(number) }
  }

  private func check(_ site: BuiltSite) throws(PublishFailure) {
    try store.check()
    guard let inner = Self.real(store.path), let outer = Self.real(site.folder.path) else { return }
    if "\(inner)/".hasPrefix("\(outer)/") {
      throw PublishFailure("\(store.path) lies in the site that is to be published; choose a folder outside")
    }
  }

  /// `path` with its links followed, as far as it exists.
  private static func real(_ path: String) -> String? {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    guard let slash = path.lastIndex(of: "/") else { return real(".").map { "\($0)/\(path)" } }
    return real(slash == path.startIndex ? "/" : String(path[..<slash])).map { "\($0)\(path[slash...])" }
  }

  private func write(_ plan: ReleasePlan, as number: Int, after previous: PublishedRelease?) async throws {
    let staging = store.staging(number)
    do {
      let writer = ReleaseWriter(target: staging, previous: previous, compression: compression, jobs: jobs)
      _ = try await writer.write(plan)
      try Disk.syncAll(staging)
      guard rename(staging, store.folder(number)) == 0 else { throw PublishFailure.system("write", staging) }
      try Disk.syncNames(store.releases)
      try store.show(number)
    } catch {
      Disk.remove(staging)
      // Whole, and nobody sees it.
      if store.numbers.contains(number), (try? store.currentNumber()) != number { store.remove(number) }
      throw error
    }
  }

  /// Removes the oldest releases, and those that were rolled back or never shown, which are newer than `previous`.
  private func prune(keeping number: Int, after previous: Int?) {
    let others = store.numbers.filter { $0 != number }
    let shown = others.filter { $0 <= previous ?? 0 }
    let kept = Set(shown.suffix(max(0, keptReleases - 1)))
    for other in others where !kept.contains(other) { store.remove(other) }
  }
}
