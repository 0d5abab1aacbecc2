import Subprocess

/// What git knows of the repository's files.
package enum GitHistory {
  /// When each file below `folder` was last changed by a commit, by path from `root`, in seconds since 1970. Empty
  /// where the root is in no repository, or git is not installed.
  package static func lastChanges(root: String, folder: String) async -> [String: Int] {
    // One call for all files: each commit is a line with its time, and the files that it touched.
    guard
      let result = try? await run(
        .name("git"),
        arguments: [
          "-C", root, "-c", "core.quotePath=off", "log", "--format=format:%x01%ct", "--name-only", "--no-renames",
          "--relative", "--", folder.isEmpty ? "." : folder,
        ],
        output: .bytes(limit: 256 << 20), error: .discarded),
      case .exited(0) = result.terminationStatus
    else { return [:] }
    return parse(result.standardOutput)
  }

  /// Commits come newest first: the first time that a file is met is its last change.
  static func parse(_ log: [UInt8]) -> [String: Int] {
    var changes: [String: Int] = [:]
    var time = 0
    for line in log.split(separator: UInt8(ascii: "\n")) {
      if line.first == 1 {
        time = Int(String(decoding: line.dropFirst(), as: UTF8.self)) ?? 0
      } else {
        let path = String(decoding: line, as: UTF8.self)
        if changes[path] == nil { changes[path] = time }
      }
    }
    return changes
  }
}
