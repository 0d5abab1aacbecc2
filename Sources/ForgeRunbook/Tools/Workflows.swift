import ForgeDiagnostics
import ForgeFiles
import ForgeYAML

extension Tool {
  /// gh: workflows of the repository, by their file or name.
  static let workflows = Tool(names: ["gh"]) { call, run in
    let words = call.arguments
    guard !words.contains(where: { ["-R", "--repo"].contains($0.text) }) else { return }
    var named: [Fragment] = []
    for (place, word) in words.enumerated() {
      if ["-w", "--workflow"].contains(word.text), words.first?.text == "run", place + 1 < words.count {
        named.append(words[place + 1])
      }
      if word.text.hasPrefix("--workflow="), let (_, value) = word.split(at: "=") { named.append(value) }
    }
    if words.first?.text == "workflow", words.count > 2, ["run", "view", "enable", "disable"].contains(words[1].text),
      !words[2].text.hasPrefix("-")
    {
      named.append(words[2])
    }
    for name in named { claim(name, &run) }
  }

  private static let folder = ".github/workflows"

  private static func claim(_ fragment: Fragment, _ run: inout PageRun) {
    guard let text = fragment.value else {
      return run.claim("gh", .path, fragment.text, fragment, .unverifiable("the value is unknown"))
    }
    let files = ((try? run.repository.fileSystem.list(folder)) ?? []).map(\.name).filter {
      $0.hasSuffix(".yml") || $0.hasSuffix(".yaml")
    }
    guard !files.isEmpty, !text.allSatisfy(\.isNumber) else { return }
    let name = TreePath.name(of: text)
    if files.contains(name) { return run.claim("gh", .path, text, fragment, .verified([.file("\(folder)/\(name)")])) }
    let titles = files.compactMap { file -> (String, SourceRange)? in
      guard let source = try? run.repository.fileSystem.readFile("\(folder)/\(file)"),
        let title = YAMLStream.parse(source).root?["name"],
        let text = title.text
      else { return nil }
      return (text, title.range)
    }
    if let title = titles.first(where: { $0.0 == text }) {
      return run.claim("gh", .path, text, fragment, .verified([title.1]))
    }
    let nearest = Suggestion.nearest(to: text, among: files + titles.map(\.0))
    run.claim("gh", .path, text, fragment, .contradicted("no workflow is called `\(text)`", nearest: nearest))
  }
}
