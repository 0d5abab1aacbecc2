import ForgeSite

/// What is to be published: every file with its size and hash, before anything is written.
struct ReleasePlan: Sendable {
  struct Item: Sendable {
    let source: Source
    let file: Manifest.File
  }

  /// In the order of their paths' bytes.
  let items: [Item]

  /// Reads and hashes what is not known yet.
  init(_ sources: [Source], jobs: Int) async throws {
    let originals = sources.filter { $0.original == nil }
    var items = try await originals.concurrentMap(jobs: jobs) { source in
      if let known = source.known {
        return Item(source: source, file: Manifest.File(path: source.path, size: known.size, digest: known.digest))
      }
      let bytes = try source.content.read()
      return Item(
        source: source, file: Manifest.File(path: source.path, size: bytes.count, digest: Digest.hex(bytes)))
    }
    let files = Dictionary(items.map { ($0.file.path, $0.file) }) { first, _ in first }
    for source in sources {
      guard let original = source.original.flatMap({ files[$0] }) else { continue }
      items.append(
        Item(
          source: source,
          file: Manifest.File(path: source.path, size: original.size, digest: original.digest)))
    }
    self.items = items.sorted { $0.file.path.utf8.lexicographicallyPrecedes($1.file.path.utf8) }
  }

  /// The manifest without twins, which is all that a comparison needs.
  var manifest: Manifest { Manifest(compression: nil, files: items.map(\.file)) }
}

extension ReleasePlan.Item {
  /// The bytes as they were hashed.
  func read() throws(PublishFailure) -> [UInt8] {
    let bytes = try source.content.read()
    guard bytes.count == file.size, Digest.hex(bytes) == file.digest else {
      throw PublishFailure("\(file.path) changed while it was read; run the command again")
    }
    return bytes
  }
}
