import ForgeFiles

/// Which paths of a repository a preview is to hear of.
enum WatchedPaths {
  /// Folders that programs fill.
  private static let left: Set<String> = [
    "node_modules", "vendor", "third_party", "__pycache__", "venv", "target", "bower_components",
  ]

  /// What of git's own folder tells of commits, other branches and other files that are ignored.
  private static let git: Set<String> = [
    ".git", ".git/HEAD", ".git/index", ".git/packed-refs", ".git/config", ".git/info",
  ]

  static func contains(_ path: String) -> Bool {
    if path == ".git" || path.hasPrefix(".git/") {
      if path.hasSuffix(".lock") { return false }
      return git.contains(path) || path == ".git/info/exclude" || path.hasPrefix(".git/refs")
    }
    return path != "build" && !left.contains(TreePath.name(of: path))
  }
}
