/// The commit that a root is at, and which of its files are not as the commit has them.
package struct GitSnapshot: Sendable {
  /// The hash of the commit.
  package let commit: String
  /// Where the root lies in its repository: empty, or `docs-site/`.
  let prefix: String
  /// Paths from the root that were changed, added or ignored; folders of nothing else with a slash at their end.
  private let changed: Set<String>

  init(commit: String, prefix: String = "", changed: Set<String> = []) {
    self.commit = commit
    self.prefix = prefix
    self.changed = changed
  }

  /// Asks git; nil where the root is in no repository, nothing is committed, or git is not installed.
  package static func read(root: String) async -> GitSnapshot? {
    let git = Git(in: root)
    guard let commit = try? await git.commit("HEAD"),
      let prefix = try? await git.output(["rev-parse", "--show-prefix"]),
      // Without the lock, git does not write its index anew while it looks.
      let status = try? await git.output([
        "--no-optional-locks", "status", "--porcelain=v1", "-z", "--no-renames", "--untracked-files=normal",
        "--ignored=traditional", "--", ".",
      ])
    else { return nil }
    let folder = String(decoding: prefix, as: UTF8.self).filter { !$0.isNewline }
    // `XY path`, the path from the top of the repository.
    let paths = status.split(separator: 0).map { String(decoding: $0.dropFirst(3), as: UTF8.self) }
    let inside = paths.filter { $0.hasPrefix(folder) }.map { String($0.dropFirst(folder.count)) }
    return GitSnapshot(commit: commit, prefix: folder, changed: Set(inside))
  }

  /// Whether the commit has the file or folder at `path` just as it is here.
  func hasCommitted(_ path: String) -> Bool {
    guard !changed.isEmpty else { return true }
    if changed.contains(path) || changed.contains("\(path)/") { return false }
    var end = path.startIndex
    while let slash = path[end...].firstIndex(of: "/") {
      end = path.index(after: slash)
      if changed.contains(String(path[..<end])) { return false }
    }
    return true
  }
}
