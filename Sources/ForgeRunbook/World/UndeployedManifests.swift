import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import Synchronization

/// The manifests of the repository that no environment brings, read once when one is first asked for: pages name many
/// things that are nowhere.
final class UndeployedManifests: Sendable {
  private struct File: Sendable {
    let path: String
    let bytes: [UInt8]
  }

  private let fileSystem: FileSystem
  private let candidates: [String]
  private let files = Mutex<[File]?>(nil)

  /// No more files than these are looked into, and none that is longer.
  private static let maximumFiles = 2000
  private static let maximumLength = 1_000_000

  /// `paths` are the repository's files, of which environments bring `brought`.
  init(_ fileSystem: FileSystem, paths: [String], brought: Set<String>) {
    self.fileSystem = fileSystem
    candidates = Array(
      paths.lazy.filter { ($0.hasSuffix(".yaml") || $0.hasSuffix(".yml")) && !brought.contains($0) }
        .prefix(Self.maximumFiles))
  }

  /// The first file that has the object; nil without one.
  func path(of kind: KubernetesKind, _ name: String) -> String? {
    let (kindLine, wanted) = (Array("kind: \(kind.kind)".utf8), Array(name.utf8))
    return manifests.first { file in
      guard Self.has(wanted, file.bytes), Self.has(kindLine, file.bytes), !isOfKustomization(file.path) else {
        return false
      }
      return PlainManifests.render([file.path], in: fileSystem).objects.contains {
        $0.kind == kind.kind && $0.group == kind.group && $0.name == name
      }
    }?.path
  }

  private var manifests: [File] {
    files.withLock { files in
      if let files { return files }
      let mark = Array("kind: ".utf8)
      let read = candidates.compactMap { path -> File? in
        guard let bytes = try? fileSystem.read(path), bytes.count < Self.maximumLength, Self.has(mark, bytes) else {
          return nil
        }
        return File(path: path, bytes: bytes)
      }
      files = read
      return read
    }
  }

  private static func has(_ part: [UInt8], _ bytes: [UInt8]) -> Bool {
    bytes.firstRange(of: part, in: 0..<bytes.count) != nil
  }

  /// Whether the kustomization beside a file names it: what it has is brought, or is a patch.
  private func isOfKustomization(_ path: String) -> Bool {
    ["kustomization.yaml", "kustomization.yml"].contains { name in
      let file = try? fileSystem.read(TreePath.join(TreePath.folder(of: path), name))
      return file.map { Self.has(Array(TreePath.name(of: path).utf8), $0) } ?? false
    }
  }
}
