import ForgeDiagnostics
import Glibc

/// Writes changed files, each in one step: a reader sees the old text or the new, and a full disk leaves the old.
enum FileReplacement {
  /// Writes `file` below the folder `base` on disk, with the permissions that the old one has.
  static func write(_ file: SourceFile, below base: String) throws {
    let path = "\(base)/\(file.path)"
    var status = stat()
    let mode = stat(path, &status) == 0 ? status.st_mode & 0o777 : 0o644
    var template = Array("\(path).XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    let temporary = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard descriptor >= 0 else { throw failure(path) }
    let isWritten = fchmod(descriptor, mode) == 0 && writeAll(file.bytes, to: descriptor) && fsync(descriptor) == 0
    guard close(descriptor) == 0, isWritten, rename(temporary, path) == 0 else {
      let error = failure(path)
      unlink(temporary)
      throw error
    }
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private static func failure(_ path: String) -> CannotRun {
    CannotRun("cannot write \(path): \(String(cString: strerror(errno)).lowercased())")
  }
}
