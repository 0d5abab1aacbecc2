/// Sprig's paths (Go, path; on the systems that forge-docs runs on, path/filepath is the same).
let pathFunctions: [GoFunction] =
  path("base") { value throws(GoFailure) in GoPath.base(value) }
  + path("dir") { value throws(GoFailure) in GoPath.folder(value) }
  + path("clean") { value throws(GoFailure) in GoPath.clean(value) }
  + path("ext") { value throws(GoFailure) in
    let name = value.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    return name.lastIndex(of: ".").map { String(name[$0...]) } ?? ""
  }
  + ["isAbs", "osIsAbs"].map { name in
    GoFunction(name, 1) { call throws(GoFailure) in .bool(try call.string(0).hasPrefix("/")) }
  }

private func path(_ name: String, _ body: @escaping @Sendable (String) throws(GoFailure) -> String) -> [GoFunction] {
  let function = GoFunction(name, 1) { call throws(GoFailure) in made(try body(try call.string(0)), call[0]) }
  return [function, function.named("os\(name.prefix(1).uppercased())\(name.dropFirst())")]
}

private enum GoPath {
  static func base(_ path: String) -> String {
    guard !path.isEmpty else { return "." }
    return path.split(separator: "/").last.map(String.init) ?? "/"
  }

  static func folder(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return clean(String(path[...slash]))
  }

  /// The shortest path that means the same, by its text alone.
  static func clean(_ path: String) -> String {
    let isRooted = path.hasPrefix("/")
    var parts: [Substring] = []
    for part in path.split(separator: "/") {
      switch part {
      case ".": continue
      case "..":
        if let last = parts.last, last != ".." {
          parts.removeLast()
        } else if !isRooted {
          parts.append(part)
        }
      default: parts.append(part)
      }
    }
    let joined = parts.joined(separator: "/")
    return isRooted ? "/\(joined)" : joined.isEmpty ? "." : joined
  }
}
