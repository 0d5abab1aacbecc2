import ForgeDiagnostics
import ForgeFiles

extension Tool {
  /// Shells and interpreters: a script in an argument, or in a file.
  static let shell = Tool(names: ["sh", "bash", "zsh", "dash", "ash", "python", "python3", "node", "ruby", "perl"]) {
    call, run in
    let isShell = ["sh", "bash", "zsh", "dash", "ash"].contains(call.tool)
    var index = 0
    while index < call.arguments.count {
      let word = call.arguments[index]
      index += 1
      let text = word.text
      if isShell, text.hasPrefix("-"), !text.hasPrefix("--"), text.hasSuffix("c") {
        if index < call.arguments.count { run.runScript(call.arguments[index]) }
        return
      }
      if text == "-m", index < call.arguments.count {
        module(call.arguments[index], call, &run)
        return run.call(Array(call.arguments[index...].prefix { _ in call.arguments[index].text == "pytest" }))
      }
      // Code in an argument.
      if text == "-c" || text == "-e" || (text == "-" && !isShell) { return }
      if text.hasPrefix("-") { continue }
      run.claimFile(word, tool: call.tool)
      if let path = run.path(word) {
        ScriptOptions.claim(path, Array(call.arguments[index...]), tool: call.tool, &run)
      }
      return
    }
    if isShell, let heredoc = run.heredoc { run.runScript(heredoc) }
  }
}

extension Tool {
  /// `python -m a.b`: a module of the repository, where its package is one.
  private static func module(_ name: Fragment, _ call: ToolCall, _ run: inout PageRun) {
    guard call.tool.hasPrefix("python"), let text = name.value, let directory = run.world.directory else { return }
    let parts = text.split(separator: ".").map(String.init)
    let files = run.repository.fileSystem
    guard let first = parts.first else { return }
    guard files.kind(TreePath.join(directory, first)) == .folder else {
      return elsewhere(name, parts, directory, call, &run)
    }
    let path = TreePath.join(directory, parts.joined(separator: "/"))
    for file in ["\(path).py", "\(path)/__main__.py", "\(path)/__init__.py"] where files.kind(file) == .file {
      return run.claim(call.tool, .path, text, name, .verified([.file(file)]))
    }
    let folder = TreePath.folder(of: path)
    let siblings = ((try? files.list(folder)) ?? []).map { $0.name.replacing(/\.py$/, with: "") }
    let nearest = Suggestion.nearest(to: parts.last ?? "", among: siblings).map {
      (parts.dropLast() + [$0]).joined(separator: ".")
    }
    run.claim(call.tool, .path, text, name, .contradicted("there is no module `\(text)`", nearest: nearest))
  }
}

extension Tool {
  /// A module that is there from a folder above: the reader stands too deep for this name.
  private static func elsewhere(
    _ name: Fragment, _ parts: [String], _ directory: String, _ call: ToolCall, _ run: inout PageRun
  ) {
    var folder = directory
    while !folder.isEmpty {
      folder = TreePath.folder(of: folder)
      let path = TreePath.join(folder, parts.joined(separator: "/"))
      guard run.repository.fileSystem.kind("\(path).py") == .file, path.hasPrefix("\(directory)/") else { continue }
      let nearest = String(path.dropFirst(directory.count + 1)).replacing("/", with: ".")
      return run.claim(
        call.tool, .path, name.text, name,
        .contradicted("there is no module `\(name.text)`: the reader stands in `\(directory)`", nearest: nearest))
    }
  }
}

/// `./script`, `scripts/deploy.sh`: a program of the repository.
enum ScriptFile {
  static func read(_ name: Fragment, _ arguments: [Fragment], _ run: inout PageRun) {
    let text = name.text
    // `app.kubernetes.io/name:` is a line of YAML that stands among commands.
    guard text.contains("/"), !text.hasPrefix("/"), !text.hasPrefix("~"), !text.hasPrefix("$"), !text.hasSuffix(":")
    else {
      return
    }
    // What is built or installed into the tree is not committed.
    let parts = text.split(separator: "/")
    guard
      !parts.contains(where: {
        ["node_modules", ".venv", "venv", "bin", "build", "dist", "target", ".build"].contains($0)
      })
    else { return }
    run.claimFile(name, tool: "sh")
    if let path = run.path(name) { ScriptOptions.claim(path, arguments, tool: "sh", &run) }
  }
}
