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
      // Code in an argument, or a module of the installation.
      if text == "-c" || text == "-e" || text == "-m" || text == "-" { return }
      if text.hasPrefix("-") { continue }
      run.claimFile(word, tool: call.tool)
      return
    }
  }
}

/// `./script`, `scripts/deploy.sh`: a program of the repository.
enum ScriptFile {
  static func read(_ name: Fragment, _ run: inout PageRun) {
    let text = name.text
    guard text.contains("/"), !text.hasPrefix("/"), !text.hasPrefix("~"), !text.hasPrefix("$") else { return }
    // What is built or installed into the tree is not committed.
    let parts = text.split(separator: "/")
    guard
      !parts.contains(where: {
        ["node_modules", ".venv", "venv", "bin", "build", "dist", "target", ".build"].contains($0)
      })
    else { return }
    run.claimFile(name, tool: "sh")
  }
}
