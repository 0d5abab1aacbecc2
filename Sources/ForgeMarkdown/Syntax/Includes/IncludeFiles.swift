package import ForgeDiagnostics

/// The files that pages may include, read before any page is parsed.
package struct IncludeFiles: Sendable {
  /// By path from the root.
  private var files: [String: SourceFile] = [:]
  /// Folders from the root that paths are looked up in besides the root and the including file's own.
  package var folders: [String] = []

  package init() {}

  package mutating func add(_ file: SourceFile) { files[file.path] = file }

  package func contains(_ path: String) -> Bool { files[path] != nil }

  package var all: [SourceFile] { files.values.sorted { $0.path < $1.path } }

  /// The file that a directive of the file at `includer` names.
  func file(_ path: String, from includer: String) -> SourceFile? {
    candidates(path, from: includer).lazy.compactMap { files[$0] }.first
  }

  /// The paths from the root that `path` can mean in the file at `includer`, the first that exists counts: from the
  /// root, from the folder of that file, from one of ``folders``. Paths that leave the root mean nothing.
  package func candidates(_ path: String, from includer: String) -> [String] {
    let folder = includer.lastIndex(of: "/").map { String(includer[..<$0]) } ?? ""
    let starts = path.hasPrefix("/") ? [""] : [""] + [folder] + folders
    var candidates: [String] = []
    for start in starts {
      guard let candidate = Self.resolve(path, from: start), !candidates.contains(candidate) else { continue }
      candidates.append(candidate)
    }
    return candidates
  }

  func nearest(to path: String) -> String? {
    Suggestion.nearest(to: path, among: files.keys.sorted())
  }

  private static func resolve(_ path: String, from folder: String) -> String? {
    var parts = folder.split(separator: "/")
    for part in path.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        return nil
      }
    }
    return parts.isEmpty ? nil : parts.joined(separator: "/")
  }
}
