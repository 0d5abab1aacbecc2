import ForgeDiagnostics

extension Tool {
  /// docker: files and folders that it reads, and containers; `docker compose` is Compose's.
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
    guard line.faults.allSatisfy({ $0.kind == .flag }), let verb = line.path.last else { return }
    let isOfContainers = line.path.count == 1 || line.path.first == "container"
    // On another machine, or in another engine, other containers run.
    let isHere = call.tool == "docker" && line.value("--host") == nil && line.value("--context") == nil
    if isOfContainers, isHere { containers(verb, line, &run) }
    switch verb {
    case "build":
      for file in line.values("--file") where file.text != "-" { run.claimFile(file, tool: "docker") }
      // Behind a flag that is unknown, its value would be taken for the folder.
      for folder in line.operands.prefix(line.faults.isEmpty ? 1 : 0) where folder.value?.contains("://") != true {
        if run.world.directory != nil, run.path(folder) != nil { run.claimFile(folder, tool: "docker") }
      }
    case "exec", "run":
      for file in line.values("--env-file") { run.claimFile(file, tool: "docker") }
      run.noteMade(inContainer: line.values("--volume"), line.rest)
      if verb == "run", call.tool == "docker" { run.makeMounts(line.values("--volume")) }
      run.inside(.container, line.rest)
    case "cp" where isOfContainers:
      for (place, operand) in line.operands.prefix(2).enumerated() where !operand.text.contains(":") {
        if place == 0 { run.claimFile(operand, tool: "docker") } else { run.createFile(operand) }
      }
    default: break
    }
  }

  private static let takesContainers: Set<String> = [
    "attach", "diff", "export", "kill", "logs", "pause", "port", "restart", "rm", "start", "stats", "stop", "top",
    "unpause", "update", "wait",
  ]

  private static func containers(_ verb: String, _ line: CommandLine, _ run: inout PageRun) {
    switch verb {
    case "exec": if let name = line.operands.first { run.claimContainer(name, tool: "docker") }
    case "cp":
      for operand in line.operands {
        if let (name, _) = operand.split(at: ":") { run.claimContainer(name, tool: "docker") }
      }
    case "run", "create":
      if let name = line.value("--name")?.value { run.world.containers.insert(name) }
      for published in line.values("--publish") { run.world.openedPorts.formUnion(hostPorts(published)) }
    case "rename":
      guard line.operands.count == 2 else { return }
      run.claimContainer(line.operands[0], tool: "docker")
      if let name = line.operands[1].value { run.world.containers.insert(name) }
    // It takes images, volumes and networks too.
    case "inspect":
      for name in line.operands where line.value("--type").map({ $0.text == "container" }) != false {
        run.tentativeDepth += 1
        run.claimContainer(name, tool: "docker")
        run.tentativeDepth -= 1
      }
    case "port": if let name = line.operands.first { run.claimContainer(name, tool: "docker") }
    case "rm":
      // A container that is left from before is removed so, whether it is there or not.
      run.tentativeDepth += line.has("--force") ? 1 : 0
      for name in line.operands { run.claimContainer(name, tool: "docker") }
      run.tentativeDepth -= line.has("--force") ? 1 : 0
    case let verb where takesContainers.contains(verb):
      for name in line.operands { run.claimContainer(name, tool: "docker") }
    default: break
    }
  }

  /// The ports of the host in `8080:80`, `127.0.0.1:8080:80/tcp`, `8000-8009:80-89`. None where the engine chooses them
  /// (docs.docker.com, "Publishing ports").
  private static func hostPorts(_ published: Fragment) -> [String] {
    let parts = (published.value ?? "").split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return [] }
    let ends = parts[parts.count - 2].split(separator: "-").map { UInt16($0) }
    guard let low = ends.first ?? nil, let high = ends.last ?? nil, low <= high else { return [] }
    return (low...high).map(String.init)
  }

  /// What BuildKit, the builder of `docker build` since 23.0, takes besides (docs.docker.com, `docker buildx build`).
  private static let buildKit =
    "--allow=* --annotation=* --attest=* --build-context=* --builder= --cache-to=* --call= --check -D/--debug --load "
    + "--metadata-file= --no-cache-filter=* -o/--output=* --progress= --provenance= --push --sbom= --secret=* --ssh=*"

  private static let grammar = CommandGrammar.docker
    .adding(
      """
      .: -h/--help
      container create: --net= --net-alias=*
      container run: --net= --net-alias=*
      create: --net= --net-alias=*
      run: --net= --net-alias=*
      scan:
      scout:
      buildx:
      model:
      desktop:
      init:
      ai:
      mcp:
      sandbox:
      offload:
      compose:
      machine:
      build: \(buildKit)
      image build: \(buildKit)
      builder build: \(buildKit)
      """)
}
