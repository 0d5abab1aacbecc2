import CSystemCalls
import ForgeFiles
import Glibc

/// Writes a site so that readers of the output folder see the old one or the new one, whole, and nothing between.
///
/// The new site is built in a folder beside the old one: files that did not change are linked there, not written. Then
/// the two folders change names in one system call. A build that is killed leaves a folder that the next one removes.
package struct SiteWriter {
  /// Why the site could not be written. The old one is untouched.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  /// What a build did to the output folder. A file with new content is written, and not removed.
  package struct Summary: Hashable, Sendable {
    package var written = 0
    package var unchanged = 0
    package var removed = 0
  }

  /// Marks a folder as built by this program: any other that is not empty is never replaced.
  package static let markerName = ".forge-docs"

  private let output: String
  private let staging: String

  /// `output` is the folder of the site, absolute or relative to the working directory.
  package init(output: String) throws(Failure) {
    var output = output
    while output.count > 1, output.hasSuffix("/") { output.removeLast() }
    self.output = output
    let parent = Self.parent(of: output)
    let name = output.split(separator: "/").last.map(String.init) ?? "site"
    staging = "\(parent)/.\(name).forge-docs-\(getpid())"
    try Self.checkIsReplaceable(output)
  }

  /// Writes what `produce` hands over, which has paths of its own, and puts it in the place of what was there.
  package func write(
    _ produce: (_ add: ([OutputFile]) throws -> Void) async throws -> Void
  ) async throws -> Summary {
    let parent = Self.parent(of: output)
    try Self.makeFolders(parent)
    Self.removeLeftovers(of: output, in: parent)
    do {
      var stage = Stage(output: output, staging: staging)
      try Self.makeFolders(staging)
      try await produce { files in try stage.add(files) }
      try stage.add([OutputFile(Self.markerName, text: "This folder is replaced by `forge-docs build`.\n")])
      if stage.hasOld { stage.summary.removed = Self.countFiles(output) { !stage.paths.contains($0) } }
      try swap()
      return stage.summary
    } catch {
      Self.remove(staging)
      throw error
    }
  }

  /// The new site while it is written beside the old one.
  private struct Stage {
    let output: String
    let staging: String
    let hasOld: Bool
    var summary = Summary()
    private var folders: Set<String> = []
    private(set) var paths: Set<String> = []
    /// What files of the old site are read into, a part at a time.
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)

    init(output: String, staging: String) {
      self.output = output
      self.staging = staging
      hasOld = access(output, F_OK) == 0
    }

    mutating func add(_ files: [OutputFile]) throws(Failure) {
      // Of two files for one path the first stays; a finding has told of the other.
      for file in files where paths.insert(file.path).inserted {
        let folder = TreePath.folder(of: file.path)
        if folders.insert(folder).inserted { try makeFolders(TreePath.join(staging, folder)) }
        let old = "\(output)/\(file.path)"
        let new = "\(staging)/\(file.path)"
        if hasOld, holds(old, file.parts, &buffer), link(old, new) == 0 {
          summary.unchanged += 1
        } else {
          try writeFile(new, file.parts)
          summary.written += 1
        }
      }
    }
  }

  private func swap() throws(Failure) {
    guard access(output, F_OK) == 0 else {
      guard rename(staging, output) == 0 else { throw Self.failure("move the site to", output) }
      return
    }
    if forge_exchange(staging, output) == 0 {
      Self.remove(staging)
      return
    }
    // File systems without an exchange: the old folder steps aside for the time of one rename.
    let aside = "\(staging)-old"
    guard rename(output, aside) == 0 else { throw Self.failure("move aside", output) }
    guard rename(staging, output) == 0 else {
      let failure = Self.failure("move the site to", output)
      rename(aside, output)
      throw failure
    }
    Self.remove(aside)
  }

  // MARK: Refusing

  /// A folder that holds something and was not built by this program stays.
  private static func checkIsReplaceable(_ output: String) throws(Failure) {
    var status = stat()
    guard stat(output, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw Failure(description: "\(output) is a file, choose another folder with `--output`")
    }
    guard access("\(output)/\(markerName)", F_OK) != 0 else { return }
    guard names(in: output).isEmpty else {
      throw Failure(
        description:
          "\(output) holds files that forge-docs did not write; empty it, or choose another folder with `--output`")
    }
  }

  // MARK: Disk

  private static func parent(of path: String) -> String {
    let parent = TreePath.folder(of: path)
    return parent.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : parent
  }

  private static func failure(_ what: String, _ path: String) -> Failure {
    Failure(description: "cannot \(what) \(path): \(String(cString: strerror(errno)).lowercased())")
  }

  private static func makeFolders(_ path: String) throws(Failure) {
    guard mkdir(path, 0o755) != 0, errno != EEXIST else { return }
    guard errno == ENOENT, case let parent = TreePath.folder(of: path), !parent.isEmpty else {
      throw failure("create", path)
    }
    try makeFolders(parent)
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw failure("create", path) }
  }

  private static func writeFile(_ path: String, _ parts: [ArraySlice<UInt8>]) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure("write", path) }
    for part in parts where !write(part, to: descriptor) {
      let failure = failure("write", path)
      close(descriptor)
      throw failure
    }
    guard close(descriptor) == 0 else { throw failure("write", path) }
  }

  private static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      offset += count
    }
    return true
  }

  /// Whether the file at `path` holds exactly the bytes of `parts`.
  private static func holds(_ path: String, _ parts: [ArraySlice<UInt8>], _ buffer: inout [UInt8]) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size == parts.reduce(0, { $0 + $1.count })
    else { return false }
    return parts.allSatisfy { follows($0, in: descriptor, &buffer) }
  }

  /// Whether `bytes` are what an open file has next.
  private static func follows(_ bytes: ArraySlice<UInt8>, in descriptor: Int32, _ buffer: inout [UInt8]) -> Bool {
    var offset = 0
    while offset < bytes.count {
      let wanted = min(buffer.count, bytes.count - offset)
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, wanted) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      let isSame = buffer.withUnsafeBytes { old in
        bytes.withUnsafeBytes { new in
          guard let old = old.baseAddress, let new = new.baseAddress else { return false }
          return memcmp(old, new + offset, count) == 0
        }
      }
      guard isSame else { return false }
      offset += count
    }
    return true
  }

  private static func names(in folder: String) -> [(name: String, isFolder: Bool)] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var names: [(String, Bool)] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      var isFolder = Int32(entry.pointee.d_type) == Int32(DT_DIR)
      if Int32(entry.pointee.d_type) == Int32(DT_UNKNOWN) {
        var status = stat()
        isFolder = lstat("\(folder)/\(name)", &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      }
      names.append((name, isFolder))
    }
    return names
  }

  /// How many files in `folder` are `counted`, by their paths from there.
  private static func countFiles(_ folder: String, where isCounted: (String) -> Bool) -> Int {
    var count = 0
    var folders = [""]
    while let below = folders.popLast() {
      for (name, isFolder) in names(in: TreePath.join(folder, below)) {
        let path = TreePath.join(below, name)
        if isFolder { folders.append(path) } else if isCounted(path) { count += 1 }
      }
    }
    return count
  }

  private static func remove(_ folder: String) {
    for (name, isFolder) in names(in: folder) {
      if isFolder { remove("\(folder)/\(name)") } else { unlink("\(folder)/\(name)") }
    }
    rmdir(folder)
  }

  /// Removes what builds that were killed left beside the output folder, unless they still run.
  private static func removeLeftovers(of output: String, in parent: String) {
    let name = output.split(separator: "/").last.map(String.init) ?? "site"
    let prefix = ".\(name).forge-docs-"
    for (entry, _) in names(in: parent) where entry.hasPrefix(prefix) {
      let owner = entry.dropFirst(prefix.count).prefix { $0.isNumber }
      if let process = pid_t(owner), process != getpid(), kill(process, 0) == 0 { continue }
      let leftover = "\(parent)/\(entry)"
      // A rename that was cut short between its two steps: the old site goes back where it was.
      if entry.hasSuffix("-old"), access(output, F_OK) != 0, rename(leftover, output) == 0 { continue }
      remove(leftover)
    }
  }
}
