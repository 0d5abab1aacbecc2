import ForgeDiagnostics
import ForgeFiles
import ForgeYAML

extension Tool {
  /// gh: workflows of the repository, by their file or name, and their inputs.
  static let workflows = Tool(names: ["gh"]) { call, run in
    let words = call.arguments
    guard !words.contains(where: { ["-R", "--repo"].contains($0.text) || $0.text.hasPrefix("--repo=") }) else { return }
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
      let workflow = claim(words[2], &run)
      if words[1].text == "run", let workflow { inputs(Array(words[3...]), workflow, &run) }
    }
    for name in named { _ = claim(name, &run) }
  }

  private static let folder = ".github/workflows"

  /// Claims that there is such a workflow; its root where there is.
  private static func claim(_ fragment: Fragment, _ run: inout PageRun) -> YAMLNode? {
    guard let text = fragment.value else {
      run.claim("gh", .path, fragment.text, fragment, .unverifiable("the value is unknown"))
      return nil
    }
    let files = ((try? run.repository.fileSystem.list(folder)) ?? []).map(\.name).filter {
      $0.hasSuffix(".yml") || $0.hasSuffix(".yaml")
    }
    guard !files.isEmpty, !text.allSatisfy(\.isNumber) else { return nil }
    func root(_ name: String) -> YAMLNode? {
      (try? run.repository.fileSystem.readFile("\(folder)/\(name)")).flatMap { YAMLStream.parse($0).root }
    }
    let name = TreePath.name(of: text)
    if files.contains(name) {
      run.claim("gh", .path, text, fragment, .verified([.file("\(folder)/\(name)")]))
      return root(name)
    }
    var titles: [String] = []
    for file in files {
      guard let workflow = root(file), let title = workflow["name"], let name = title.text else { continue }
      if name == text {
        run.claim("gh", .path, text, fragment, .verified([title.range]))
        return workflow
      }
      titles.append(name)
    }
    let nearest = Suggestion.nearest(to: text, among: files + titles)
    run.claim("gh", .path, text, fragment, .contradicted("no workflow is called `\(text)`", nearest: nearest))
    return nil
  }

  /// Claims the names of `-f NAME=VALUE` against what `workflow_dispatch` of the workflow takes.
  private static func inputs(_ words: [Fragment], _ workflow: YAMLNode, _ run: inout PageRun) {
    let events = workflow["on"] ?? workflow["true"]
    let isDispatched =
      events?["workflow_dispatch"] != nil || events?.text == "workflow_dispatch"
      || events?.sequence?.contains { $0.text == "workflow_dispatch" } == true
    guard isDispatched else { return }
    let pairs = events?["workflow_dispatch"]?["inputs"]?.mapping?.pairs ?? []
    var index = 0
    while index < words.count {
      let word = words[index]
      index += 1
      var given: Fragment?
      if ["-f", "-F", "--raw-field", "--field"].contains(word.text) {
        given = index < words.count ? words[index] : nil
        index += 1
      } else if word.text.hasPrefix("--raw-field=") || word.text.hasPrefix("--field=") {
        given = word.split(at: "=")?.after
      }
      guard let name = given?.split(at: "=")?.before, let text = name.value else { continue }
      if let pair = pairs.first(where: { $0.key.text == text }) {
        run.claim("gh", .input, text, name, .verified([pair.key.range]))
        continue
      }
      let nearest = Suggestion.nearest(to: text, among: pairs.compactMap(\.key.text))
      run.claim("gh", .input, text, name, .contradicted("the workflow takes no input `\(text)`", nearest: nearest))
    }
  }
}
