import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import ForgeYAML

extension PageRun {
  /// The path from the repository's root; nil where it lies outside, or cannot be known.
  func path(_ fragment: Fragment) -> String? {
    guard let text = fragment.value, !fragment.isPattern, let directory = world.directory, !text.isEmpty,
      !text.hasPrefix("/"), !text.hasPrefix("~"), !text.contains("://"),
      directory.utf8.count + text.utf8.count < Self.maximumPath
    else { return nil }
    if text.hasPrefix(Symbol.root) {
      return TreePath.resolve(String(text.dropFirst(Symbol.root.count).drop { $0 == "/" }), from: "")
    }
    guard let path = TreePath.resolve(text, from: directory) else { return nil }
    // A clone of this repository has its files; in it there is no other of its name.
    for clone in world.clones where world.enteredClone != clone && (path == clone || path.hasPrefix("\(clone)/")) {
      return String(path.dropFirst(clone.count).drop { $0 == "/" })
    }
    return path
  }

  /// Longer paths than Linux takes are none.
  private static let maximumPath = 4096

  /// Claims that a file or folder is there. Nothing is said of what lies outside of the repository.
  @discardableResult
  mutating func claimFile(_ fragment: Fragment, tool: String) -> CommandClaim.Verdict? {
    let text = fragment.text
    guard !text.isEmpty, text != "-" else { return nil }
    guard fragment.isKnown else {
      claim(tool, .path, text, fragment, .unverifiable("the value is unknown"))
      return nil
    }
    guard !text.hasPrefix("/"), !text.hasPrefix("~"), !text.contains("://") else { return nil }
    guard world.directory != nil else {
      claim(tool, .path, text, fragment, .unverifiable("the working directory is unknown"))
      return nil
    }
    if fragment.isPattern {
      guard let verdict = patternVerdict(text) else { return nil }
      claim(tool, .path, text, fragment, verdict)
      return verdict
    }
    guard let path = path(fragment) else { return nil }
    var verdict = fileVerdict(path, text)
    if let clone = world.doubtfulClone {
      let doubt: Message = "the page works in `\(clone)`, which may be no clone of this repository"
      // A clone in which files of this repository are found is one of it; of a place on another machine more is wanted
      // than a name that many folders have.
      let isElsewhere = clone.hasPrefix("/") || clone.hasPrefix("~")
      switch verdict {
      case .verified(let places) where !places.isEmpty && isElsewhere && !path.contains("/"):
        verdict = .unverifiable(doubt)
      case .verified(let places) where !places.isEmpty:
        world.doubtfulClone = nil
        world.files.close(clone)
      case .contradicted: verdict = .unverifiable(doubt)
      default: break
      }
    }
    claim(tool, .path, path.isEmpty ? "." : path, fragment, verdict)
    return verdict
  }

  /// Whether a pattern such as `sql/*.sql` has files; nil for patterns of folders, and where the page made files.
  private func patternVerdict(_ text: String) -> CommandClaim.Verdict? {
    guard let directory = world.directory, let pattern = Optional(TreePath.name(of: text)),
      !TreePath.folder(of: text).contains("*"),
      let folder = TreePath.resolve(TreePath.folder(of: text), from: directory),
      pattern.filter({ $0 == "*" }).count == 1,
      !pattern.contains("?"), !pattern.contains("["),
      repository.fileSystem.kind(folder) != nil || world.files.state(of: folder) == nil
    else { return nil }
    guard world.files.state(of: TreePath.join(folder, "*")) == nil else { return nil }
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    if repository.isMade(folder) { return .unverifiable("git ignores `\(folder)`: it is made, not committed") }
    let names = ((try? repository.fileSystem.list(folder)) ?? []).map(\.name)
    let matching = names.filter {
      $0.count >= pattern.count - 1 && $0.hasPrefix(parts[0]) && $0.hasSuffix(parts[1]) && !$0.hasPrefix(".")
    }.map { TreePath.join(folder, $0) }
    let found = matching.filter { !repository.isIgnored($0) }
    guard found.isEmpty else { return .verified(found.prefix(3).map { .file($0) }) }
    if !matching.isEmpty || repository.ignoredNames.contains(TreePath.join(folder, pattern)) {
      return .unverifiable("git ignores `\(text)`: it is made, not committed")
    }
    if world.files.hasMade(in: folder) { return nil }
    return .contradicted("no file is called `\(text)`")
  }

  private func isInCommittedFolder(_ path: String) -> Bool {
    guard let first = path.split(separator: "/").first.map(String.init), first != path,
      // Not opened itself: what is unknown is at the root.
      world.files.state(of: first) == .open
    else { return false }
    return repository.fileSystem.kind(first) == .folder && !repository.isIgnored(first)
  }

