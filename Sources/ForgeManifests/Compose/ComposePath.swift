/// Paths as a project's files write them, made relative to the root of what is read.
enum ComposePath {
  /// `text` read from `folder`: `./a/b`, `.` for the root itself, `../a` for what lies outside. Absolute paths and those
  /// in a home folder stay as they are.
  static func resolve(_ text: String, from folder: String) -> String {
    guard !isFixed(text) else { return text }
    var parts = folder.split(separator: "/").map(String.init)
    var ups = 0
    for part in text.split(separator: "/") where part != "." {
      guard part == ".." else {
        parts.append(String(part))
        continue
      }
      if parts.isEmpty { ups += 1 } else { parts.removeLast() }
    }
    guard ups > 0 else { return parts.isEmpty ? "." : "./" + parts.joined(separator: "/") }
    return (Array(repeating: "..", count: ups) + parts).joined(separator: "/")
  }

  /// The path inside the root; nil for what is outside, absolute, in a home folder or at an address.
  static func inside(_ resolved: String) -> String? {
    if resolved == "." { return "" }
    return resolved.hasPrefix("./") ? String(resolved.dropFirst(2)) : nil
  }

  private static func isFixed(_ text: String) -> Bool {
    text.hasPrefix("/") || text.hasPrefix("~") || text.hasPrefix("\\\\") || isDrive(text)
  }

  /// `C:\data`.
  private static func isDrive(_ text: String) -> Bool {
    let bytes = Array(text.utf8.prefix(3))
    guard bytes.count == 3, bytes[1] == UInt8(ascii: ":") else { return false }
    let isLetter = (0x41...0x5A).contains(bytes[0]) || (0x61...0x7A).contains(bytes[0])
    return isLetter && (bytes[2] == UInt8(ascii: "\\") || bytes[2] == UInt8(ascii: "/"))
  }

  /// Whether `text` names something that is not on a disk: a build context in a Git repository, an image, another
  /// service's build, a file published by a registry.
  static func isRemote(_ text: String) -> Bool {
    if text.contains("://") { return true }
    for prefix in ["git@", "github.com/", "oci:", "docker-image:", "service:", "target:"] where text.hasPrefix(prefix) {
      return true
    }
    return false
  }

  /// Whether the source of a mount is a path rather than the name of a volume.
  static func isMountPath(_ source: String) -> Bool {
    source.hasPrefix(".") || source.hasPrefix("/") || source.hasPrefix("~") || source.hasPrefix("\\\\")
      || isDrive(source)
  }
}
