import CSystemCalls
import ForgeFiles
import Glibc

/// Writing, linking and removing, each with the words for what goes wrong.
enum Disk {
  /// The names in an open folder.
  static func names(_ handle: OpaquePointer) -> [String] {
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// The names in the folder at `path`; none where there is no folder.
  static func names(in path: String) -> [String] {
    guard let handle = opendir(path) else { return [] }
    defer { closedir(handle) }
    return names(handle)
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Makes the folder at `path` and those that it lies in.
  static func makeFolders(_ path: String) throws(PublishFailure) {
    guard mkdir(path, 0o755) != 0, errno != EEXIST else { return }
    guard errno == ENOENT, case let parent = TreePath.folder(of: path), !parent.isEmpty else {
      throw .system("create", path)
    }
    try makeFolders(parent)
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw .system("create", path) }
  }

  /// Writes a new file that nobody edits by mistake: releases share it.
  static func write(_ path: String, _ bytes: [UInt8], mode: mode_t = 0o444) throws(PublishFailure) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard file >= 0 else { throw .system("write", path) }
    do {
      try append(bytes, to: file, path)
    } catch {
      close(file)
      throw error
    }
    guard close(file) == 0 else { throw .system("write", path) }
  }

  /// Writes all of `bytes` to an open file.
  static func append(_ bytes: some Collection<UInt8>, to file: Int32, _ path: String) throws(PublishFailure) {
    var failure: PublishFailure?
    let whole: Void? = bytes.withContiguousStorageIfAvailable { buffer in
      var offset = 0
      while offset < buffer.count {
        let count = Glibc.write(file, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else {
          failure = .system("write", path)
          return
        }
        offset += count
      }
    }
    if let failure { throw failure }
    if whole == nil { try append(Array(bytes), to: file, path) }
  }

  static func link(_ old: String, _ new: String) throws(PublishFailure) {
    guard Glibc.link(old, new) == 0 else { throw .system("link", new) }
  }

  /// Gives the file at `path` the time of change of the one at `model`.
  static func copyTime(from model: String, to path: String) {
    var status = stat()
    guard stat(model, &status) == 0 else { return }
    let times = [status.st_atim, status.st_mtim]
    utimensat(AT_FDCWD, path, times, 0)
  }

  /// Waits until everything written to the file system of the folder at `path` is on its disk.
  static func syncAll(_ path: String) throws(PublishFailure) {
    let file = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { throw .system("read", path) }
    defer { close(file) }
    guard forge_sync(file) == 0 else { throw .system("write", path) }
  }

  /// Waits until the names in the folder at `path` are on its disk.
  static func syncNames(_ path: String) throws(PublishFailure) {
    let file = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { throw .system("read", path) }
    defer { close(file) }
    // Some file systems have no such call for folders.
    guard fsync(file) == 0 || errno == EINVAL else { throw .system("write", path) }
  }

  /// Removes a folder and all in it.
  static func remove(_ path: String) {
    guard isFolder(path) else {
      unlink(path)
      return
    }
    for name in names(in: path) { remove("\(path)/\(name)") }
    rmdir(path)
  }
}