  private func fileVerdict(_ path: String, _ text: String) -> CommandClaim.Verdict {
    switch world.files.state(of: path) {
    case .made: return .verified([])
    case .removed: return .contradicted("`\(path)` was removed above")
    // What the repository has in the folder is still there.
    // An archive unpacked at the root brings no files into the folders of the repository.
    case .open
    where (repository.fileSystem.kind(path) == nil || repository.isIgnored(path)) && !isInCommittedFolder(path):
      return .unverifiable("what is in this folder is not known")
    default: break
    }
    if repository.fileSystem.kind(path) != nil, !repository.isIgnored(path) {
      return .verified(path.isEmpty ? [] : [.file(path)])
    }
    if path.isEmpty { return .verified([]) }
    if repository.isMade(path) { return .unverifiable("git ignores `\(path)`: it is made, not committed") }
    // The same file from where the reader stood at first: the fault is where they stand now.
    if let directory = world.directory, !directory.isEmpty, let fromRoot = TreePath.resolve(text, from: ""),
      repository.fileSystem.kind(fromRoot) != nil
    {
      return .contradicted("there is no `\(path)`: the reader stands in `\(directory)`", nearest: nil)
    }
    let folder = TreePath.folder(of: path)
    let siblings = ((try? repository.fileSystem.list(folder)) ?? []).map(\.name)
    let nearest = Suggestion.nearest(to: TreePath.name(of: path), among: siblings)
    if let reason = maker(of: path) { return .unverifiable(reason) }
    if nearest == nil, Self.isDated(TreePath.name(of: path)) {
      return .unverifiable("it is named after a day, and made on that day")
    }
    let offered = nearest.map { String(text.dropLast(TreePath.name(of: text).count)) + $0 }
    return .contradicted("there is no `\(path)`", nearest: offered)
  }

  /// Whether a name has a day of this century in it: `backup-2024-01-31.sql`, `dump_20240131.tar.gz`.
  private static func isDated(_ name: String) -> Bool {
    name.contains(/(?:^|[^0-9])20\d\d([-_]?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12]\d|3[01])(?:[^0-9]|$)/)
  }

  /// Claims a folder with a kustomization.
  mutating func claimKustomization(_ fragment: Fragment, tool: String) {
    guard let path = path(fragment), world.files.state(of: path) == nil, repository.fileSystem.kind(path) == .folder
    else {
      claimFile(fragment, tool: tool)
      return
    }
    let files = ["kustomization.yaml", "kustomization.yml", "Kustomization"].map { TreePath.join(path, $0) }
    let found = files.filter { repository.fileSystem.kind($0) == .file }
    claim(
      tool, .path, path, fragment,
      found.isEmpty
        ? .contradicted("`\(path.isEmpty ? "." : path)` has no kustomization") : .verified(found.map { .file($0) }))
  }

  /// A file or folder that a command makes.
  mutating func createFile(_ fragment: Fragment) {
    guard let directory = world.directory else { return }
    if let path = path(fragment) {
      world.files.create(path)
    } else if !fragment.isKnown {
      notePattern(fragment, in: directory)
      // Somewhere below the folder that is known.
      let known = fragment.text.prefix { $0 != "$" && $0 != "<" && $0 != "\u{1}" }
      if !known.hasPrefix("/"), let folder = TreePath.resolve(TreePath.folder(of: String(known)), from: directory),
        !known.isEmpty || !folder.isEmpty
      {
        if folder.isEmpty { world.files.noteUnnamed() } else { world.files.open(folder) }
      }
    }
  }

  /// Notes what is known of the name of a file: `backup-$(date +%F).sql` in a folder that is known.
  private mutating func notePattern(_ fragment: Fragment, in directory: String) {
    let pieces = fragment.knownPieces
    guard let first = pieces.first, let last = pieces.last, !first.hasPrefix("/"), !first.hasPrefix("~"),
      !(first + last).isEmpty, let start = TreePath.resolve(TreePath.folder(of: first), from: directory)
    else { return }
    let name = first.hasSuffix("/") ? "" : TreePath.name(of: first)
    world.files.create(matching: [TreePath.join(start, name)] + pieces.dropFirst())
  }

  /// A folder that gets files whose names are not known; the working directory without one.
  mutating func openFolder(_ fragment: Fragment?) {
    guard let directory = world.directory else { return }
    if let fragment {
      if let path = path(fragment) { world.files.open(path) }
    } else {
      world.files.open(directory)
    }
  }

  /// A folder, from where the reader stands, that a program fills by default.
  mutating func openFolder(_ path: String) {
    if let folder = world.directory.flatMap({ TreePath.resolve(path, from: $0) }) { world.files.open(folder) }
  }

  /// A copy has what the file has: one that the page wrote, or one of the repository.
  mutating func copyContents(of file: Fragment, to copy: String) {
    guard let path = path(file) else { return world.contents.write(.unknown, to: copy) }
    let text = (try? repository.fileSystem.readFile(path)).map { String(decoding: $0.bytes, as: UTF8.self) }
    world.contents.write(world.contents[path] ?? text.map { .text($0) } ?? .unknown, to: copy)
  }

  mutating func removeFile(_ fragment: Fragment) {
    if branchDepth == 0, let path = path(fragment) { world.files.remove(path) }
  }
}
