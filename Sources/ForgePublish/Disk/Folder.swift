import Glibc

/// A folder that is kept open: files are read from it by their paths, whatever its name leads to meanwhile. So a build
/// that puts a new site in the place of the old one cannot mix the two for who reads here.
final class Folder: Sendable {
  let path: String
  let descriptor: Int32

  init(_ path: String) throws(PublishFailure) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system("read", path) }
  }

  deinit { close(descriptor) }

  /// The bytes of the regular file at `name` below the folder.
  func read(_ name: String) throws(PublishFailure) -> [UInt8] {
    let file = openat(descriptor, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else {
      guard errno == ENOENT else { throw .system("read", "\(path)/\(name)") }
      throw PublishFailure("\(path)/\(name) is gone while it was to be read; run the command again")
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw PublishFailure("\(path)/\(name) is not a regular file")
    }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(file, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .system("read", "\(path)/\(name)") }
      offset += count
    }
    return bytes
  }

  /// The paths of all files below the folder, sorted by their bytes. Anything but files and folders is refused.
  func files() throws(PublishFailure) -> [String] {
    var paths: [String] = []
    var folders = [""]
    while let below = folders.popLast() {
      for name in try names(in: below) {
        let inner = below.isEmpty ? name : "\(below)/\(name)"
        var status = stat()
        guard fstatat(descriptor, inner, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
          throw .system("read", "\(path)/\(inner)")
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: folders.append(inner)
        case S_IFREG: paths.append(inner)
        default: throw PublishFailure("\(path)/\(inner) is neither a file nor a folder; build the site again")
        }
      }
    }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The size of the file at `name`; nil where there is none.
  func size(of name: String) -> Int? {
    var status = stat()
    guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return Int(status.st_size)
  }

  private func names(in below: String) throws(PublishFailure) -> [String] {
    let file = openat(descriptor, below.isEmpty ? "." : below, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0, let handle = fdopendir(file) else { throw .system("read", "\(path)/\(below)") }
    defer { closedir(handle) }
    return Disk.names(handle)
  }
}
