import ForgeFiles
import ForgeShell

extension [Tool] {
  /// Commands of the shell that change what comes after them.
  static let builtins: [Tool] = [
    Tool(names: ["cd", "pushd"]) { call, run in
      let before = run.world.directory
      guard let target = call.arguments.first(where: { !$0.text.hasPrefix("-") || $0.text == "-" }) else {
        run.world.directory = nil
        return
      }
      if target.text == "-" {
        (run.world.directory, run.world.formerDirectory) = (run.world.formerDirectory, before)
        return
      }
      if let out = leaving(target, run.world) {
        run.world.formerDirectory = before
        run.world.directory = out
        (run.world.enteredClone, run.world.doubtfulClone) = (nil, nil)
        return
      }
      // Who stands in the clone, and is told to go there, starts again from outside.
      if let clone = run.world.enteredClone, run.world.clones.contains(clone), run.path(target) == clone,
        run.repository.fileSystem.kind(clone) == nil
      {
        run.world.enteredClone = nil
      }
      if let copy = copy(target, run) {
        run.world.formerDirectory = before
        (run.world.directory, run.world.enteredClone) = ("", nil)
        run.world.doubtfulClone = copy.isSure ? nil : target.text
        return
      }
      let inside = before.flatMap { before in target.value.flatMap { TreePath.resolve($0, from: before) } }
      let clone = inside.flatMap { run.world.clones.union(run.world.otherClones).contains($0) ? $0 : nil }
      if let path = run.path(target), run.world.otherClones.contains(path) {
        run.world.formerDirectory = before
        run.world.directory = ""
        (run.world.enteredClone, run.world.doubtfulClone) = (clone, path)
        return
      }
      // `git clone https://…/$REPO`, `cd $REPO`
      if run.world.hasUnnamedClone, !target.isKnown, before != nil {
        (run.world.hasUnnamedClone, run.world.formerDirectory) = (false, before)
        (run.world.directory, run.world.enteredClone, run.world.doubtfulClone) = ("", target.text, target.text)
        return
      }
      // `git clone <url>`, `cd name`
      if run.world.hasUnnamedClone, let name = target.value, !name.contains("/"), let path = run.path(target),
        run.repository.fileSystem.kind(path) == nil, name != ".."
      {
        // The address is left out because it is this repository's own.
        run.world.clones.insert(path)
        run.world.hasUnnamedClone = false
        (run.world.enteredClone, run.world.directory) = (path, "")
        return
      }
      let verdict = run.claimFile(target, tool: call.tool)
      // Where it is not there the reader stays where they are.
      if case .contradicted = verdict { return }
      run.world.directory = run.path(target)
      if case .unverifiable? = verdict, let path = run.path(target), run.repository.fileSystem.kind(path) == nil {
        run.world.files.open(path)
      }
      if let clone { run.world.enteredClone = clone }
      run.world.formerDirectory = before
      if call.tool == "pushd" { run.world.directoryStack.append(before) }
    },
    Tool(names: ["popd"]) { _, run in run.world.directory = run.world.directoryStack.popLast() ?? nil },
    Tool(names: ["pwd"]) { _, run in
      if let directory = run.world.directory { run.symbol = "\(Symbol.root)/\(directory)" }
    },
    Tool(names: ["source", "."]) { call, run in
      guard let file = call.arguments.first else { return }
      // `source <(kubectl completion bash)` reads no file.
      if !file.text.hasPrefix("<("), !file.text.contains("/bin/activate") { run.claimFile(file, tool: call.tool) }
    },
    Tool(names: ["read", "mapfile", "readarray"]) { call, run in
      for word in call.arguments { if let name = word.value, !name.hasPrefix("-") { run.world.variables[name] = nil } }
    },
    Tool(names: ["unset"]) { call, run in
      for word in call.arguments { if let name = word.value { run.world.variables[name] = nil } }
    },
    Tool(names: ["alias"]) { call, run in
      for word in call.arguments {
        guard let (name, value) = word.split(at: "="), let key = name.value else { continue }
        run.world.aliases[key] = value.isKnown ? Alias(value, block: value.block ?? run.block) : nil
      }
    },
    Tool(names: ["echo", "printf"]) { call, run in
      let words = call.arguments.filter { !["-n", "-e", "-E"].contains($0.text) }
      run.output = words.allSatisfy(\.isKnown) ? .text(words.map(\.text).joined(separator: " ") + "\n") : .unknown
    },
    Tool(names: ["eval"]) { call, run in for word in call.arguments { run.runScript(word) } },
    Tool(names: ["exec", "command", "builtin", "nohup", "time"]) { call, run in run.call(call.arguments.dropOptions())
    },
  ]
}

/// Whether a `cd` leads to a place of a machine where software is put: a copy of this repository may be there, and one of
/// its name is.
private func copy(_ target: Fragment, _ run: PageRun) -> (place: String, isSure: Bool)? {
  guard let text = target.value, !target.isPattern else { return nil }
  let parts = text.split(separator: "/").map(String.init)
  let isPlace =
    ["/opt/", "/srv/", "/home/", "/var/www/", "/app/", "/root/", "~/"].contains { text.hasPrefix($0) }
    && parts.last?.hasPrefix(".") == false && parts.count > 1
  guard isPlace, let name = parts.last?.lowercased() else { return nil }
  return (text, run.repository.names.contains(name))
}

/// Where a `cd` leads that goes out of the clone in which the reader stands; nil for others.
private func leaving(_ target: Fragment, _ world: World) -> String? {
  guard let clone = world.enteredClone, let directory = world.directory, let text = target.value,
    TreePath.resolve(text, from: directory) == nil
  else { return nil }
  return TreePath.resolve(text, from: TreePath.join(clone, directory))
}

extension [Fragment] {
  /// The words from the first that is no option.
  func dropOptions(taking value: Set<String> = []) -> [Fragment] {
    var index = startIndex
    while index < endIndex, self[index].text.hasPrefix("-") {
      index += value.contains(self[index].text) ? 2 : 1
    }
    return index < endIndex ? Array(self[index...]) : []
  }
}
