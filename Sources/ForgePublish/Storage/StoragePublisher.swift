import ForgeFiles
import ForgeSite
import Glibc

/// Publishes to object storage. Only what changed is uploaded, in an order in which every page finds what it asks for.
package struct StoragePublisher: Sendable {
  package var jobs = 1
  /// Text is stored compressed, and sent so to everybody.
  package var encoding: TwinEncoding?
  /// Whether what the site does not have any more is deleted now, or by a later run.
  package var deletes = true

  private let target: StorageTarget
  private var rclone: Rclone { Rclone(target: target, jobs: jobs) }

  package init(_ target: StorageTarget) {
    self.target = target
  }

  /// What `publish` would do. Writes nothing.
  package func compare(_ site: BuiltSite) async throws -> PublishedChanges {
    let plan = try await ReleasePlan(site.sources, jobs: jobs)
    return PublishedChanges(from: try await published(), to: plan.manifest)
  }

  /// What a run did: the changes that readers see, and how many files went to the storage or from it. After a run that
  /// was cut short these are more.
  package struct Outcome: Sendable {
    package let changes: PublishedChanges
    package var uploaded = 0
    package var deleted = 0
  }

  /// Uploads, then deletes.
  package func publish(_ site: BuiltSite) async throws -> Outcome {
    let plan = try await ReleasePlan(site.sources, jobs: jobs)
    if let path = plan.items.first(where: { $0.file.path.contains { $0.isNewline } })?.file.path {
      throw PublishFailure("\(path) has a line end in its name, rename it")
    }
    if let path = plan.items.first(where: { !Rclone.canName($0.file.path) })?.file.path {
      throw PublishFailure("\(path) has a character in its name that rclone takes for another one, rename it")
    }
    let old = try await published()
    let new = Manifest(compression: encoding?.contentEncoding, files: plan.items.map(\.file))
    var outcome = Outcome(changes: PublishedChanges(from: old, to: new))
    let work = UploadWork(old: old, new: new)
    guard !work.uploaded.isEmpty || deletes && !work.removed.isEmpty else { return outcome }
    let staging = try StagingFolder()
    defer { staging.remove() }
    let announced = try await announce(work, old, new, staging)
    try await upload(plan, work, staging)
    try await checkAlone(announced, staging)
    try await put(work.finished(new), staging)
    outcome.uploaded = work.uploaded.count
    guard deletes, !work.removed.isEmpty else { return outcome }
    try await rclone.delete(staging.list(work.removed))
    try await put(new, staging)
    outcome.deleted = work.removed.count
    return outcome
  }

  private func published() async throws -> Manifest? {
    guard let bytes = try await rclone.read(Manifest.name) else { return nil }
    return try Manifest(json: bytes, path: "\(target.description)/\(Manifest.name)")
  }

  /// Says in the manifest what is about to change, so that the run after one that was cut short does not trust it.
  private func announce(
    _ work: UploadWork, _ old: Manifest?, _ new: Manifest, _ staging: StagingFolder
  ) async throws -> Manifest {
    var manifest = old ?? Manifest(compression: new.compression, files: [])
    manifest.pending = work.pending
    try await put(manifest, staging)
    return manifest
  }

  /// Fails where another run wrote its manifest meanwhile: a bucket has no lock. What this one wrote is told to the next.
  private func checkAlone(_ announced: Manifest, _ staging: StagingFolder) async throws {
    guard var other = try await published(), other != announced else { return }
    other.pending = Set(other.pending).union(announced.pending).sorted()
    try await put(other, staging)
    throw PublishFailure(
      "another run published to \(target.description) meanwhile: let one publish at a time, and run it again")
  }

  private func put(_ manifest: Manifest, _ staging: StagingFolder) async throws {
    try staging.replace(Manifest.name, manifest.json)
    let headers = ["Content-Type: application/json; charset=utf-8", "Cache-Control: no-cache"]
    try await rclone.upload(staging.list([Manifest.name]), from: staging.files, headers)
  }

  /// What is sent in one run of rclone.
  private struct Batch: Hashable {
    let phase: UploadPhase
    let served: ServedAs
    let encoding: TwinEncoding?

    var headers: [String] {
      ["Content-Type: \(served.contentType)", "Cache-Control: \(served.cacheControl)"]
        + (encoding.map { ["Content-Encoding: \($0.contentEncoding)"] } ?? [])
    }

    /// The order of batches: by phase, and within one the same every time.
    var order: String { "\(phase.rawValue) \(headers.joined(separator: " "))" }
  }

  private func upload(_ plan: ReleasePlan, _ work: UploadWork, _ staging: StagingFolder) async throws {
    let changed = Set(work.uploaded)
    let items = plan.items.filter { changed.contains($0.file.path) }
    try staging.makeFolders(items.map(\.file.path))
    let encodings = try await items.concurrentMap(jobs: jobs) { item -> TwinEncoding? in
      let bytes = try item.read()
      let packed = encoding.flatMap { encoding in
        Twins.mayHave(item.file.path, size: bytes.count) ? Twins.make(encoding, of: bytes) : nil
      }
      try Disk.write("\(staging.files)/\(item.file.path)", packed ?? bytes)
      return packed == nil ? nil : encoding
    }
    var batches: [Batch: [String]] = [:]
    for (item, encoding) in zip(items, encodings) {
      let path = item.file.path
      batches[Batch(phase: UploadPhase(path), served: ServedAs(path), encoding: encoding), default: []].append(path)
    }
    for (batch, paths) in batches.sorted(by: { $0.key.order < $1.key.order }) {
      try await rclone.upload(staging.list(paths), from: staging.files, batch.headers)
    }
  }
}

/// What has to be done to turn what is published into a new site.
struct UploadWork: Hashable, Sendable {
  let uploaded: [String]
  let removed: [String]

  init(old: Manifest?, new: Manifest) {
    let before = old?.byPath ?? [:]
    let isOther = old != nil && old?.compression != new.compression
    // Nobody knows what a run that was cut short left there: not the old bytes, and not the new.
    let unknown = Set(old?.pending ?? [])
    uploaded = new.files.filter { file in
      isOther || unknown.contains(file.path) || !(before[file.path]?.holdsSame(as: file) ?? false)
    }.map(\.path)
    let kept = Set(new.files.map(\.path))
    removed = (Set(before.keys).union(unknown)).subtracting(kept).sorted()
  }

  /// Everything that is about to be written or deleted.
  var pending: [String] { uploaded + removed }

  /// The manifest of the site while what it has no more is still there.
  func finished(_ new: Manifest) -> Manifest {
    var manifest = new
    manifest.pending = removed
    return manifest
  }
}
