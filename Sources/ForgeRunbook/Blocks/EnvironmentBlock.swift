import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import ForgeMarkdown

/// A block of variables, one a line, as in `.env`.
struct EnvironmentBlock {
  private let sample: SampleText
  /// In the order of the block.
  private let variables: [(name: String, range: Range<Int>)]

  private static let languages: Set<String> = ["env", "dotenv", "ini", "properties", "conf", "cfg"]

  /// Whether a block of this language, of this file, is one: files for variables may be shown as any text.
  static func isOne(_ language: String, _ mention: FileMention?) -> Bool {
    languages.contains(language) || mention.map { isEnvironmentFile($0.text) } == true
  }

  static func isEnvironmentFile(_ path: String) -> Bool {
    let name = TreePath.name(of: path)
    return name == ".env" || name.hasPrefix(".env.") || TreePath.pathExtension(of: name) == "env"
  }

  init(_ sample: SampleText) {
    self.sample = sample
    var variables: [(String, Range<Int>)] = []
    var start = 0
    let bytes = sample.bytes
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let text = String(decoding: bytes[start..<end], as: UTF8.self)
      if let match = text.firstMatch(of: /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=/) {
        let offset = text[..<match.output.1.startIndex].utf8.count
        variables.append((String(match.output.1), start + offset..<start + offset + match.output.1.utf8.count))
      }
      start = end + 1
    }
    self.variables = variables
  }

  private static let tool = "env"

  /// Claims that each variable is one that the project knows, where the block surely is the project's environment: it says
  /// which file it is, that file or an example of it exists, and another variable of it is known.
  func claims(
    _ mention: FileMention?, path: String?, _ names: VariableNames, _ repository: RunbookRepository
  ) -> [CommandClaim] {
    guard let home = home(mention, path, repository) else { return [] }
    let listed = names.listed(in: home, repository.fileSystem)
    func place(_ name: String) -> SourceRange? { listed[name] ?? names.known[name] }
    let known = variables.filter { place($0.name) != nil }
    guard !known.isEmpty, known.count * 2 >= variables.count else { return [] }
    // Every name that is not known costs a search of the repository.
    var searches = 40
    return variables.map { name, range in
      var place = place(name)
      if place == nil, searches > 0 {
        searches -= 1
        place = VariableNames.mention(of: name, repository)
      } else if place == nil {
        return claim(name, range, .unverifiable("too many variables are not known"))
      }
      return claim(name, range, verdict(name, place, listed, names, home[0]))
    }
  }

  private func claim(_ name: String, _ range: Range<Int>, _ verdict: CommandClaim.Verdict) -> CommandClaim {
    CommandClaim(tool: Self.tool, kind: .variable, target: name, range: sample.range(range), verdict: verdict)
  }

  private func verdict(
    _ name: String, _ place: SourceRange?, _ listed: [String: SourceRange], _ names: VariableNames, _ file: String
  ) -> CommandClaim.Verdict {
    if let place { return .verified([place]) }
    if VariableNames.isCommon(name) || ExcerptPlaceholder.isOne(name, found: nil) {
      return .unverifiable("programs read it themselves")
    }
    let nearest = Suggestion.nearest(to: name, among: Set(listed.keys).union(names.known.keys).sorted())
    if nearest == nil, names.passesAll { return .unverifiable("a container gets all variables of the file") }
    return .contradicted("neither `\(file)` nor anything else of the repository knows `\(name)`", nearest: nearest)
  }

  /// The files that list the variables of the one that the block is.
  private func home(
    _ mention: FileMention?, _ path: String?, _ repository: RunbookRepository
  ) -> [String]? {
    let files = repository.fileSystem
    if let path { return [path] }
    var folders = [""]
    var name = ".env"
    if let mention {
      guard Self.isEnvironmentFile(mention.text) else { return nil }
      name = TreePath.name(of: mention.text)
      let folder = TreePath.folder(of: mention.text)
      if !folder.isEmpty { folders = [folder] }
    }
    // A bare `.env` is the one beside the compose file.
    if folders == [""] {
      folders += repository.environments.compactMap(\.compose).flatMap(\.files).map { TreePath.folder(of: $0.path) }
    }
    let names = Set([name, ".env"]).flatMap { name in
      ["example", "sample", "template", "dist", "defaults"].map { "\(name).\($0)" } + ["example.env", "env.example"]
    }
    let found = Set(folders).flatMap { folder in names.map { TreePath.join(folder, $0) } }
      .filter { files.kind($0) == .file }.sorted()
    return found.isEmpty ? nil : found
  }
}
