import ForgeFiles

/// Programs of which only the files that they are given are judged, as data.
struct PathTool: Sendable {
  /// Words behind which it reads files; empty where it always does.
  var verbs: [[String]] = [[]]
  /// Options whose value is a file, with `=` or as the next word.
  var files: Set<String> = []
  /// Other options that take a value.
  var values: Set<String> = []
  /// Which operands behind the verb are files: those from this one on; nil for none.
  var operands: Int? = 0
  /// Whether of the operands only the last is a file: those before it are names.
  var lastOperandOnly = false
  /// An option whose value is the folder that it works in.
  var folder: String?
}

extension [Tool] {
  static let paths: [Tool] = [
    tool(
      ["k6"],
      PathTool(
        verbs: [["run"], ["archive"], ["inspect"]], files: ["--config"],
        values: [
          "-e", "--env", "-u", "--vus", "-d", "--duration", "-o", "--out", "-s", "--stage", "--tag", "-i",
          "--iterations", "--summary-export",
        ])),
    tool(
      ["promtool"],
      PathTool(
        verbs: [["check", "rules"], ["check", "config"], ["test", "rules"], ["check", "web-config"]], values: ["--lint"]
      )),
    tool(["amtool"], PathTool(verbs: [["check-config"]], files: ["--config.file"])),
    Tool(names: ["pytest", "py.test"]) { call, run in
      PathTool.pytest.read(call, &run)
      PytestName.read(call.arguments, &run)
    },
    tool(["alembic"], PathTool(files: ["-c", "--config"], operands: nil)),
    tool(
      ["terraform", "tofu"],
      PathTool(
        files: ["-var-file", "--var-file", "-backend-config", "--backend-config"], values: ["-var", "-target", "-out"],
        operands: nil, folder: "-chdir")),
    tool(["ansible"], PathTool(files: ["-i", "--inventory"], operands: nil)),
    tool(
      ["ansible-playbook"],
      PathTool(
        files: ["-i", "--inventory", "--vault-password-file", "-e", "--extra-vars"],
        values: ["-l", "--limit", "-t", "--tags", "--skip-tags", "-u", "--user", "-f", "--forks"])
    ),
    tool(["vault"], PathTool(verbs: [["policy", "write"], ["policy", "fmt"]], lastOperandOnly: true)),
    tool(
      ["trivy"],
      PathTool(
        verbs: [["fs"], ["config"], ["filesystem"]], files: ["--config", "-c", "--ignorefile", "--ignore-policy"],
        values: [
          "--severity", "--format", "-f", "--output", "-o", "--exit-code", "--scanners", "--skip-dirs", "--skip-files",
          "--timeout",
        ])),
    tool(
      ["yamllint", "shellcheck", "hadolint", "actionlint", "kubeconform", "kubeval", "markdownlint"],
      PathTool(
        files: ["-c", "--config", "--config-file"],
        values: [
          "-d", "-s", "--severity", "-f", "--format", "-e", "--exclude", "-schema-location", "-kubernetes-version",
        ])),
  ]

  private static func tool(_ names: [String], _ shape: PathTool) -> Tool {
    Tool(names: names) { call, run in
      shape.read(call, &run)
      if shape.folder == "-chdir" { PathTool.claimAddresses(call, &run) }
    }
  }
}

extension PathTool {
  static let pytest = PathTool(
    files: ["-c", "--rootdir"],
    values: ["-k", "-m", "-n", "--maxfail", "-p", "--tb", "--junitxml", "--cov", "-o", "-W"])

  func read(_ call: ToolCall, _ run: inout PageRun) {
    let outer = run.world.directory
    defer { run.world.directory = outer }
    var operands: [Fragment] = []
    var given: [Fragment] = []
    var index = 0
    while index < call.arguments.count {
      let word = call.arguments[index]
      index += 1
      let (name, value) =
        word.text.hasPrefix("-")
        ? word.split(at: "=").map { ($0.before, Optional($0.after)) } ?? (word, nil) : (word, nil)
      if name.text == folder, let value {
        let verdict = run.claimFile(value, tool: call.tool)
        if case .contradicted = verdict { return }
        run.world.directory = run.path(value)
      } else if files.contains(name.text) {
        if let file = value ?? (index < call.arguments.count ? call.arguments[index] : nil) { given.append(file) }
        index += value == nil ? 1 : 0
      } else if values.contains(name.text), value == nil {
        index += 1
      } else if !word.text.hasPrefix("-") {
        operands.append(word)
      }
    }
    for file in given where file.value?.contains(",") != true {
      // `-e key=value` and `-backend-config=key=value` give values, `-e @file` a file.
      if ["-e", "--extra-vars"].contains(where: files.contains), file.text.hasPrefix("@") {
        run.claimFile(file.dropFirst(1), tool: call.tool)
      } else if !file.text.contains("=") {
        run.claimFile(file, tool: call.tool)
      }
    }
    guard let first = self.operands,
      let verb = verbs.first(where: { verb in operands.prefix(verb.count).map(\.text) == verb })
    else { return }
    // `tests/test_a.py::test_b` is a file and a name in it.
    let rest = operands.dropFirst(verb.count + first)
    for file in lastOperandOnly ? rest.suffix(1) : rest where file.text != "-" {
      let path = file.text.firstRange(of: "::").map { file.prefix(file.text[..<$0.lowerBound].utf8.count) } ?? file
      run.claimFile(path, tool: call.tool)
    }
  }
}
