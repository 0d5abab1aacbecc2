import Glibc

/// The right to publish to a folder, which one process has at a time. It ends with the process, however that ends.
final class PublishLock: Sendable {
  static let name = ".publish.lock"

  private let file: Int32

  init(_ folder: String, waits: Bool) throws(PublishFailure) {
    let path = "\(folder)/\(Self.name)"
    file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw .system("write", path) }
    while flock(file, LOCK_EX | (waits ? 0 : LOCK_NB)) != 0 {
      if errno == EINTR { continue }
      let code = errno
      guard code == EWOULDBLOCK else { throw .system("lock", path, code) }
      throw PublishFailure(
        "\(folder) is being published to by another process; wait for it to end, or run this with `--wait`")
    }
  }

  deinit { close(file) }
}
