import ForgeDiagnostics
import ForgeYAML

/// What a release holds: each file with its size and hash, sorted by path. Written as `manifest.json` beside the files.
package struct Manifest: Hashable, Sendable {
  package static let name = "manifest.json"

  /// A file, and its compressed twins by their extension.
  package struct File: Hashable, Sendable {
    package let path: String
    package let size: Int
    package let digest: String
    package var twins: [Twin] = []

    /// Whether both hold the same bytes, whatever their twins.
    func holdsSame(as other: File) -> Bool { size == other.size && digest == other.digest }
  }

  /// The compressed form of a file, at its path with `extension` behind.
  package struct Twin: Hashable, Sendable {
    package let encoding: TwinEncoding
    package let size: Int
    package let digest: String
  }

  /// How twins were made; nil for a release without. Twins of another way are not taken over.
  package var compression: String?
  /// In the order of their paths' bytes.
  package var files: [File]
  /// In object storage: paths that a run was about to write or remove, of which nobody knows how far it came.
  package var pending: [String] = []

  package init(compression: String?, files: [File], pending: [String] = []) {
    self.compression = compression
    self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    self.pending = pending
  }

  /// The files by path.
  var byPath: [String: File] { Dictionary(files.map { ($0.path, $0) }) { first, _ in first } }

  // MARK: JSON

  package var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.pair("version", 1)
      if let compression { writer.pair("compression", compression) }
      if !pending.isEmpty {
        writer.key("pending")
        writer.array { writer in for path in pending { writer.string(path) } }
      }
      writer.key("files")
      writer.array { writer in
        for file in files { Self.write(file, &writer) }
      }
    }
    return Array(writer.finish().utf8)
  }

  private static func write(_ file: File, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.pair("path", file.path)
      writer.pair("size", file.size)
      writer.pair("sha256", file.digest)
      for twin in file.twins {
        writer.key(twin.encoding.rawValue)
        writer.object { writer in
          writer.pair("size", twin.size)
          writer.pair("sha256", twin.digest)
        }
      }
    }
  }

  /// Reads what `json` wrote; `path` is for the words of a failure.
  package init(json: [UInt8], path: String) throws(PublishFailure) {
    let root = YAMLStream.parse(SourceFile(path: Self.name, bytes: json)).root
    guard let root, let version = root["version"]?.int, let files = root["files"]?.sequence else {
      throw PublishFailure("\(path) is not a manifest of a published site")
    }
    guard version == 1 else {
      throw PublishFailure("\(path) was written by a newer forge-docs (version \(version)); publish with that one")
    }
    var read: [File] = []
    read.reserveCapacity(files.count)
    for node in files {
      guard let file = Self.file(node) else { throw PublishFailure("\(path) is damaged") }
      read.append(file)
    }
    self.init(
      compression: root["compression"]?.string, files: read,
      pending: (root["pending"]?.sequence ?? []).compactMap(\.string))
  }

  private static func file(_ node: YAMLNode) -> File? {
    guard let path = node["path"]?.string, let size = node["size"]?.int, let digest = node["sha256"]?.string,
      isSafe(path)
    else { return nil }
    var file = File(path: path, size: size, digest: digest)
    for encoding in TwinEncoding.allCases {
      guard let twin = node[encoding.rawValue] else { continue }
      guard let size = twin["size"]?.int, let digest = twin["sha256"]?.string else { return nil }
      file.twins.append(Twin(encoding: encoding, size: size, digest: digest))
    }
    return file
  }

  /// Whether a path stays inside the folder that it is read from.
  private static func isSafe(_ path: String) -> Bool {
    !path.isEmpty
      && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
        !$0.isEmpty && $0 != "." && $0 != ".."
      }
  }
}
