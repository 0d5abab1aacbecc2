import CSystemCalls
package import ForgeDiagnostics
import Glibc

/// Reading, as a value: a folder on disk, or files in memory. Paths are relative to its root, with `/`.
package struct FileSystem: Sendable {
  package enum Kind: Hashable, Sendable {
    case file, folder
  }

  package struct Entry: Hashable, Sendable {
    package let name: String
    package let kind: Kind
  }

  /// Why a path could not be read.
  package struct ReadError: Error, Hashable, Sendable, CustomStringConvertible {
    package let path: String
    package let reason: String

    package init(path: String, reason: String) {
      self.path = path
      self.reason = reason
    }

    package var description: String { "\(path): \(reason)" }
  }

  /// A symbolic link that is not followed.
  package struct LostLink: Hashable, Sendable {
    package let name: String
    /// Where it leads instead of to something that is read.
    package let reason: String
  }

  /// What a folder holds, sorted by name; links that lead out of the root, to nothing or in a circle are left out.
  package let list: @Sendable (_ folder: String) throws(ReadError) -> [Entry]
  /// The links that `list` leaves out, sorted by name.
  package let lostLinks: @Sendable (_ folder: String) -> [LostLink]
  /// The bytes of a file.
  package let read: @Sendable (_ path: String) throws(ReadError) -> [UInt8]
  /// What stands at a path; nil where nothing does.
  package let kind: @Sendable (_ path: String) -> Kind?
  /// What two paths share that lead to the same folder, through links or not.
  package let identity: @Sendable (_ path: String) -> String
  /// The folder on disk, absolute; nil for files in memory.
  package let root: String?

  package func readFile(_ path: String) throws(ReadError) -> SourceFile {
    SourceFile(path: path, bytes: try read(path))
  }
}

extension FileSystem {
  /// Files in memory, as tests and rule examples use them.
  package static func memory(_ files: [SourceFile]) -> FileSystem {
    let byPath = Dictionary(files.map { ($0.path, $0.bytes) }) { _, last in last }
    let folders = Set(files.flatMap { file in parents(of: file.path) })
    return FileSystem(
      list: { folder throws(ReadError) in
        let prefix = folder.isEmpty ? "" : "\(folder)/"
        var names: [String: Kind] = [:]
        for path in byPath.keys where path.hasPrefix(prefix) {
          let rest = path.dropFirst(prefix.count)
          let name = String(rest.prefix { $0 != "/" })
          names[name] = name.count == rest.count ? .file : .folder
        }
        return names.map { Entry(name: $0, kind: $1) }.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
      },
      lostLinks: { _ in [] },
      read: { path throws(ReadError) in
        guard let bytes = byPath[path] else { throw ReadError(path: path, reason: "no such file") }
        return bytes
      },
      kind: { path in byPath[path] != nil ? .file : path.isEmpty || folders.contains(path) ? .folder : nil },
      identity: { $0 },
      root: nil)
  }

  private static func parents(of path: String) -> [String] {
    path.indices.filter { path[$0] == "/" }.map { String(path[..<$0]) }
  }
}

extension FileSystem {
  /// The folder `root` on disk. Nothing outside it is read: a symbolic link that leads out is as good as absent.
  package static func disk(_ root: String) throws(ReadError) -> FileSystem {
    guard let absolute = realPath(root) else { throw ReadError(path: root, reason: reason(errno)) }
    let folder = RootFolder(absolute)
    return FileSystem(
      list: { folder throws(ReadError) in try listFolder(folder, under: absolute) },
      lostLinks: { lostLinks(in: $0, under: absolute) },
      read: { path throws(ReadError) in
        if let descriptor = folder.open(path) { return try readBytes(from: descriptor, named: path) }
        guard let full = resolve(path, under: absolute) else {
          throw ReadError(path: path, reason: "no such file inside the root")
        }
        let descriptor = open(full, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw ReadError(path: path, reason: reason(errno)) }
        return try readBytes(from: descriptor, named: path)
      },
      kind: { path in
        guard let descriptor = folder.look(path) else {
          return resolve(path, under: absolute).flatMap { kindOnDisk($0) }
        }
        defer { close(descriptor) }
        var status = stat()
        return fstat(descriptor, &status) == 0 ? kind(status) : nil
      },
      identity: { path in resolve(path, under: absolute) ?? path },
      root: absolute)
  }

  /// The real path of `path` below `root`; nil where nothing is there, or it lies outside.
  private static func resolve(_ path: String, under root: String) -> String? {
    guard let real = realPath("\(root)/\(path)") else { return nil }
    return real == root || real.hasPrefix(root == "/" ? "/" : "\(root)/") ? real : nil
  }

