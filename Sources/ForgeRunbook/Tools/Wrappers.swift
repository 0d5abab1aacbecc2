import ForgeShell

extension Tool {
  /// Programs that run the command behind their own options.
  static let wrappers = Tool(
    names: Array(options.keys) + Array(runners.keys) + ["env", "xargs", "ssh", "watch", "timeout"]
  ) { call, run in
    switch call.tool {
    case let runner where runners[runner] != nil:
      let words = call.arguments.dropOptions(taking: runnerOptions)
      guard let verb = words.first?.text, verb == runners[runner] else { return }
      run.call(Array(words.dropFirst()).dropOptions(taking: runnerOptions))
    case "env":
      run.call(Array(call.arguments.dropOptions(taking: ["-u", "-C"]).drop { $0.text.contains("=") }))
    case "timeout": run.call(Array(call.arguments.dropOptions(taking: ["-k", "-s"]).dropFirst()))
    case "watch":
      let words = call.arguments.dropOptions(taking: ["-n", "--interval"])
      // `watch 'a | b'` is a script.
      if words.count == 1, words[0].text.contains(" ") { run.runScript(words[0]) } else { run.call(words) }
    case "xargs":
      let words = call.arguments.dropOptions(taking: ["-n", "-I", "-P", "-L", "-d", "-s", "-E", "-a"])
      run.call(words + (words.isEmpty ? [] : [Fragment(.unknownArguments)]))
    case "ssh": run.elsewhere(Array(call.arguments.dropOptions(taking: machineOptions).dropFirst()))
    default: run.call(call.arguments.dropOptions(taking: options[call.tool] ?? []))
    }
  }

  /// Managers of packages, and the subcommand by which they run a program in the project's environment.
  private static let runners = [
    "uv": "run", "poetry": "run", "pipenv": "run", "pdm": "run", "rye": "run", "hatch": "run", "bundle": "exec",
  ]
  private static let runnerOptions: Set<String> = [
    "--with", "--with-requirements", "--python", "-p", "--project", "--directory", "--env-file", "--group", "--extra",
    "--package", "-C", "-P", "-e", "--env",
  ]

  private static let machineOptions: Set<String> = [
    "-b", "-c", "-D", "-E", "-e", "-F", "-i", "-J", "-L", "-l", "-m", "-o", "-p", "-R", "-W",
  ]

  /// Wrappers, and their options that take a value.
  private static let options: [String: Set<String>] = [
    "sudo": ["-u", "-g", "-h", "-p", "-C", "-T"], "doas": ["-u", "-C"], "nice": ["-n"], "ionice": ["-c", "-n", "-p"],
    "stdbuf": ["-o", "-i", "-e"],
    "caffeinate": [], "unbuffer": [], "chronic": [], "retry": ["-t", "-d"], "aws-vault": [], "direnv": [],
  ]
}

extension ExpandedWord {
  /// Arguments that come from elsewhere, such as those that `xargs` adds.
  static let unknownArguments = ExpandedWord(segments: [
    Segment(certainty: .unknown, text: "…", range: 0..<0, isVerbatim: false, isSplit: true)
  ])
}
