import ForgeFiles

extension Tool {
  /// go: packages and files of the repository that it is given by their paths.
  static let go = Tool(names: ["go"]) { call, run in
    var words = call.arguments[...]
    let outer = run.world.directory
    defer { run.world.directory = outer }
    if words.first?.text == "-C", words.count > 1 {
      run.claimFile(words[1], tool: call.tool)
      run.world.directory = run.path(words[1])
      words = words.dropFirst(2)
    }
    guard let verb = words.first?.text, GoCommand.verbs.contains(verb) else { return }
    GoCommand(verb: verb, words: Array(words.dropFirst())).read(&run)
  }
}

/// One command line of go (`go help packages`).
private struct GoCommand {
  static let verbs: Set<String> = ["build", "fmt", "generate", "install", "list", "run", "test", "vet"]

  /// Flags with a value that may be the next word.
  private static let values: Set<String> = [
    "asmflags", "bench", "benchtime", "blockprofile", "C", "count", "covermode", "coverpkg", "coverprofile", "cpu",
    "cpuprofile", "exec", "f", "fuzz", "fuzztime", "gcflags", "installsuffix", "ldflags", "list", "memprofile", "mod",
    "modfile", "mutexprofile", "o", "outputdir", "overlay", "p", "parallel", "pgo", "pkgdir", "run", "shuffle", "skip",
    "tags", "timeout", "toolexec", "trace", "vet",
  ]
  /// Those of them that name a file which is made.
  private static let outputs: Set<String> = ["blockprofile", "coverprofile", "cpuprofile", "memprofile", "o", "trace"]

  let verb: String
  let words: [Fragment]

  func read(_ run: inout PageRun) {
    var index = 0
    while index < words.count {
      let word = words[index]
      index += 1
      guard !word.text.hasPrefix("-") else {
        let (name, value) = word.split(at: "=").map { ($0.before, Optional($0.after)) } ?? (word, nil)
        let flag = String(name.text.drop { $0 == "-" })
        // What stands behind it is for the program under test.
        if flag == "args" { return }
        let takesNext = value == nil && Self.values.contains(flag)
        let given = value ?? (takesNext && index < words.count ? words[index] : nil)
        index += takesNext ? 1 : 0
        if Self.outputs.contains(flag), let path = given.flatMap({ run.path($0) }) { run.world.files.mention(path) }
        continue
      }
      package(word, &run)
      // `go run PACKAGE ARGUMENT…`, `go run a.go b.go ARGUMENT…`
      guard verb == "run" else { continue }
      if !word.text.hasSuffix(".go") || index >= words.count || !words[index].text.hasSuffix(".go") {
        for argument in words[index...] {
          if let path = run.path(argument), !path.isEmpty { run.world.files.mention(path) }
        }
        return
      }
    }
  }

  /// A package by its path (`./cmd/api`, `../api/...`), or a file: others are looked for among modules.
  private func package(_ word: Fragment, _ run: inout PageRun) {
    let text = word.text
    let isPath = [".", ".."].contains(text) || text.hasPrefix("./") || text.hasPrefix("../") || text.hasSuffix(".go")
    guard isPath else { return }
    var length = text.utf8.count
    if text.hasSuffix("/...") { length -= 4 }
    let folder = word.prefix(length)
    guard !folder.text.contains("..."), ![".", ".."].contains(folder.text) else { return }
    run.claimFile(folder, tool: "go")
    // Without `-o` the program stands where the reader does.
    if verb == "build", let directory = run.world.directory {
      run.world.files.mention(TreePath.join(directory, TreePath.name(of: folder.text)))
    }
  }
}