  private static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  private static func reason(_ code: Int32) -> String {
    String(cString: strerror(code)).lowercased()
  }

  private static func kindOnDisk(_ path: String) -> Kind? {
    var status = stat()
    return stat(path, &status) == 0 ? kind(status) : nil
  }

  private static func kind(_ status: stat) -> Kind? {
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file
    default: return nil
    }
  }

  private static func listFolder(_ folder: String, under root: String) throws(ReadError) -> [Entry] {
    guard let full = resolve(folder, under: root), let handle = opendir(full) else {
      throw ReadError(path: folder, reason: reason(errno))
    }
    defer { closedir(handle) }
    var entries: [Entry] = []
    while let entry = readdir(handle) {
      let name = name(of: entry)
      guard name != ".", name != ".." else { continue }
      switch Int32(entry.pointee.d_type) {
      case Int32(DT_REG): entries.append(Entry(name: name, kind: .file))
      case Int32(DT_DIR): entries.append(Entry(name: name, kind: .folder))
      default:
        // Links, and file systems that do not tell: a link back to a folder above it would be an endless walk.
        guard let real = resolve(folder.isEmpty ? name : "\(folder)/\(name)", under: root),
          let kind = kindOnDisk(real), kind == .file || !"\(full)/".hasPrefix("\(real)/")
        else { continue }
        entries.append(Entry(name: name, kind: kind))
      }
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private static func lostLinks(in folder: String, under root: String) -> [LostLink] {
    guard let full = resolve(folder, under: root), let handle = opendir(full) else { return [] }
    defer { closedir(handle) }
    var links: [LostLink] = []
    while let entry = readdir(handle) {
      switch Int32(entry.pointee.d_type) {
      case Int32(DT_LNK), Int32(DT_UNKNOWN): break
      default: continue
      }
      let name = name(of: entry)
      if let reason = loss("\(full)/\(name)", in: full, under: root) {
        links.append(LostLink(name: name, reason: reason))
      }
    }
    return links.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// Why the link at `path`, which stands in `folder`, is not followed; nil for one that is, and for what is no link.
  private static func loss(_ path: String, in folder: String, under root: String) -> String? {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return nil }
    guard let real = realPath(path) else {
      return switch errno {
      case ELOOP: "the link leads to itself"
      case ENOENT, ENOTDIR: "the link leads to nothing"
      case let code: "the link cannot be followed: \(reason(code))"
      }
    }
    guard real == root || real.hasPrefix(root == "/" ? "/" : "\(root)/") else {
      return "the link leads out of the repository"
    }
    switch kindOnDisk(real) {
    case .file: return nil
    case .folder: return "\(folder)/".hasPrefix("\(real)/") ? "the link leads back to a folder that it lies in" : nil
    case nil: return "the link leads to what is no file"
    }
  }

  private static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
    withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
  }

  /// All that `descriptor`, which is closed, has to read.
  private static func readBytes(from descriptor: Int32, named path: String) throws(ReadError) -> [UInt8] {
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw ReadError(path: path, reason: reason(errno)) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw ReadError(path: path, reason: "not a regular file") }
    var failure: Int32 = 0
    // One byte more than the size tells the end of the file without a second read.
    let capacity = Int(status.st_size) + 1
    var bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      count = 0
      while count < capacity {
        let read = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, capacity - count)
        if read < 0 && errno == EINTR { continue }
        if read < 0 { failure = errno }
        if read <= 0 { break }
        count += read
      }
    }
    // A file that grew while it was read, or whose size is not known before, as in /proc.
    while failure == 0, bytes.count >= capacity {
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      let read = Glibc.read(descriptor, &chunk, chunk.count)
      if read < 0 && errno == EINTR { continue }
      if read < 0 { failure = errno }
      if read <= 0 { break }
      bytes.append(contentsOf: chunk[0..<read])
    }
    guard failure == 0 else { throw ReadError(path: path, reason: reason(failure)) }
    return bytes
  }
}

/// The root on disk, held open: the system looks up a path below it in one step, where following it part by part takes one
/// for each.
private final class RootFolder: Sendable {
  private let descriptor: Int32

  init(_ path: String) {
    descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// The file at `path`, opened for reading. Nil also for what only a closer look can tell: links with absolute targets, systems
  /// without the call, a root that was replaced.
  func open(_ path: String) -> Int32? {
    let opened = forge_open_beneath(descriptor, path)
    return opened >= 0 ? opened : nil
  }

  /// What stands at `path`, opened to be asked what it is; nil as above.
  func look(_ path: String) -> Int32? {
    let opened = forge_look_beneath(descriptor, path.isEmpty ? "." : path)
    return opened >= 0 ? opened : nil
  }
}
