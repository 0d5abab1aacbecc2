import ForgeFiles
import Glibc

/// A folder for what is about to be uploaded. One that a killed run left is removed by the next.
struct StagingFolder: Sendable {
  private let path: String

  /// The folder of the files themselves.
  var files: String { "\(path)/files" }

  private static let prefix = "forge-docs-upload-"

  init() throws(PublishFailure) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    Self.removeLeftovers(in: parent)
    var template = Array("\(parent)/\(Self.prefix)\(getpid())-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw .system("create a folder in", parent) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    try Disk.makeFolders(files)
  }

  func makeFolders(_ paths: [String]) throws(PublishFailure) {
    var made: Set<String> = []
    for path in paths where made.insert(TreePath.folder(of: path)).inserted {
      try Disk.makeFolders(TreePath.join(files, TreePath.folder(of: path)))
    }
  }

  /// Writes a file anew.
  func replace(_ name: String, _ bytes: [UInt8]) throws(PublishFailure) {
    unlink("\(files)/\(name)")
    try Disk.write("\(files)/\(name)", bytes)
  }

  /// A file with a path per line; each call writes it anew.
  func list(_ paths: [String]) throws(PublishFailure) -> String {
    let list = "\(path)/list"
    unlink(list)
    try Disk.write(list, Array((paths.joined(separator: "\n") + "\n").utf8))
    return list
  }

  func remove() { Disk.remove(path) }

  private static func removeLeftovers(in parent: String) {
    for name in Disk.names(in: parent) where name.hasPrefix(prefix) {
      var status = stat()
      let parts = name.dropFirst(prefix.count).split(separator: "-", omittingEmptySubsequences: false)
      // Exactly the names that are made here: who uses a like one keeps it.
      guard parts.count == 2, parts[1].utf8.count == 6, let owner = pid_t(parts[0]), owner != getpid(),
        kill(owner, 0) != 0, errno == ESRCH, lstat("\(parent)/\(name)", &status) == 0, status.st_uid == getuid()
      else { continue }
      Disk.remove("\(parent)/\(name)")
    }
  }
}
