package import ForgeDiagnostics
package import ForgeFiles
package import ForgeYAML

/// A project as `docker compose config` reads it: its files merged, variables replaced, short forms written out.
///
/// The rules are those of the Compose Specification and of `compose-go`, its reference implementation. Every node says
/// where it is written; what Compose makes of a text has the range of that text. Paths are relative to the root that was
/// read.
package struct ComposeProject: Sendable {
  /// The name that containers, networks and volumes begin with.
  package let name: String
  /// The text that gives the name; nil where it comes from elsewhere, such as the name of the folder.
  package let nameNode: YAMLNode?
  /// Whether it is the same for everyone: not where it is the name of the folder that the repository was cloned into.
  package let isNameKnown: Bool
  /// In the order of the files, those that no active profile asks for included.
  package let services: [ComposeService]
  /// Those that the files define, and `default` where a service joins it.
  package let networks: [ComposeResource]
  /// Named volumes; a mount without a name makes none.
  package let volumes: [ComposeResource]
  /// What `configs` of the top level defines.
  package let configs: [ComposeResource]
  /// What `secrets` of the top level defines.
  package let secrets: [ComposeResource]
  /// Every profile that a service has, with the places it is named at, sorted.
  package let profiles: [(name: String, places: [SourceRange])]
  /// Files and addresses that could not be looked into, in the order in which they were met.
  package let gaps: [RenderedManifests.Gap]
  /// What Compose refuses or warns of, sorted.
  package let diagnostics: [Diagnostic]
  /// The comments in the Compose files that allow a finding; environment files have none.
  package let suppressions: [Suppression]
  /// The files that were read, environment files included.
  package let files: [SourceFile]
  /// The document that `docker compose config` prints, with the services that are active; texts are as containers get
  /// them.
  package let root: YAMLNode
  /// Every variable that the files use, with or without a default, and where.
  package let variables: [String: [SourceRange]]
  /// Variables without a value and without a default, and where each is used first.
  package let unsetVariables: [String: SourceRange]
  /// Scalars whose text depends on a variable that nobody knows: what they say is not to be relied on.
  package let uncertain: Set<SourceRange>
  /// Whether a part of the project could not be read, so that what is not found may yet exist.
  package let isIncomplete: Bool

  /// The service of this name, active or not.
  package func service(_ name: String) -> ComposeService? {
    services.first { $0.name == name }
  }

  /// `root` as a file that reads back the same: with every dollar sign doubled.
  package var printed: YAMLNode { Self.escaped(root) }

  private static func escaped(_ node: YAMLNode) -> YAMLNode {
    switch node.content {
    case .scalar(let scalar):
      guard case .string(let text) = scalar.value, text.utf8.contains(UInt8(ascii: "$")) else { return node }
      return ComposeNode.string(text.replacing("$", with: "$$"), at: node.range)
    case .sequence(let items):
      return ComposeNode.sequence(items.map(escaped), at: node.range, tag: node.tag)
    case .mapping(let mapping):
      let pairs = mapping.pairs.map { ComposeNode.pair($0.key, escaped($0.value)) }
      return ComposeNode.mapping(pairs, at: node.range, tag: node.tag)
    }
  }

  /// What `docker compose up` starts with these profiles.
  package var activeServices: [ComposeService] { services.filter(\.isActive) }
}

