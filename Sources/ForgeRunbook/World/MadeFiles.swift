import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import ForgeYAML

/// Files and folders that programs make: what a page reads need not be committed.
extension PageRun {
  /// Options behind which most programs take the name of a file that they write, and those of some programs.
  private static let outputs: Set<String> = [
    "-o", "-O", "-out", "--out", "--output", "--output-file", "--outfile", "--out-file", "--output-dir", "--outdir",
    "--output-document", "--junitxml", "--report", "--report-file", "--result-file", "--summary-export", "--export",
    "--dest", "--destination", "--rdb", "--archive", "--save",
  ]
  private static let ownOutputs: [String: Set<String>] = [
    "pg_basebackup": ["-D", "--pgdata"], "mysqldump": ["-r"], "ssh-keygen": ["-f"], "htpasswd": ["-c"],
    "7z": ["a"], "zip": ["-r"], "gpg": ["-c"],
  ]

  /// Programs that are not known, and make no files either.
  private static let makesNothing: Set<String> = [
    "[", "test", "export", "set", "unset", "local", "declare", "readonly", "typeset", "exit", "return", "sleep", "kill",
    "wait", "trap", "true", "false", ":", "shift", "let", "ulimit", "umask", "type", "which", "pip", "pip3", "apt",
    "apt-get", "brew", "systemctl", "journalctl", "find", "lsof", "ps", "df", "free", "crontab",
  ]

  /// Notes what a command may make: the values of options for output, and for scripts and programs of which nothing is known
  /// each word, as it may be read or written. Words that name what the repository has say nothing new.
  mutating func noteMade(by tool: String, _ arguments: [Fragment], isScript: Bool) {
    guard !isInside, !isElsewhere, world.directory != nil, arguments.count < 256,
      !Self.makesNothing.contains(tool)
    else { return }
    let interprets = ["python", "python3", "node"].contains(tool)
    let isKnown = Tool.named[tool] != nil && !(isScript && (interprets || !["pytest", "alembic"].contains(tool)))
    let script = interprets ? arguments.firstIndex { !$0.text.hasPrefix("-") } : nil
    for (place, word) in arguments.enumerated() {
      let text = word.text
      guard text.hasPrefix("-") else {
        if !isKnown, place != script { mention(word.split(at: "=")?.after ?? word) }
        if tool == "make", let (_, value) = word.split(at: "=") { mention(value) }
        continue
      }
      let (name, value) = word.split(at: "=").map { ($0.before.text, Optional($0.after)) } ?? (text, nil)
      guard Self.outputs.contains(name) || Self.ownOutputs[tool]?.contains(name) == true else { continue }
      guard let file = value ?? (place + 1 < arguments.count ? arguments[place + 1] : nil) else { continue }
      // k6 has `--out json=results.json`.
      mention(file.split(at: "=")?.after ?? file)
      if tool == "ssh-keygen", let path = path(file) { world.files.mention("\(path).pub") }
    }
  }

  private mutating func mention(_ word: Fragment) {
    guard word.isKnown, !word.isPattern, let path = path(word), !path.isEmpty,
      repository.fileSystem.kind(path) == nil
    else { return }
    world.files.mention(path)
  }

  /// Why a file that is not there may be made without a command of the page that says so; nil where it is not.
  func maker(of path: String) -> Message? {
    if world.files.mayHaveMade(path) { return "the page makes a file of such a name" }
    if let example = Self.examples(of: path).first(where: { repository.fileSystem.kind($0) == .file }) {
      return "it is made from `\(example)`"
    }
    if world.showsManifest, !path.contains("/"), ["yaml", "yml"].contains(TreePath.pathExtension(of: path)) {
      return "the page shows manifests for the reader to save"
    }
    if isMount(path) { return "a container keeps its data there" }
    if isBuilt(path) { return "a build makes a program of this name" }
    let first = path.prefix { $0 != "/" }
    // Of a folder that the page made it is known what is in it.
    if Self.builtFolders.contains(String(first)), repository.fileSystem.kind(String(first)) == nil,
      world.files.state(of: String(first)) == nil
    {
      return "builds and programs make `\(first)`"
    }
    return nil
  }

