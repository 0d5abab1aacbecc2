import ForgeDiagnostics
import ForgeFiles

extension [Tool] {
  /// Programs that read, make and remove files.
  static let files: [Tool] = [
    reader([
      "cat", "less", "more", "bat", "nl", "wc", "stat", "file", "sha256sum", "md5sum", "base64", "xxd", "column",
      "diff", "cmp", "open",
    ]),
    reader(["head", "tail"], taking: ["-n", "-c", "--lines", "--bytes"]),
    reader(["sort"], taking: ["-k", "-t", "-o", "-S", "-T"]), reader(["cut"], taking: ["-d", "-f", "-c", "-b"]),
    Tool(names: ["jq", "yq"]) { call, run in
      run.output = .unknown
      var words: [Fragment] = []
      var index = 0
      while index < call.arguments.count {
        let word = call.arguments[index]
        index += 1
        switch word.text {
        case "--arg", "--argjson", "--slurpfile", "--rawfile": index += 2
        case "--indent": index += 1
        case "--args", "--jsonargs": index = call.arguments.count
        default: if !word.text.hasPrefix("-") { words.append(word) }
        }
      }
      // The first is the program, unless a file holds it.
      let hasFile = call.arguments.contains { ["-f", "--from-file"].contains($0.text) }
      for word in words.dropFirst(hasFile ? 0 : 1) { run.claimFile(word, tool: call.tool) }
    },
    reader(
      ["grep", "egrep", "fgrep", "rg"], taking: ["-e", "-A", "-B", "-C", "-m", "--include", "--exclude", "-f"],
      skipping: 1),
    reader(["sed"], taking: ["-e", "-f", "--expression"], skipping: 1),
    reader(["awk", "gawk"], taking: ["-F", "-v", "-f"], skipping: 1),
    reader(["chmod", "chown"], skipping: 1), reader(["vi", "vim", "nano", "code", "emacs"], makes: true),
    Tool(names: ["ls", "tree", "du"]) { call, run in
      for word in operands(call, ["-L", "-I", "-d"]) { run.claimFile(word, tool: call.tool) }
    },
    Tool(names: ["cp", "mv", "rsync", "install", "ln"]) { call, run in
      var words = operands(call, ["-t", "-m", "-o", "-g", "-e"])
      guard words.count > 1, let target = words.popLast() else { return }
      // A link may name what is not there yet.
      for word in words where call.tool != "ln" { run.claimFile(word, tool: call.tool) }
      let path = run.path(target)
      let isFolder =
        target.text.hasSuffix("/") || words.count > 1
        || path.map { run.repository.fileSystem.kind($0) == .folder } == true
      for word in words {
        if isFolder, let path, !word.isPattern, let value = word.value {
          let copy = TreePath.join(path, TreePath.name(of: value))
          run.world.files.create(copy)
          run.copyContents(of: word, to: copy)
        } else {
          run.createFile(target)
          if let path { run.copyContents(of: word, to: path) }
        }
        if call.tool == "mv" { run.removeFile(word) }
      }
      if isFolder, let path, words.contains(where: { $0.isPattern || !$0.isKnown || $0.text.contains("://") }) {
        run.world.files.open(path)
      }
    },
    Tool(names: ["touch", "mkdir", "tee", "truncate", "mktemp"]) { call, run in
      for word in operands(call, ["-m", "-s"]) {
        run.createFile(word)
        if call.tool == "tee", let path = run.path(word) { run.world.contents.write(run.input, to: path) }
      }
      run.output = call.tool == "tee" ? run.input : .unknown
    },
    Tool(names: ["rm", "rmdir", "unlink", "shred"]) { call, run in
      let isForced = call.arguments.contains { $0.text.hasPrefix("-") && $0.text.contains("f") }
      for word in operands(call, []) {
        if isForced { run.tentativeDepth += 1 }
        run.claimFile(word, tool: call.tool)
        if isForced { run.tentativeDepth -= 1 }
        run.removeFile(word)
      }
    },
    Tool(names: ["tar"]) { call, run in tar(call, &run) },
    Tool(names: ["unzip"]) { call, run in
      let words = operands(call, ["-d", "-x"])
      if let archive = words.first { run.claimFile(archive, tool: call.tool) }
      let place = call.arguments.firstIndex { $0.text == "-d" }.map { $0 + 1 }
      run.openFolder(place.flatMap { $0 < call.arguments.count ? call.arguments[$0] : nil })
    },
    Tool(names: ["gzip", "bzip2", "xz", "zstd"]) { call, run in
      let ending = ["gzip": "gz", "bzip2": "bz2", "xz": "xz", "zstd": "zst"][call.tool] ?? ""
      for word in operands(call, []) {
        guard let path = run.path(word) else { continue }
        let isPacked = path.hasSuffix(".\(ending)")
        run.world.files.create(isPacked ? String(path.dropLast(ending.count + 1)) : "\(path).\(ending)")
      }
    },
    Tool(names: ["gunzip", "bunzip2", "unxz", "unzstd"]) { call, run in
      for word in operands(call, []) {
        guard let path = run.path(word) else { continue }
        run.world.files.create(String(path.dropLast(TreePath.pathExtension(of: path).count + 1)))
      }
    },
    Tool(names: ["openssl", "ssh-keygen", "age", "sops", "gpg", "mkcert", "skopeo", "crane"]) { call, run in
      // They make files that their options name.
      for (place, word) in call.arguments.enumerated()
      where ["-out", "-o", "-f", "--output", "-keyout", "--out"].contains(word.text) {
        if place + 1 < call.arguments.count { run.createFile(call.arguments[place + 1]) }
      }
    },
    Tool(names: ["git"]) { call, run in git(call, &run) }, .curl,
  ]

