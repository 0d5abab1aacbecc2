import ForgeDiagnostics
import ForgeFiles
import ForgeYAML

extension Tool {
  /// npm, yarn and pnpm: the scripts of the package where the reader stands.
  static let packageScripts = Tool(names: ["npm", "yarn", "pnpm", "bun"]) { call, run in
    var directory = run.world.directory
    var words: [Fragment] = []
    var index = 0
    while index < call.arguments.count {
      let word = call.arguments[index]
      index += 1
      if word.text == "--" { break }
      let (name, value) =
        word.text.hasPrefix("-")
        ? word.split(at: "=").map { ($0.before, Optional($0.after)) } ?? (word, nil) : (word, nil)
      switch name.text {
      case "--prefix", "-C", "--dir", "--cwd":
        let folder = value ?? (index < call.arguments.count ? call.arguments[index] : nil)
        index += value == nil ? 1 : 0
        guard let folder else { continue }
        if case .contradicted = run.claimFile(folder, tool: call.tool) { return }
        directory = run.path(folder)
      // Which packages a filter takes is not judged, nor are their scripts.
      case "-w", "--workspace", "--workspaces", "-ws", "--filter", "-F", "-r", "--recursive": return
      case "--if-present": return
      default: if !word.text.hasPrefix("-") { words.append(word) }
      }
    }
    guard let directory, let first = words.first else { return }
    let isRun = ["run", "run-script"].contains(first.text)
    if first.text == "workspace" || first.text == "workspaces" || first.text == "dlx" || first.text == "exec" { return }
    // `npm test` and `npm start` are scripts; `yarn NAME` is one where it is no command of yarn.
    let isShort =
      ["test", "start", "stop", "restart"].contains(first.text)
      || (["yarn", "pnpm"].contains(call.tool) && !commands.contains(first.text))
    guard let script = isRun ? words.dropFirst().first : isShort ? first : nil, let name = script.value else { return }
    let path = TreePath.join(directory, "package.json")
    guard let file = try? run.repository.fileSystem.readFile(path), let root = YAMLStream.parse(file).root else {
      if run.world.files.state(of: path) == nil, isRun || call.tool == "npm" {
        let place = directory.isEmpty ? "the root" : "`\(directory)`"
        run.claim(call.tool, .target, name, script, .contradicted("there is no package.json in \(Message(place))"))
      }
      return
    }
    let scripts = root["scripts"]?.mapping?.pairs ?? []
    if let found = scripts.first(where: { $0.key.text == name }) {
      return run.claim(call.tool, .target, name, script, .verified([found.key.range]))
    }
    // npm starts server.js without a script; binaries of packages run by yarn.
    if name == "start" && run.repository.fileSystem.kind(TreePath.join(directory, "server.js")) != nil { return }
    if !isRun, ["yarn", "pnpm"].contains(call.tool) {
      guard let nearest = Suggestion.nearest(to: name, among: scripts.compactMap(\.key.text)) else { return }
      return run.claim(
        call.tool, .target, name, script, .contradicted("package.json has no script `\(name)`", nearest: nearest))
    }
    run.claim(
      call.tool, .target, name, script,
      .contradicted(
        "package.json has no script `\(name)`",
        nearest: Suggestion.nearest(to: name, among: scripts.compactMap(\.key.text))))
  }

  private static let commands: Set<String> = [
    "add", "audit", "bin", "cache", "config", "create", "dedupe", "help", "import", "info", "init", "install", "i",
    "ci", "link", "list", "ls", "login",
    "node", "outdated", "pack", "publish", "remove", "rm", "up", "upgrade", "update", "version", "why", "set", "plugin",
    "rebuild", "store", "fetch",
    "prune", "root", "setup", "env", "deploy", "patch", "unlink", "view", "whoami", "logout", "cat-file", "global",
    "generate-lock-entry", "policies",
  ]
}
