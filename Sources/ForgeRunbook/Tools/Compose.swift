import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import ForgeYAML

extension Tool {
  /// docker-compose, and `docker compose`, which hands its words over.
  static let compose = Tool(names: ["docker-compose", "podman-compose"]) { call, run in
    ComposeCommand(call.arguments).read(&run)
  }
}

/// One command line of Docker Compose.
struct ComposeCommand {
  private static let tool = "docker compose"
  private static let grammar = CommandGrammar.compose
    .adding(
      ".: -h/--help -f/--file=* -p/--project-name= --profile=* --env-file=* --project-directory= --ansi= --progress= --dry-run -v/--version"
    )

  /// Subcommands whose operands are services.
  private static let takesServices: Set<String> = [
    "attach", "build", "create", "events", "images", "kill", "logs", "pause", "ps", "pull", "push", "restart", "rm",
    "start", "stats", "stop", "top",
    "unpause", "up", "wait", "watch", "down", "volumes",
  ]

  private let line: CommandLine

  init(_ arguments: [Fragment]) {
    line = CommandLine(arguments, Self.grammar, stopsAt: ["exec": 1, "run": 1, "port": 1])
  }

  func read(_ run: inout PageRun) {
    run.claimFaults(line, tool: Self.tool)
    guard line.faults.allSatisfy({ $0.kind == .flag }) else { return }
    let files = line.values("--file")
    for file in files where file.text != "-" { run.claimFile(file, tool: Self.tool) }
    for file in line.values("--env-file") { run.claimFile(file, tool: Self.tool) }
    guard let project = project(files, &run) else { return claimUnknown(&run) }
    for profile in line.values("--profile") { claimProfile(profile, project, &run) }
    for scale in line.values("--scale") { claimService(scale.split(at: "=")?.before ?? scale, project, &run) }
    switch line.path.first ?? "" {
    case "exec", "run", "port":
      guard let service = line.operands.first else { return }
      claimService(service, project, &run)
      if line.path.first != "port" { run.inside(.service(project, service.value), line.rest) }
    case "cp":
      for (place, operand) in line.operands.enumerated() {
        if let (service, _) = operand.split(at: ":") {
          claimService(service, project, &run)
        } else if place == 0 {
          run.claimFile(operand, tool: Self.tool)
        } else {
          run.createFile(operand)
        }
      }
    case "scale":
      for operand in line.operands { claimService(operand.split(at: "=")?.before ?? operand, project, &run) }
    case let name where Self.takesServices.contains(name):
      for operand in line.operands { claimService(operand, project, &run) }
    default: break
    }
  }

  /// The project of the files named, or of those where the reader stands (Compose Specification, "Compose file").
  private func project(_ files: [Fragment], _ run: inout PageRun) -> ComposeProject? {
    var paths: [String] = []
    if files.isEmpty {
      guard let directory = run.world.directory, line.value("--project-directory") == nil,
        run.world.variables["COMPOSE_FILE"] == nil
      else { return nil }
      // docker looks into the folders above, too.
      var folder = directory
      while paths.isEmpty {
        let names = ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"]
        paths = names.map { TreePath.join(folder, $0) }.filter { run.repository.fileSystem.kind($0) == .file }.prefix(1)
          .map { $0 }
        if folder.isEmpty { break }
        if paths.isEmpty { folder = TreePath.folder(of: folder) }
      }
      let overrides = [
        "compose.override.yaml", "compose.override.yml", "docker-compose.override.yaml", "docker-compose.override.yml",
      ]
      if !paths.isEmpty {
        paths += overrides.map { TreePath.join(folder, $0) }.filter { run.repository.fileSystem.kind($0) == .file }
          .prefix(1)
      }
    } else {
      for file in files {
        guard let path = run.path(file), run.repository.fileSystem.kind(path) == .file else { return nil }
        paths.append(path)
      }
    }
    guard !paths.isEmpty else { return nil }
    let key = ([""] + paths).joined(separator: "\u{1}")
    if let known = run.composeProjects[key] { return known }
    let project = ComposeProject.load(paths, in: run.repository.fileSystem, profiles: ["*"])
    run.composeProjects[key] = project
    return project
  }

  /// Claims the services of a project that cannot be known: nothing is passed over without a word.
  private func claimUnknown(_ run: inout PageRun) {
    let verb = line.path.first ?? ""
    let isOne = ["exec", "run", "port"].contains(verb)
    guard isOne || Self.takesServices.contains(verb), !run.isInside else { return }
    let reason: Message =
      run.world.directory == nil
      ? "the working directory is unknown" : "no compose file is known where the reader stands"
    for operand in isOne ? Array(line.operands.prefix(1)) : line.operands where !operand.text.isEmpty {
      run.claim(Self.tool, .service, operand.text, operand, .unverifiable(reason))
    }
  }

  private func claimService(_ name: Fragment, _ project: ComposeProject, _ run: inout PageRun) {
    guard let text = name.value else {
      return run.claim(Self.tool, .service, name.text, name, .unverifiable("the value is unknown"))
    }
    if name.isPattern || text.isEmpty { return }
    if let service = project.services.first(where: { $0.name == text }) {
      return run.claim(Self.tool, .service, text, name, .verified([service.place]))
    }
    guard project.gaps.isEmpty else {
      return run.claim(Self.tool, .service, text, name, .unverifiable("not all of the project's files can be read"))
    }
    run.claim(
      Self.tool, .service, text, name,
      .contradicted(
        "no service is called `\(text)`", nearest: Suggestion.nearest(to: text, among: project.services.map(\.name))))
  }

  private func claimProfile(_ name: Fragment, _ project: ComposeProject, _ run: inout PageRun) {
    guard let text = name.value, text != "*" else { return }
    let found = project.services.flatMap(\.profiles).filter { $0.text == text }
    if !found.isEmpty { return run.claim(Self.tool, .profile, text, name, .verified(found.map(\.range))) }
    let all = Set(project.services.flatMap(\.profiles).compactMap(\.text)).sorted()
    run.claim(
      Self.tool, .profile, text, name,
      .contradicted("no service has the profile `\(text)`", nearest: Suggestion.nearest(to: text, among: all)))
  }
}
