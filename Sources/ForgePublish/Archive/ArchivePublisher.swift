import ForgeFiles
import ForgeSite
import Glibc

/// Publishes to an archive: the same site gives the same bytes, whenever and wherever it is packed.
package struct ArchivePublisher: Sendable {
  package var hasTwins = true
  package var jobs = 1
  /// The time that every entry has, in seconds since 1970.
  package var time = ArchivePublisher.defaultTime

  /// Midnight of 1 January 1980 in UTC, the first day that every format of archives knows.
  package static let defaultTime = 315_532_800

  private let path: String
  private let format: ArchiveFormat

  package init(_ path: String, _ format: ArchiveFormat) {
    self.path = path
    self.format = format
  }

  /// How many files there are, and the size of the archive.
  package struct Outcome: Hashable, Sendable {
    package let files: Int
    package let bytes: Int
  }

  /// Writes the archive beside the old one and renames it.
  package func publish(_ site: BuiltSite) async throws -> Outcome {
    let plan = try await ReleasePlan(site.sources, jobs: jobs)
    let folder = TreePath.folder(of: path)
    let parent = folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder
    try Disk.makeFolders(parent)
    removeLeftovers(in: parent)
    let partial = "\(parent)/\(prefix)\(getpid())"
    unlink(partial)
    let file = open(partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw PublishFailure.system("write", partial) }
    do {
      defer { close(file) }
      let bytes = try await write(plan, to: file, partial)
      guard fsync(file) == 0 else { throw PublishFailure.system("write", partial) }
      guard rename(partial, path) == 0 else { throw PublishFailure.system("write", path) }
      try Disk.syncNames(parent)
      return Outcome(files: plan.items.count, bytes: bytes)
    } catch {
      unlink(partial)
      throw error
    }
  }

  /// What is other than in the archive that is there. Writes nothing.
  package func compare(_ site: BuiltSite) async throws -> PublishedChanges {
    let old = try ArchiveReader.manifest(path, format)
    return PublishedChanges(from: old, to: try await ReleasePlan(site.sources, jobs: jobs).manifest)
  }

  private var prefix: String { ".\(TreePath.name(of: path)).forge-docs-" }

  /// Removes what runs that were killed left.
  private func removeLeftovers(in parent: String) {
    for name in Disk.names(in: parent) where name.hasPrefix(prefix) {
      guard let owner = pid_t(name.dropFirst(prefix.count)), kill(owner, 0) != 0, errno == ESRCH else { continue }
      unlink("\(parent)/\(name)")
    }
  }

  /// A file with its twins, ready to be packed.
  private struct Packed: Sendable {
    let file: Manifest.File
    let contents: [(path: String, bytes: [UInt8])]
  }

  /// How many files are compressed before they are packed.
  private static let partSize = 256

  private func write(_ plan: ReleasePlan, to file: Int32, _ partial: String) async throws -> Int {
    var count = 0
    let stream = try PackedStream(format) { bytes in
      try Disk.append(bytes, to: file, partial)
      count += bytes.count
    }
    let taken = Set(plan.items.map(\.file.path))
    var folders: Set<String> = [""]
    var files: [Manifest.File] = []
    for start in stride(from: 0, to: plan.items.count, by: Self.partSize) {
      let part = Array(plan.items[start..<min(start + Self.partSize, plan.items.count)])
      for packed in try await part.concurrentMap(jobs: jobs, { try pack($0, taken: taken) }) {
        files.append(packed.file)
        for (path, bytes) in packed.contents { try add(path, bytes, &folders, stream) }
      }
    }
    let manifest = Manifest(compression: hasTwins ? Twins.method : nil, files: files)
    try add(Manifest.name, manifest.json, &folders, stream)
    try stream.write(TarEntry.end)
    try stream.finish()
    return count
  }

  private func pack(_ item: ReleasePlan.Item, taken: Set<String>) throws(PublishFailure) -> Packed {
    let bytes = try item.read()
    var file = item.file
    var contents = [(file.path, bytes)]
    if hasTwins, Twins.mayHave(file.path, size: file.size) {
      for encoding in TwinEncoding.allCases where !taken.contains("\(file.path).\(encoding.rawValue)") {
        guard let packed = Twins.make(encoding, of: bytes) else { continue }
        file.twins.append(Manifest.Twin(encoding: encoding, size: packed.count, digest: Digest.hex(packed)))
        contents.append(("\(file.path).\(encoding.rawValue)", packed))
      }
    }
    return Packed(file: file, contents: contents)
  }

  /// Adds a file, and before it the folders that it is the first in.
  private func add(_ path: String, _ bytes: [UInt8], _ folders: inout Set<String>, _ stream: PackedStream) throws {
    var missing: [String] = []
    var folder = TreePath.folder(of: path)
    while folders.insert(folder).inserted {
      missing.append(folder)
      folder = TreePath.folder(of: folder)
    }
    for folder in missing.reversed() {
      try stream.write(TarEntry(path: folder, isFolder: true, size: 0, time: time).header)
    }
    try stream.write(TarEntry(path: path, isFolder: false, size: bytes.count, time: time).header)
    try stream.write(bytes)
    try stream.write(TarEntry.padding(bytes.count))
  }
}
