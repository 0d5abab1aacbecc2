import ForgeFiles
import ForgeSite

/// Which paths of a repository a preview is to hear of.
enum WatchedPaths {
  /// What of git's own folder tells of commits, other branches and other files that are ignored.
  private static let git: Set<String> = [
    ".git", ".git/HEAD", ".git/index", ".git/packed-refs", ".git/config", ".git/info",
  ]

  static func contains(_ path: String) -> Bool {
    if path == ".git" || path.hasPrefix(".git/") {
      if path.hasSuffix(".lock") { return false }
      return git.contains(path) || path == ".git/info/exclude" || path.hasPrefix(".git/refs")
    }
    return path != "build" && !SourceTree.vendored.contains(TreePath.name(of: path))
  }
}
