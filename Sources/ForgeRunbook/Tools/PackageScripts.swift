import ForgeDiagnostics
import ForgeFiles
import ForgeYAML

extension Tool {
  /// npm, yarn and pnpm: the scripts of the package where the reader stands, or of the workspaces that options name.
  static let packageScripts = Tool(names: ["npm", "yarn", "pnpm", "bun"]) { call, run in
    PackageCommand(call, &run)?.read(&run)
  }
}

/// One command line of a package manager.
private struct PackageCommand {
  private let tool: String
  private var directory: String?
  private var words: [Fragment] = []
  /// Workspaces, by name or folder.
  private var workspaces: [Fragment] = []
  /// Whether scripts need not be there, or run in packages that are not told.
  private var isOpen = false

  /// Nil where a folder that it names is not there.
  init?(_ call: ToolCall, _ run: inout PageRun) {
    tool = call.tool
    directory = run.world.directory
    var index = 0
    while index < call.arguments.count {
      let word = call.arguments[index]
      index += 1
      if word.text == "--" { break }
      let (name, value) =
        word.text.hasPrefix("-")
        ? word.split(at: "=").map { ($0.before, Optional($0.after)) } ?? (word, nil) : (word, nil)
      var next: Fragment? {
        defer { index += value == nil ? 1 : 0 }
        return value ?? (index < call.arguments.count ? call.arguments[index] : nil)
      }
      switch name.text {
      case "--prefix", "-C", "--dir", "--cwd":
        guard let folder = next else { continue }
        if case .contradicted = run.claimFile(folder, tool: call.tool) { return nil }
        directory = run.path(folder)
      // `-w` of pnpm is the root of the workspace.
      case "-w" where tool == "pnpm", "--workspace-root": continue
      case "-w", "--workspace", "--filter", "-F": if let name = next { workspaces.append(name) }
      case "--workspaces", "-ws", "-r", "--recursive", "--if-present": isOpen = true
      default: if !word.text.hasPrefix("-") { words.append(word) }
      }
    }
    if ["yarn", "pnpm"].contains(tool), words.first?.text == "workspace", words.count > 1 {
      workspaces.append(words[1])
      words.removeFirst(2)
    }
  }

  func read(_ run: inout PageRun) {
    guard let directory = run.isInside ? "" : directory else { return }
    let packages = PackageTree(directory, run.repository.fileSystem)
    var folders: [String] = []
    for name in workspaces { workspace(name, packages, &run).map { folders.append($0) } }
    guard !isOpen, folders.count == workspaces.count, let first = words.first else { return }
    if ["workspace", "workspaces", "dlx", "exec"].contains(first.text) { return }
    let isRun = ["run", "run-script"].contains(first.text)
    // `npm test` and `npm start` are scripts; `yarn NAME` is one where it is no command of yarn.
    let isShort =
      ["test", "start", "stop", "restart"].contains(first.text)
      || (["yarn", "pnpm"].contains(tool) && !Self.commands.contains(first.text))
    guard let script = isRun ? words.dropFirst().first : isShort ? first : nil, let name = script.value else { return }
    if run.isInside {
      if let verdict = deployed(name, run) { run.claim(tool, .target, name, script, verdict) }
      return
    }
    for folder in workspaces.isEmpty ? [directory] : folders {
      guard let verdict = verdict(name, folder, isRun: isRun, run) else { continue }
      run.claim(tool, .target, name, script, verdict)
    }
  }

  /// Claims a workspace; its folder where there is one. Patterns of pnpm take any number.
  private func workspace(_ name: Fragment, _ packages: PackageTree, _ run: inout PageRun) -> String? {
    guard let text = name.value, !name.isPattern, !text.contains("*"), !text.contains("..."), !text.hasPrefix("!"),
      !text.hasPrefix("{"), !text.hasPrefix("[")
    else { return nil }
    guard !packages.members.isEmpty else {
      let file = TreePath.join(directory ?? "", "package.json")
      if tool == "npm", directory != nil, !packages.isOpen, run.repository.fileSystem.kind(file) == .file {
        run.claim(tool, .path, text, name, .contradicted("`\(file)` has no workspaces"))
      }
      return nil
    }
    let path = TreePath.resolve(text, from: packages.root)
    if let member = packages.members.first(where: { $0.name?.text == text || $0.folder == path }) {
      run.claim(tool, .path, text, name, .verified([member.name?.range ?? .file(member.file)]))
      return member.folder
    }
    if packages.isOpen {
      run.claim(tool, .path, text, name, .unverifiable("not all workspaces are known"))
      return nil
    }
    let names = packages.members.flatMap { member -> [String] in
      let folder = packages.root.isEmpty ? member.folder : String(member.folder.dropFirst(packages.root.count + 1))
      return [member.name?.text, folder].compactMap(\.self)
    }
    run.claim(
      tool, .path, text, name,
      .contradicted("no workspace is called `\(text)`", nearest: Suggestion.nearest(to: text, among: names)))
    return nil
  }