  /// A program whose operands are files that it reads; the first `skipping` are something else.
  private static func reader(
    _ names: [String], taking options: Set<String> = [], skipping: Int = 0, makes: Bool = false
  ) -> Tool {
    Tool(names: names) { call, run in
      run.output = .unknown
      var words = operands(call, options)
      let given = call.arguments.contains { ["-e", "-f", "--expression", "--regexp"].contains($0.text) } ? 0 : skipping
      words.removeFirst(Swift.min(given, words.count))
      // `grep -f FILE`, `awk -f FILE`
      if skipping > 0,
        let place = call.arguments.firstIndex(where: {
          $0.text.hasPrefix("-") && !$0.text.hasPrefix("--") && $0.text.hasSuffix("f")
        }),
        place + 1 < call.arguments.count, options.contains("-f")
      {
        let file = call.arguments[place + 1]
        run.claimFile(file, tool: call.tool)
        if call.arguments[place].text != "-f" { words.removeAll { $0 == file } }
      }
      if call.tool == "tail", call.arguments.contains(where: { $0.text == "-f" }) {
        words = operands(call, options.subtracting(["-f"]))
      }
      for word in words {
        if makes, run.path(word).map({ run.repository.fileSystem.kind($0) == nil }) == true {
          run.createFile(word)
        } else {
          run.claimFile(word, tool: call.tool)
        }
      }
      // `cat file | kubectl apply -f -`
      if call.tool == "sed", call.arguments.contains(where: { $0.text.hasPrefix("-i") || $0.text == "--in-place" }) {
        for path in words.compactMap({ run.path($0) }) where run.world.contents[path] != nil {
          run.world.contents.write(.unknown, to: path)
        }
      }
      if call.tool == "cat", words.count == 1, let content = run.path(words[0]).flatMap({ run.world.contents[$0] }) {
        run.output = content
      } else if call.tool == "cat", words.count == 1, let path = run.path(words[0]),
        let file = try? run.repository.fileSystem.readFile(path)
      {
        run.output = .text(String(decoding: file.bytes, as: UTF8.self))
      } else if call.tool == "cat", words.isEmpty {
        run.output = run.input
      }
    }
  }

