import ForgeFiles
import Foundation

/// A folder that is there as long as its test.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "forge-docs-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, and the folders that it needs.
  func write(_ name: String, _ text: String) {
    let folder = "\(path)/\(TreePath.folder(of: name))"
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try? Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)"))
  }
}
