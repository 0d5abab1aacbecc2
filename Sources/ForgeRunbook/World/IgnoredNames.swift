import ForgeDiagnostics
import ForgeFiles

/// The patterns of `.gitignore` files (gitignore(5)), for paths that are not there: what git would not keep is made, not
/// committed, so that nobody can say that it is missing.
struct IgnoredNames: Sendable {
  private struct Pattern: Sendable {
    let folder: String
    /// The parts of the pattern between slashes.
    let parts: [String]
    /// Whether it holds only from its folder on, not in any below.
    let isAnchored: Bool
  }

  private var patterns: [Pattern] = []

  /// Reads the root's file, and those of `folders`.
  init(_ files: FileSystem, folders: Set<String>) {
    for folder in folders.union([""]).sorted() {
      guard let bytes = try? files.read(TreePath.join(folder, ".gitignore")) else { continue }
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      where !line.hasPrefix("#") && !line.hasPrefix("!") {
        let text = line.hasSuffix("/") ? line.dropLast() : line
        let parts = text.split(separator: "/").map(String.init)
        guard !parts.isEmpty else { continue }
        patterns.append(Pattern(folder: folder, parts: parts, isAnchored: text.contains("/")))
      }
    }
  }

  func contains(_ path: String) -> Bool {
    patterns.contains { pattern in
      guard pattern.folder.isEmpty || path.hasPrefix("\(pattern.folder)/") else { return false }
      let parts = path.dropFirst(pattern.folder.isEmpty ? 0 : pattern.folder.count + 1).split(separator: "/").map(
        String.init)
      guard pattern.isAnchored else { return parts.contains { Self.matches($0[...], pattern.parts[0][...]) } }
      return Self.begins(parts[...], pattern.parts[...])
    }
  }

  /// Whether the first parts of a path match those of a pattern; `**` stands for any number of them.
  private static func begins(_ parts: ArraySlice<String>, _ pattern: ArraySlice<String>) -> Bool {
    guard let first = pattern.first else { return true }
    if first == "**" {
      return (parts.startIndex...parts.endIndex).contains { begins(parts[$0...], pattern.dropFirst()) }
    }
    guard let part = parts.first else { return false }
    return matches(part[...], first[...]) && begins(parts.dropFirst(), pattern.dropFirst())
  }

  /// `*` and `?` in one part.
  private static func matches(_ text: Substring, _ pattern: Substring) -> Bool {
    var (text, pattern) = (text, pattern)
    var retry: (text: Substring, pattern: Substring)?
    while !text.isEmpty {
      if pattern.first == "*" {
        pattern.removeFirst()
        retry = (text, pattern)
      } else if let next = pattern.first, next == "?" || next == text.first {
        pattern.removeFirst()
        text.removeFirst()
      } else if let (from, after) = retry {
        text = from.dropFirst()
        retry = (text, after)
        pattern = after
      } else {
        return false
      }
    }
    return pattern.allSatisfy { $0 == "*" }
  }
}