  /// `tar -czf FILE …` makes a file, `tar -xzf FILE -C DIR` those in it.
  private static func tar(_ call: ToolCall, _ run: inout PageRun) {
    var isExtracting = false
    var archive: Fragment?
    var folder: Fragment?
    var index = 0
    while index < call.arguments.count {
      let word = call.arguments[index]
      index += 1
      let text = word.text
      let letters = text.hasPrefix("--") ? "" : text.hasPrefix("-") ? String(text.dropFirst()) : index == 1 ? text : ""
      if letters.contains("x") || text == "--extract" { isExtracting = true }
      let next = index < call.arguments.count ? call.arguments[index] : nil
      if letters.hasSuffix("f") || text == "--file" {
        archive = next
        index += 1
      } else if letters.hasSuffix("C") || text == "--directory" {
        folder = next
        index += 1
      }
    }
    guard let archive else { return }
    if isExtracting {
      run.claimFile(archive, tool: call.tool)
      run.openFolder(folder)
    } else {
      run.createFile(archive)
    }
  }

  /// The words that are no options, nor values of those that take one.
  private static func operands(_ call: ToolCall, _ options: Set<String>) -> [Fragment] {
    var operands: [Fragment] = []
    var index = 0
    while index < call.arguments.count {
      let word = call.arguments[index]
      index += 1
      if word.text == "--" { return operands + call.arguments[index...] }
      if options.contains(word.text) {
        index += 1
      } else if !(word.text.hasPrefix("-") || word.text.hasPrefix("+")) || word.text == "-" {
        operands.append(word)
      }
    }
    return operands
  }

  private static func git(_ call: ToolCall, _ run: inout PageRun) {
    let words = call.arguments.dropOptions(taking: ["-C", "-c"])
    if words.first?.text == "rev-parse", words.contains(where: { $0.text == "--show-toplevel" }) {
      run.symbol = Symbol.root
    }
    if let mark = words.firstIndex(where: { $0.text == "--" }) {
      // History knows files that are gone.
      let isPresent = ["add", "mv", "rm", "stash", "commit", "blame"].contains(words.first?.text ?? "")
      let isRestored =
        words.first?.text == "restore" && !words.contains { $0.text.hasPrefix("--source") || $0.text == "-s" }
      let isOfHistory = !isPresent && !isRestored
      run.tentativeDepth += isOfHistory ? 1 : 0
      for path in words[(mark + 1)...] { run.claimFile(path, tool: call.tool) }
      run.tentativeDepth -= isOfHistory ? 1 : 0
    }
    guard words.first?.text == "clone", let directory = run.world.directory else { return }
    var operands: [Fragment] = []
    var index = 1
    while index < words.count {
      if ["-b", "--branch", "--depth", "-o", "--origin", "-j", "--jobs"].contains(words[index].text) {
        index += 1
      } else if !words[index].text.hasPrefix("-") {
        operands.append(words[index])
      }
      index += 1
    }
    guard let address = operands.first else { return }
    guard let url = address.value, !Placeholder.isOne(url) else {
      return clone(into: operands.count > 1 ? operands[1] : nil, from: directory, &run)
    }
    let cloned = TreePath.name(of: url).split(separator: ":").last.map(String.init)?.replacing(/\.git$/, with: "") ?? ""
    guard let folder = operands.count > 1 ? operands[1].value : cloned,
      let path = TreePath.resolve(folder, from: directory),
      !folder.hasPrefix("/")
    else { return }
    if run.repository.names.contains(cloned.lowercased()) {
      run.world.clones.insert(path)
      if run.world.enteredClone == path { run.world.enteredClone = nil }
    } else {
      run.world.files.open(path)
      run.world.otherClones.insert(path)
    }
  }

  /// `git clone <url> NAME`: the page leaves the address to the reader, and may name the folder.
  private static func clone(into folder: Fragment?, from directory: String, _ run: inout PageRun) {
    guard let folder else {
      run.world.hasUnnamedClone = true
      return
    }
    guard let path = run.path(folder), path != directory else { return }
    run.world.files.open(path)
    run.world.otherClones.insert(path)
  }
}
