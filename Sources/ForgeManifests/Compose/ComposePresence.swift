import ForgeDiagnostics
import ForgeFiles
import ForgeYAML

/// Looks whether the files that a project needs to start are there.
struct ComposePresence {
  private(set) var loader: ComposeLoader
  let services: [ComposeService]
  let resources: [String: [ComposeResource]]

  init(loader: ComposeLoader, services: [ComposeService], resources: [String: [ComposeResource]]) {
    self.loader = loader
    self.services = services
    self.resources = resources
  }

  mutating func check() {
    for service in services {
      for item in service.node["env_file"]?.sequence ?? [] { checkEnvironment(item) }
      if let build = service.node["build"] { checkBuild(build) }
      for item in service.node["label_file"]?.sequence ?? [] { checkFile(item, "label file") }
    }
    for (section, what) in [("secrets", "file of a secret"), ("configs", "file of a config")] {
      for resource in resources[section] ?? [] {
        if let file = resource.node["file"] { checkFile(file, what) }
      }
    }
  }

  private mutating func checkEnvironment(_ item: YAMLNode) {
    guard let node = item["path"], let path = known(node), item["required"]?.bool ?? true else { return }
    guard loader.reader.fileSystem.kind(path) != .file else { return }
    loader.missingEnvironment(path, at: node.range)
  }

  private mutating func checkFile(_ node: YAMLNode, _ what: String) {
    guard let path = known(node), loader.reader.fileSystem.kind(path) == nil else { return }
    report(what, path, at: node.range)
  }

  private mutating func checkBuild(_ build: YAMLNode) {
    let context = build["context"]
    let place = context?.range ?? build.range
    // Without a context the folder of the project is one; it is there.
    guard let context else { return }
    guard let folder = known(context) else { return }
    guard let kind = loader.reader.fileSystem.kind(folder) else {
      report("build context", folder, at: place)
      return
    }
    guard kind == .folder, build["dockerfile_inline"] == nil else { return }
    let dockerfile = build["dockerfile"]
    guard dockerfile.map({ !loader.reader.uncertain.contains($0.range) }) ?? true else { return }
    guard let path = TreePath.resolve(dockerfile?.text ?? "Dockerfile", from: folder),
      dockerfile?.text?.hasPrefix("/") != true, loader.reader.fileSystem.kind(path) != .file
    else { return }
    report("Dockerfile", path, at: dockerfile?.range ?? place)
  }

  private mutating func report(_ what: String, _ path: String, at range: SourceRange) {
    loader.reader.gap(.missing(path), at: range)
    loader.reader.report(.composeMissingFile, .composeMissing(what, path), at: range)
  }

  /// The path inside the root; nil where it lies outside or is not known.
  private func known(_ node: YAMLNode) -> String? {
    guard let text = node.text, !node.isNull, !loader.reader.uncertain.contains(node.range) else { return nil }
    return ComposePath.isRemote(text) ? nil : ComposePath.inside(text)
  }
}
