import Dispatch
import Glibc
import Synchronization

/// The kernel's notices of changes below folders (inotify(7)): one queue for all folders that are watched.
package struct WatchEvents: Sendable {
  /// One notice.
  struct Event: Hashable, Sendable {
    /// Which folder is meant, as ``WatchEvents/add(_:)`` numbered it.
    let folder: Int32
    let mask: UInt32
    /// The name in that folder; empty where the folder itself is meant.
    let name: String

    func has(_ flag: Int32) -> Bool { mask & UInt32(bitPattern: flag) != 0 }

    /// Whether notices were lost because there were too many.
    var isOverflow: Bool { has(Int32(IN_Q_OVERFLOW)) }

    var isFolder: Bool { has(Int32(bitPattern: 0x4000_0000)) }

    /// Whether a name came or went, and not just bytes.
    var isStructural: Bool { has(Int32(IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO)) }

    /// Whether the number of the folder means nothing from now on.
    var endsFolder: Bool { has(Int32(IN_IGNORED)) }
  }

  /// Why folders cannot be watched.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  private let descriptor: Int32

  init() throws(Failure) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard descriptor >= 0 else {
      throw Failure(description: "cannot watch for changes: \(String(cString: strerror(errno)).lowercased())")
    }
  }

  /// Files are looked at when their writer is done with them, so that a page is not shown half-saved.
  private static let mask = UInt32(
    IN_CLOSE_WRITE | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ONLYDIR)

  /// Watches the folder at `path`, an absolute one, and returns its number; nil where no folder is there any more.
  func add(_ path: String) throws(Failure) -> Int32? {
    let number = inotify_add_watch(descriptor, path, Self.mask)
    if number >= 0 { return number }
    guard errno == ENOSPC || errno == ENOMEM else { return nil }
    throw Failure(
      description:
        "the system watches no more folders for this user; raise fs.inotify.max_user_watches, or leave folders out "
        + "with .gitignore")
  }

  func remove(_ number: Int32) {
    inotify_rm_watch(descriptor, number)
  }

  /// The notices as they come, in the pieces that the kernel hands over.
  var pieces: AsyncStream<[Event]> {
    let descriptor = descriptor
    return AsyncStream { continuation in
      // Not to be shared between tasks, says Dispatch, so under a lock.
      let source = Mutex(DispatchSource.makeReadSource(fileDescriptor: descriptor))
      source.withLock { source in
        source.setEventHandler {
          let events = Self.read(descriptor)
          if !events.isEmpty { continuation.yield(events) }
        }
        source.setCancelHandler { close(descriptor) }
        source.activate()
      }
      continuation.onTermination = { _ in source.withLock { $0.cancel() } }
    }
  }

  private static func read(_ descriptor: Int32) -> [Event] {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var events: [Event] = []
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return events }
      events += decode(buffer[..<count])
    }
  }

  /// The records of `struct inotify_event`: number, mask, cookie and length of four bytes each, then the name and zeros.
  static func decode(_ bytes: ArraySlice<UInt8>) -> [Event] {
    let head = 16
    var events: [Event] = []
    bytes.withUnsafeBytes { raw in
      var offset = 0
      while offset + head <= raw.count {
        let length = Int(raw.loadUnaligned(fromByteOffset: offset + 12, as: UInt32.self))
        let end = min(offset + head + length, raw.count)
        let name = raw[(offset + head)..<end].prefix { $0 != 0 }
        events.append(
          Event(
            folder: raw.loadUnaligned(fromByteOffset: offset, as: Int32.self),
            mask: raw.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self),
            name: String(decoding: name, as: UTF8.self)))
        offset = end
      }
    }
    return events
  }
}