  /// What a file is copied from by everybody who sets the repository up: `.env.example`, `config.sample.yaml`.
  private static func examples(of path: String) -> [String] {
    let (folder, name) = (TreePath.folder(of: path), TreePath.name(of: path))
    let type = TreePath.pathExtension(of: name)
    let stem = type.isEmpty || name.first == "." ? name : String(name.dropLast(type.count + 1))
    return ["example", "sample", "template", "dist", "default", "tmpl"].flatMap { word -> [String] in
      var names = ["\(name).\(word)", "\(name)-\(word)", "\(name)_\(word)", "\(word).\(name)", "\(word)\(name)"]
      if stem != name { names += ["\(stem).\(word).\(type)", "\(stem)-\(word).\(type)"] }
      return names.map { TreePath.join(folder, $0) }
    }
  }

  /// Folders at the root that no one commits, where the repository has none of that name.
  private static let builtFolders: Set<String> = [
    "dist", "build", "out", "target", "coverage", "node_modules", ".venv", "venv", "tmp", "logs",
  ]

  /// Whether a file at the root is called as the program that the sources build: that of the repository, or of a folder
  /// below `cmd/`.
  private func isBuilt(_ path: String) -> Bool {
    guard !path.contains("/"), !path.contains(".") else { return false }
    return repository.names.contains(path.lowercased()) || repository.fileSystem.kind("cmd/\(path)") == .folder
      || repository.fileSystem.kind("src/bin/\(path).rs") == .file
  }

  /// Whether Compose makes a folder: one that a service mounts and that is not there.
  private func isMount(_ path: String) -> Bool {
    environments.contains { environment in
      guard let project = environment.compose, case .compose(let files, _) = environment.declaration.source,
        let folder = files.first.map({ TreePath.folder(of: $0) })
      else { return false }
      return project.services.flatMap(\.mounts).contains { mount in
        // A file that is mounted, or what is only read, has to be there before.
        guard mount.type == "bind", !mount.isReadOnly, let source = mount.source?.text,
          let place = TreePath.resolve(source, from: folder), !place.isEmpty,
          TreePath.pathExtension(of: place).isEmpty, repository.fileSystem.kind(place) == nil
        else { return false }
        return path == place || path.hasPrefix("\(place)/") || place.hasPrefix("\(path)/")
      }
    }
  }

  /// Docker makes the folders of this machine that `-v` mounts where they are not there (docs.docker.com, "Bind mounts").
  mutating func makeMounts(_ mounts: [Fragment]) {
    for mount in mounts {
      guard let (host, _) = mount.split(at: ":"), host.text.contains("/") || host.text.hasPrefix("."),
        let path = path(host), !path.isEmpty, repository.fileSystem.kind(path) == nil,
        world.files.state(of: path) == nil
      else { continue }
      world.files.open(path)
    }
  }

  /// Files that a container writes into a folder of this machine: `-v $(pwd):/backup … tar czf /backup/data.tgz`.
  mutating func noteMade(inContainer mounts: [Fragment], _ words: [Fragment]) {
    for mount in mounts {
      guard let (host, rest) = mount.split(at: ":"), let inside = rest.text.split(separator: ":").first,
        !rest.text.hasSuffix(":ro"), inside.count > 1, let folder = path(host)
      else { continue }
      for word in words {
        for part in word.text.split(whereSeparator: { " \t\n'\"=;".contains($0) }) where part.hasPrefix("\(inside)/") {
          let name = part.dropFirst(inside.count + 1)
          let known = name.prefix { $0 != "$" }
          if known.count == name.count {
            world.files.mention(TreePath.join(folder, String(name)))
          } else if !known.isEmpty {
            world.files.create(matching: [TreePath.join(folder, String(known)), ""])
          }
        }
      }
    }
  }
}
