/// Arithmetic on paths with `/`, relative to a root. Nothing here looks at a disk.
package enum TreePath {
  /// The folder of a path: `a/b` of `a/b/c.md`, empty at the root.
  package static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(path[..<slash])
  }

  /// The last part of a path.
  package static func name(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// The extension in lower case without its period; empty where there is none.
  package static func pathExtension(of path: String) -> String {
    let name = name(of: path)
    guard let period = name.lastIndex(of: "."), period != name.startIndex else { return "" }
    return name[name.index(after: period)...].lowercased()
  }

  package static func join(_ folder: String, _ name: String) -> String {
    folder.isEmpty ? name : name.isEmpty ? folder : "\(folder)/\(name)"
  }

  /// `path` read from `folder`, without `.` and `..`; nil where it leaves the root.
  package static func resolve(_ path: String, from folder: String) -> String? {
    let slash = UInt8(ascii: "/")
    var resolved: [UInt8] = []
    resolved.reserveCapacity(folder.utf8.count + path.utf8.count + 1)
    func append(_ part: Substring.UTF8View) {
      if !resolved.isEmpty { resolved.append(slash) }
      resolved.append(contentsOf: part)
    }
    if path.utf8.first != slash { for part in folder.utf8.split(separator: slash) { append(part) } }
    for part in path.utf8.split(separator: slash) {
      if part.elementsEqual(".".utf8) { continue }
      if part.elementsEqual("..".utf8) {
        guard !resolved.isEmpty else { return nil }
        resolved.removeSubrange((resolved.lastIndex(of: slash) ?? 0)...)
      } else {
        append(part)
      }
    }
    return String(decoding: resolved, as: UTF8.self)
  }
}
