package import ForgeFiles

/// The files of a repository that are its own: not ignored by git, not vendored, not generated.
package struct RepositoryFiles: Hashable, Sendable {
  /// What git leaves out, folders with a slash at their end.
  private struct Ignored: Hashable, Sendable {
    var files: Set<String> = []
    var folders: [String] = []
  }

  /// Sorted by their bytes.
  package let paths: [String]
  private let ignored: Ignored

  /// Walks the whole root; `excluded` are folders that hold output.
  package static func find(_ fileSystem: FileSystem, excluded: [String] = []) async -> RepositoryFiles {
    var paths: [String] = []
    _ = try? SourceTree.walk("", fileSystem, excluded: ["build"] + excluded, into: &paths)
    let ignored = await ignored(fileSystem)
    let files = RepositoryFiles(paths: [], ignored: ignored)
    paths.removeAll(where: files.isIgnored)
    return RepositoryFiles(paths: paths, ignored: ignored)
  }

  /// Whether git leaves the path, or a folder that it lies in, out.
  package func isIgnored(_ path: String) -> Bool {
    ignored.files.contains(path) || ignored.folders.contains { path.hasPrefix($0) || "\(path)/" == $0 }
  }

  /// What git ignores below the root; nothing without git.
  private static func ignored(_ fileSystem: FileSystem) async -> Ignored {
    guard let root = fileSystem.root,
      let output = try? await Git(in: root).output([
        "ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "-z",
      ])
    else { return Ignored() }
    let paths = output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    return Ignored(files: Set(paths.filter { !$0.hasSuffix("/") }), folders: paths.filter { $0.hasSuffix("/") })
  }
}
