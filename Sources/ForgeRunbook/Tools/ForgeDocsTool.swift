import ForgeDiagnostics

extension Tool {
  /// forge-docs itself: its subcommands, flags, parts of `check`, and files.
  static let forgeDocs = Tool(names: ["forge-docs"]) { call, run in
    let line = CommandLine(call.arguments, .forgeDocs)
    run.claimFaults(line, tool: "forge-docs")
    for word in subcommands(call, line) { run.claim("forge-docs", .command, word.text, word, .verified([])) }
    guard line.faults.isEmpty else { return }
    // In another root other files are there.
    guard line.value("--root").map({ $0.text == "." }) != false else { return }
    switch line.path.joined(separator: " ") {
    case "check":
      for part in line.operands { run.claim("forge-docs", .command, part.text, part, verdict(onPart: part)) }
      if line.has("--update-baseline") {
        for file in line.values("--baseline") { run.createFile(file) }
      } else {
        files(["--baseline"], line, &run)
      }
    case "openapi validate", "openapi bundle":
      for file in line.operands { run.claimFile(file, tool: "forge-docs") }
    case "manifests render":
      files(["--compose", "--helm", "--kustomize", "--raw", "--values"], line, &run)
      // `--compose` and `--raw` take several.
      for file in line.operands { run.claimFile(file, tool: "forge-docs") }
    case "render": for file in line.operands { run.claimFile(file, tool: "forge-docs") }
    case "build": if !line.has("--output") { run.openFolder("build/site") }
    default: break
    }
    files(["--config"], line, &run)
    for name in ["--output", "--badge", "--report"] { for file in line.values(name) { run.createFile(file) } }
  }

  private static func files(_ names: [String], _ line: CommandLine, _ run: inout PageRun) {
    for name in names { for file in line.values(name) { run.claimFile(file, tool: "forge-docs") } }
  }

  /// The words of the command line that the path of subcommands was read from.
  private static func subcommands(_ call: ToolCall, _ line: CommandLine) -> [Fragment] {
    var rest = line.path[...]
    return call.arguments.filter { word in
      guard word.text == rest.first else { return false }
      rest.removeFirst()
      return true
    }
  }

  private static func verdict(onPart part: Fragment) -> CommandClaim.Verdict {
    guard let text = part.value else { return .unverifiable("the value is unknown") }
    if CommandGrammar.checkedParts.contains(text) { return .verified([]) }
    return .contradicted(
      "forge-docs check has no part `\(text)`",
      nearest: Suggestion.nearest(to: text, among: CommandGrammar.checkedParts))
  }
}
