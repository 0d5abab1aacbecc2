import ForgeDiagnostics

extension Tool {
  /// docker: files and folders that it reads; `docker compose` is Compose's.
  static let docker = Tool(names: ["docker", "podman", "nerdctl"]) { call, run in
    if let place = call.arguments.firstIndex(where: { !$0.text.hasPrefix("-") }),
      call.arguments[place].text == "compose"
    {
      return ComposeCommand(Array(call.arguments[(place + 1)...])).read(&run)
    }
    let line = CommandLine(
      call.arguments, grammar, stopsAt: ["exec": 1, "container exec": 1, "run": 1, "container run": 1])
    // Podman and its like have flags of their own.
    if call.tool == "docker", line.path.first != "buildx" { run.claimFaults(line, tool: "docker") }
    guard line.faults.allSatisfy({ $0.kind == .flag }) else { return }
    switch line.path.last {
    case "build":
      for file in line.values("--file") where file.text != "-" { run.claimFile(file, tool: "docker") }
      for folder in line.operands.prefix(1) where folder.value?.contains("://") != true {
        if run.world.directory != nil, run.path(folder) != nil { run.claimFile(folder, tool: "docker") }
      }
    case "exec", "run": run.inside(.container, line.rest)
    default: break
    }
  }

  private static let grammar = CommandGrammar.docker
    .adding(
      ".: -h/--help\nscan:\nscout:\nbuildx:\nmodel:\ndesktop:\ninit:\nai:\nmcp:\nsandbox:\noffload:\ncompose:\nmachine:\nbuild: --progress= --secret=* --ssh=* --load --push --platform= -f/--file= -o/--output=*"
    )
}
