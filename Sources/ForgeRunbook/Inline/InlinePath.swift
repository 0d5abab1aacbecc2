import ForgeDiagnostics
import ForgeFiles

/// Inline code that reads as a path of the repository.
struct InlinePath {
  /// Without the line that some paths end in: `api/main.py:12`.
  let text: String

  /// Nil for what is no path: one without a slash, an address, a pattern, code.
  init?(_ code: String) {
    var code = code
    guard code.contains("/") else { return nil }
    code = LineMark.removed(from: code)
    guard !code.contains("://"), !code.contains("//"), !code.contains("@"), !code.contains("..."),
      code.allSatisfy({ $0.isLetter || $0.isNumber || "./_-+".contains($0) }), !code.hasPrefix("/"),
      !code.hasPrefix("-"), !Self.isVersion(TreePath.name(of: code))
    else { return nil }
    text = code
  }

  /// `v1`, `v1beta1`: the end of an API's name.
  static func isVersion(_ text: String) -> Bool {
    func isNumber(_ text: Substring) -> Bool { !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }
    guard text.hasPrefix("v") else { return false }
    let rest = text.dropFirst()
    if isNumber(rest) { return true }
    guard let letter = rest.firstIndex(where: { !$0.isNumber }), isNumber(rest[..<letter]) else { return false }
    return ["alpha", "beta"].contains { rest[letter...].hasPrefix($0) && isNumber(rest[letter...].dropFirst($0.count)) }
  }

  /// Whether the repository has it, from its root, from the page or from anywhere. Nil where nothing can be said: what is
  /// meant may lie in a container, on a branch, in another repository, or be what the page makes or shows.
  func verdict(
    _ page: String, _ repository: RunbookRepository, _ run: PageRun, shown: Set<String>
  ) -> CommandClaim.Verdict? {
    let files = repository.fileSystem
    let folders = ["", TreePath.folder(of: page), run.world.directory ?? ""]
    let paths = folders.compactMap { TreePath.resolve(text, from: $0) }.filter { !$0.isEmpty }
    guard let fromRoot = paths.first, !paths.contains(where: shown.contains) else { return nil }
    let isOfRepository = files.kind(String(fromRoot.prefix { $0 != "/" })) == .folder
    // The page makes files of its own in this folder.
    if isOfRepository, paths.contains(where: { run.world.files.hasMade(in: TreePath.folder(of: $0)) }) { return nil }
    for path in paths {
      let isMade = repository.isMade(path)
      if !isMade, let kind = files.kind(path) { return .verified(kind == .file ? [.file(path)] : []) }
      if run.world.files.state(of: path) != nil { return .verified([]) }
      // What git ignores is made, not committed: prose that names it claims nothing of the repository.
      if isMade { return nil }
    }
    for path in paths {
      let examples = ["example", "sample", "template", "dist"].map { "\(path).\($0)" }
      if let example = examples.first(where: { files.kind($0) == .file }) { return .verified([.file(example)]) }
    }
    // The end of a path is claimed only where it would be wrong without it.
    let end = text.hasSuffix("/") ? String(text.dropLast()) : text
    if let path = repository.index.files(endingIn: end).first { return isOfRepository ? .verified([.file(path)]) : nil }
    if !repository.index.folders(endingIn: end).isEmpty { return isOfRepository ? .verified([]) : nil }
    guard isOfRepository else { return moved(repository) }
    let folder = TreePath.folder(of: fromRoot)
    let siblings = ((try? files.list(folder)) ?? []).map { TreePath.join(folder, $0.name) }
    let nearest = Suggestion.nearest(to: fromRoot, among: siblings) ?? namesake(repository)
    return .contradicted("there is no `\(fromRoot)`", nearest: nearest)
  }

  /// The one file of the same name, elsewhere.
  private func namesake(_ repository: RunbookRepository) -> String? {
    let name = TreePath.name(of: text)
    let found = repository.index.files(endingIn: name)
    return found.count == 1 && name.contains(".") ? found[0] : nil
  }

  /// What begins with no folder of the repository is only wrong where one file has its name, and its folder's.
  private func moved(_ repository: RunbookRepository) -> CommandClaim.Verdict? {
    guard let path = namesake(repository) else { return nil }
    let folder = TreePath.name(of: TreePath.folder(of: text))
    guard path.split(separator: "/").contains(where: { $0 == folder }) else { return nil }
    return .contradicted("there is no `\(text)`", nearest: path)
  }
}
