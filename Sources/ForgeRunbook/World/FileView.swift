import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import ForgeYAML

extension PageRun {
  /// The path from the repository's root; nil where it lies outside, or cannot be known.
  func path(_ fragment: Fragment) -> String? {
    guard let text = fragment.value, !fragment.isPattern, let directory = world.directory, !text.isEmpty,
      !text.hasPrefix("/"), !text.hasPrefix("~"), !text.contains("://")
    else { return nil }
    return TreePath.resolve(text, from: directory)
  }

  /// Claims that a file or folder is there. Nothing is said of what lies outside of the repository.
  mutating func claimFile(_ fragment: Fragment, tool: String, isFolder: Bool = false) {
    let text = fragment.text
    guard !text.isEmpty, text != "-" else { return }
    guard fragment.isKnown else { return claim(tool, .path, text, fragment, .unverifiable("the value is unknown")) }
    guard !text.hasPrefix("/"), !text.hasPrefix("~"), !text.contains("://"), !fragment.isPattern else { return }
    guard world.directory != nil else {
      return claim(tool, .path, text, fragment, .unverifiable("the working directory is unknown"))
    }
    guard let path = path(fragment) else { return }
    claim(tool, .path, path.isEmpty ? "." : path, fragment, fileVerdict(path, text))
  }

  private func fileVerdict(_ path: String, _ text: String) -> CommandClaim.Verdict {
    if let state = world.files.state(of: path) {
      return state ? .verified([]) : .contradicted("`\(path)` was removed above")
    }
    if let kind = repository.fileSystem.kind(path), !repository.isIgnored(path) {
      return .verified(kind == .file ? [.file(path)] : [])
    }
    if path.isEmpty { return .verified([]) }
    if repository.isIgnored(path) { return .unverifiable("git ignores `\(path)`: it is made, not committed") }
    // The same file from where the reader stood at first: the fault is where they stand now.
    if let directory = world.directory, !directory.isEmpty, let fromRoot = TreePath.resolve(text, from: ""),
      repository.fileSystem.kind(fromRoot) != nil
    {
      return .contradicted("there is no `\(path)`: the reader stands in `\(directory)`", nearest: nil)
    }
    let folder = TreePath.folder(of: path)
    let siblings = ((try? repository.fileSystem.list(folder)) ?? []).map(\.name)
    let nearest = Suggestion.nearest(to: TreePath.name(of: path), among: siblings)
    let offered = nearest.map { String(text.dropLast(TreePath.name(of: text).count)) + $0 }
    return .contradicted("there is no `\(path)`", nearest: offered)
  }

  /// Claims a folder with a kustomization.
  mutating func claimKustomization(_ fragment: Fragment, tool: String) {
    guard let path = path(fragment), world.files.state(of: path) == nil, repository.fileSystem.kind(path) == .folder
    else {
      return claimFile(fragment, tool: tool, isFolder: true)
    }
    let files = ["kustomization.yaml", "kustomization.yml", "Kustomization"].map { TreePath.join(path, $0) }
    let found = files.filter { repository.fileSystem.kind($0) == .file }
    claim(
      tool, .path, path, fragment,
      found.isEmpty ? .contradicted("`\(path)` has no kustomization") : .verified(found.map { .file($0) }))
  }

  /// A file or folder that a command makes.
  mutating func createFile(_ fragment: Fragment) {
    guard let directory = world.directory else { return }
    if let path = path(fragment) {
      world.files.create(path)
    } else if !fragment.isKnown {
      // Somewhere below the folder that is known.
      let known = fragment.text.prefix { $0 != "$" && $0 != "<" && $0 != "\u{1}" }
      if !known.hasPrefix("/"), let folder = TreePath.resolve(TreePath.folder(of: String(known)), from: directory),
        !folder.isEmpty
      {
        world.files.open(folder)
      }
    }
  }

  mutating func removeFile(_ fragment: Fragment) {
    if branchDepth == 0, let path = path(fragment) { world.files.remove(path) }
  }
}
