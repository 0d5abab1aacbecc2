import ForgeFiles
import ForgeSite

/// Writes the files of a release into a folder of its own. What the release before has is linked, not written.
struct ReleaseWriter: Sendable {
  let target: String
  let previous: PublishedRelease?
  /// How twins are made; nil for none.
  let compression: String?
  let jobs: Int

  private let known: [String: Manifest.File]

  init(target: String, previous: PublishedRelease?, compression: String?, jobs: Int) {
    self.target = target
    self.previous = previous
    self.compression = compression
    self.jobs = jobs
    known = previous?.manifest.byPath ?? [:]
  }

  /// Writes all of `plan` and its manifest, which it returns.
  func write(_ plan: ReleasePlan) async throws -> Manifest {
    try makeFolders(plan.items.map(\.file.path))
    let taken = Set(plan.items.map(\.file.path))
    let originals = plan.items.filter { $0.source.original == nil }
    var files = try await originals.concurrentMap(jobs: jobs) { try write($0, taken: taken) }
    let byPath = Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
    for item in plan.items {
      guard let original = item.source.original.flatMap({ byPath[$0] }) else { continue }
      files.append(try linkAlias(item.file.path, to: original))
    }
    let manifest = Manifest(compression: compression, files: files)
    try Disk.write("\(target)/\(Manifest.name)", manifest.json)
    return manifest
  }

  private func makeFolders(_ paths: [String]) throws(PublishFailure) {
    try Disk.makeFolders(target)
    var made: Set<String> = []
    for path in paths where made.insert(TreePath.folder(of: path)).inserted {
      try Disk.makeFolders(TreePath.join(target, TreePath.folder(of: path)))
    }
  }

  private func write(_ item: ReleasePlan.Item, taken: Set<String>) throws(PublishFailure) -> Manifest.File {
    var file = item.file
    let path = "\(target)/\(file.path)"
    var bytes: [UInt8]?
    let before = known[file.path].flatMap { $0.holdsSame(as: file) ? $0 : nil }
    let isLinked = before.map { link($0.path, size: $0.size) } ?? false
    if !isLinked {
      let read = try item.read()
      try Disk.write(path, read)
      bytes = read
    }
    guard let compression, Twins.mayHave(file.path, size: file.size) else { return file }
    let canReuse = isLinked && previous?.manifest.compression == compression
    for encoding in TwinEncoding.allCases {
      let twinPath = "\(file.path).\(encoding.rawValue)"
      // What the site publishes itself under this name stays.
      guard !taken.contains(twinPath) else { continue }
      if canReuse {
        guard let twin = before?.twins.first(where: { $0.encoding == encoding }) else { continue }
        if link(twinPath, size: twin.size) {
          file.twins.append(twin)
          continue
        }
      }
      if bytes == nil { bytes = try item.read() }
      guard let plain = bytes else { continue }
      guard let packed = Twins.make(encoding, of: plain) else { continue }
      try Disk.write("\(target)/\(twinPath)", packed)
      // Servers make ETags of the time: both forms of a file have the same.
      Disk.copyTime(from: path, to: "\(target)/\(twinPath)")
      file.twins.append(Manifest.Twin(encoding: encoding, size: packed.count, digest: Digest.hex(packed)))
    }
    return file
  }

  /// Whether the release before had the file whole and it could be linked: a disk takes only so many links to one.
  private func link(_ path: String, size: Int) -> Bool {
    guard let folder = previous?.folder, folder.size(of: path) == size else { return false }
    return (try? Disk.link("\(folder.path)/\(path)", "\(target)/\(path)")) != nil
  }

  /// Gives a file a further name, and each of its twins.
  private func linkAlias(_ path: String, to original: Manifest.File) throws(PublishFailure) -> Manifest.File {
    for suffix in [""] + original.twins.map({ ".\($0.encoding.rawValue)" }) {
      let (old, new) = ("\(target)/\(original.path)\(suffix)", "\(target)/\(path)\(suffix)")
      if (try? Disk.link(old, new)) != nil { continue }
      // A file system without further names, or without more of them.
      try Disk.write(new, try Folder(target).read("\(original.path)\(suffix)"))
      Disk.copyTime(from: old, to: new)
    }
    return Manifest.File(path: path, size: original.size, digest: original.digest, twins: original.twins)
  }
}