  private func verdict(_ name: String, _ folder: String, isRun: Bool, _ run: PageRun) -> CommandClaim.Verdict? {
    let files = run.repository.fileSystem
    let path = TreePath.join(folder, "package.json")
    guard let file = try? files.readFile(path), let root = YAMLStream.parse(file).root else {
      guard run.world.files.state(of: path) == nil, isRun || tool == "npm" else { return nil }
      let place = folder.isEmpty ? "the root" : "`\(folder)`"
      return .contradicted("there is no package.json in \(Message(place))")
    }
    let scripts = root["scripts"]?.mapping?.pairs ?? []
    if let found = scripts.first(where: { $0.key.text == name }) { return .verified([found.key.range]) }
    // npm starts server.js without a script.
    if name == "start" && files.kind(TreePath.join(folder, "server.js")) != nil { return nil }
    let nearest = Suggestion.nearest(to: name, among: scripts.compactMap(\.key.text))
    // Binaries of packages run by yarn.
    if !isRun, nearest == nil, ["yarn", "pnpm"].contains(tool) { return nil }
    return .contradicted("\(Message(folder.isEmpty ? "package.json" : path)) has no script `\(name)`", nearest: nearest)
  }

  /// Whether one of the repository's packages has the script: which of them is in an image is not known.
  private func deployed(_ name: String, _ run: PageRun) -> CommandClaim.Verdict? {
    let files = run.repository.index.files(endingIn: "package.json").filter { !$0.contains("node_modules/") }
    let scripts = files.compactMap { try? run.repository.fileSystem.readFile($0) }.flatMap {
      YAMLStream.parse($0).root?["scripts"]?.mapping?.pairs ?? []
    }
    guard !scripts.isEmpty else { return nil }
    let found = scripts.filter { $0.key.text == name }.map(\.key.range)
    if !found.isEmpty { return .verified(found) }
    return .contradicted(
      "no package of the repository has a script `\(name)`",
      nearest: Suggestion.nearest(to: name, among: Set(scripts.compactMap(\.key.text)).sorted()))
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

/// The workspaces of the package that holds a folder: those of `workspaces` in its package.json, or of pnpm-workspace.yaml.
private struct PackageTree {
  struct Member {
    let folder: String
    /// `name` of its package.json.
    let name: YAMLNode?
    var file: String { TreePath.join(folder, "package.json") }
  }

  private(set) var root = ""
  private(set) var members: [Member] = []
  /// Whether a pattern could not be followed.
  private(set) var isOpen = false

  init(_ directory: String, _ files: FileSystem) {
    var folder = directory
    while true {
      let patterns = Self.patterns(folder, files)
      if !patterns.isEmpty {
        root = folder
        for pattern in patterns { add(pattern, files) }
        return
      }
      if folder.isEmpty { return }
      folder = TreePath.folder(of: folder)
    }
  }

  private static func patterns(_ folder: String, _ files: FileSystem) -> [String] {
    func node(_ name: String) -> YAMLNode? {
      (try? files.readFile(TreePath.join(folder, name))).flatMap { YAMLStream.parse($0).root }
    }
    let workspaces = node("package.json")?["workspaces"]
    let listed =
      workspaces?.sequence ?? workspaces?["packages"]?.sequence ?? node("pnpm-workspace.yaml")?["packages"]?.sequence
    return (listed ?? []).compactMap(\.text)
  }

  private mutating func add(_ pattern: String, _ files: FileSystem) {
    if pattern.hasPrefix("!") { return }
    var folders: [String]
    if pattern.hasSuffix("/*"), let parent = TreePath.resolve(String(pattern.dropLast(2)), from: root),
      !parent.contains("*")
    {
      folders = ((try? files.list(parent)) ?? []).filter { $0.kind == .folder }.map { TreePath.join(parent, $0.name) }
    } else if !pattern.contains("*"), let folder = TreePath.resolve(pattern, from: root) {
      folders = [folder]
    } else {
      isOpen = true
      return
    }
    for folder in folders {
      guard let file = try? files.readFile(TreePath.join(folder, "package.json")) else { continue }
      members.append(Member(folder: folder, name: YAMLStream.parse(file).root?["name"]))
    }
  }
}