extension ComposeProject {
  /// The project of `files`, the later ones laid over the first, whose folder is that of the project.
  ///
  /// `environment` wins over `.env`; the environment of the process is not looked at. Without `profiles` those of
  /// `COMPOSE_PROFILES` are active, and `*` stands for all.
  package static func load(
    _ files: [String], in fileSystem: FileSystem, profiles: Set<String> = [], environment: [String: String] = [:],
    projectName: String? = nil
  ) -> ComposeProject {
    var loader = ComposeLoader(fileSystem)
    let folder = files.first.map(TreePath.folder(of:)) ?? ""
    var variables = loader.variables(
      adding: TreePath.join(folder, ".env"), to: ComposeVariables(environment))
    let name = loader.name(files, folder: folder, given: projectName, variables)
    variables.set("COMPOSE_PROJECT_NAME", .init(name.text, isUncertain: !name.isKnown))
    let scope = ComposeLoader.Scope(folder: folder, variables: variables)
    let model = loader.model(files.map { ($0, .file($0)) }, scope)
    let merged =
      model.flatMap(ComposeMerge.withoutTags) ?? ComposeNode.mapping([YAMLMapping.Pair](), at: .file(files.first ?? ""))
    let named = variables.text(of: "COMPOSE_PROFILES")?.split(separator: ",").map {
      String($0.filter { $0 != " " })
    }
    let active = profiles.isEmpty ? Set(named ?? []) : profiles
    return ComposeAssembly(merged, name: name, active: active, loader: loader, scope: scope)
      .project()
  }

  /// The files that `docker compose` takes where none is named: those of `COMPOSE_FILE` in `.env`, else the first of the
  /// usual names in `folder` or the nearest folder above it, with its override. Empty where there are none.
  package static func find(in folder: String, _ fileSystem: FileSystem) -> [String] {
    let environment = TreePath.join(folder, ".env")
    if fileSystem.kind(environment) == .file, let file = try? fileSystem.readFile(environment) {
      let variables = ComposeVariables([:]).adding(DotEnv.parse(file, lookup: ComposeVariables([:])))
      if let list = variables.text(of: "COMPOSE_FILE"), !list.isEmpty {
        let separator = variables.text(of: "COMPOSE_PATH_SEPARATOR")?.first ?? ":"
        return list.split(separator: separator).compactMap { TreePath.resolve(String($0), from: folder) }
      }
    }
    var current = folder
    while true {
      let found = Self.files(in: current, fileSystem)
      if !found.isEmpty || current.isEmpty { return found }
      current = TreePath.folder(of: current)
    }
  }

  private static func files(in folder: String, _ fileSystem: FileSystem) -> [String] {
    func first(_ names: [String]) -> String? {
      names.map { TreePath.join(folder, $0) }.first { fileSystem.kind($0) == .file }
    }
    guard let file = first(["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"]) else {
      return []
    }
    let override = first([
      "compose.override.yml", "compose.override.yaml", "docker-compose.override.yml", "docker-compose.override.yaml",
    ])
    return [file] + [override].compactMap { $0 }
  }
}

/// The name of a project, and where it comes from.
struct ComposeName: Sendable {
  let text: String
  let node: YAMLNode?
  let isKnown: Bool
}

extension ComposeLoader {
  /// The project's name and what gives it: the one given, `COMPOSE_PROJECT_NAME`, the last `name`, the folder's name.
  fileprivate mutating func name(
    _ files: [String], folder: String, given: String?, _ variables: ComposeVariables
  ) -> ComposeName {
    for text in [given, variables.text(of: "COMPOSE_PROJECT_NAME")] {
      guard let text, !text.isEmpty else { continue }
      return ComposeName(text: ComposeProject.normalised(text), node: nil, isKnown: true)
    }
    for path in files.reversed() {
      for document in (reader.documents(path) ?? []).reversed() {
        guard let node = document["name"], let text = node.text, !text.isEmpty else { continue }
        let name = ComposeProject.normalised(ComposeSubstitution.expand(text, variables).text)
        if !name.isEmpty { return ComposeName(text: name, node: node, isKnown: true) }
      }
    }
    let folderName = folder.isEmpty ? TreePath.name(of: reader.fileSystem.root ?? "") : TreePath.name(of: folder)
    let name = ComposeProject.normalised(folderName)
    return ComposeName(text: name.isEmpty ? "project" : name, node: nil, isKnown: !folder.isEmpty)
  }
}

extension ComposeProject {
  /// In lower case, without what a name cannot have: letters, digits, `-` and `_`, the first a letter or digit.
  static func normalised(_ name: String) -> String {
    let kept = name.lowercased().utf8.filter { byte in
      switch byte {
      case 0x30...0x39, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
      default: false
      }
    }
    let start = kept.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
    return String(decoding: Array(start), as: UTF8.self)
  }
}
