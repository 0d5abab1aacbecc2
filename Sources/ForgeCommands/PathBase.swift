import ForgeFiles
import Glibc

/// The folder that the paths of a command line are read in.
///
/// Paths are relative to the working directory. Those inside the root are read there; if one lies outside, the folder that
/// holds them all takes the root's place, or everything where `opensAll` says that files lead to others anywhere.
struct PathBase {
  let fileSystem: FileSystem
  private let base: String

  init(_ paths: [String], root: String, opensAll: Bool) throws {
    guard let rootPath = Self.realPath(root) else { throw CannotRun("cannot open the root \(root)") }
    var full: [String] = []
    for path in paths {
      guard let real = Self.realPath(path) ?? Self.realPath("\(root)/\(path)") else {
        throw CannotRun("\(path): no such file or folder")
      }
      full.append(real)
    }
    if full.allSatisfy({ Self.isInside($0, rootPath) }) {
      base = rootPath
    } else {
      base = opensAll ? "/" : Self.common(full)
    }
    self.root = root
    do { fileSystem = try FileSystem.disk(base) } catch { throw CannotRun("cannot open \(error)") }
  }

  private let root: String

  /// The path as the file system has it.
  func inside(_ path: String) throws -> String {
    guard let real = Self.realPath(path) ?? Self.realPath("\(root)/\(path)") else {
      throw CannotRun("\(path): no such file or folder")
    }
    return String(real.dropFirst(base == "/" ? 1 : base.utf8.count + 1))
  }

  private static func isInside(_ path: String, _ folder: String) -> Bool {
    path == folder || folder == "/" || path.hasPrefix("\(folder)/")
  }

  /// The innermost folder that holds all of `paths`: a path that is a folder holds itself.
  private static func common(_ paths: [String]) -> String {
    var parts = paths.first?.split(separator: "/") ?? []
    for path in paths {
      let other = path.split(separator: "/")
      parts = Array(zip(parts, other).prefix { $0 == $1 }.map(\.0))
    }
    let folder = "/" + parts.joined(separator: "/")
    var status = stat()
    let isFolder = stat(folder, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    return isFolder ? folder : "/" + parts.dropLast().joined(separator: "/")
  }

  private static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
