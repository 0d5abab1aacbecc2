import ForgeDiagnostics
package import ForgeFiles
package import ForgeManifests
import ForgeYAML

/// What a repository has that commands can speak of; nothing in it changes while pages are read.
package struct RunbookRepository: Sendable {
  package let fileSystem: FileSystem
  package let environments: [Environment]
  /// The namespaces that each environment on a cluster deploys into, and those that its manifests create, but `default`.
  let namespaces: [String: Set<String>]
  /// The kinds that a cluster of this repository may serve.
  let kinds: KubernetesKinds
  /// What a clone of it is called.
  let names: Set<String>
  /// What git would not keep.
  let ignoredNames: IgnoredNames
  /// The repository's own files, sorted.
  let paths: [String]
  /// The same by how they end.
  let index: PathIndex
  /// The variables that anything here knows; nil where no rule asks.
  let variables: VariableNames?
  /// The manifests that no environment brings.
  private let undeployed: UndeployedManifests
  /// What objects of charts are called when their releases are called otherwise.
  let releaseNames: ReleaseNames
  /// What is known of it that pages ask for one after another.
  private let shared = SharedNames()
  /// Whether git leaves a path out, so that another clone does not have it.
  let isIgnored: @Sendable (String) -> Bool

  /// `readsVariables` where rules judge the variables that prose names.
  package init(
    _ fileSystem: FileSystem, environments: [Environment], names: Set<String> = [], paths: [String] = [],
    readsVariables: Bool = false,
    isIgnored: @escaping @Sendable (String) -> Bool
  ) {
    self.fileSystem = fileSystem
    self.environments = environments
    self.isIgnored = isIgnored
    self.names = names
    self.paths = paths
    index = PathIndex(paths)
    namespaces = Dictionary(
      environments.filter { $0.compose == nil }.map { environment in
        let created = environment.objects(ofKind: "Namespace").map(\.name)
        let used = [environment.declaration.namespace] + environment.objects.compactMap(\.namespace)
        return (environment.name, Set(used + created).subtracting(["default"]))
      }
    ) { $0.union($1) }
    undeployed = UndeployedManifests(
      fileSystem, paths: paths, brought: Set(environments.flatMap(\.objects).map(\.place.path)))
    releaseNames = ReleaseNames(environments, fileSystem)
    var variables = readsVariables ? VariableNames(environments) : nil
    variables?.add(filesIn: Set(paths.map { TreePath.folder(of: $0) } + [""]), fileSystem)
    self.variables = variables
    let top = ((try? fileSystem.list("")) ?? []).filter { $0.kind == .folder }.map(\.name)
    ignoredNames = IgnoredNames(fileSystem, folders: Set(top))
    kinds = KubernetesKinds.known.learning(from: environments.flatMap(\.objects))
  }

  /// A manifest of the repository that has the object though no environment brings it; nil without one. Only asked of what
  /// is found nowhere else.
  func undeployedFile(of kind: KubernetesKind, _ name: String) -> String? {
    undeployed.path(of: kind, name)
  }

  /// Whether a path is made, not committed: git ignores it, or would if it were there. What is said of it must not depend on
  /// whether it is there now.
  func isMade(_ path: String) -> Bool {
    isIgnored(path) || fileSystem.kind(path) == nil && ignoredNames.contains(path)
  }

  /// The databases and users of environments, looked up once for all pages that mean the same ones.
  func names(of environments: [Environment], _ make: () -> DatabaseNames) -> DatabaseNames {
    shared.databases(of: environments.map(\.name), make)
  }

  /// The buckets that the repository makes, looked up once.
  func madeBuckets(_ make: () -> MadeBuckets) -> MadeBuckets { shared.madeBuckets(make) }

  /// Where the repository speaks of a variable, looked up once a name.
  func mention(of name: String, _ search: () -> SourceRange?) -> SourceRange? { shared.mention(of: name, search) }

  /// The environments that run on a cluster.
  var clusters: [Environment] { environments.filter { $0.compose == nil } }

  /// The environments that a page means: those of these names, or all.
  func environments(named names: Set<String>) -> [Environment] {
    names.isEmpty ? environments : environments.filter { names.contains($0.name) }
  }
}

extension RunbookRepository {
  /// What a clone of the repository may be called: the end of its address, its folder, and the names that it gives itself.
  package static func names(_ fileSystem: FileSystem, address: String) -> Set<String> {
    var names: Set<String> = []
    func add(_ text: String?) {
      guard let last = text?.split(separator: "/").last else { return }
      names.insert(String(last.replacing(/\.git$/, with: "")).lowercased())
    }
    add(address)
    add(fileSystem.root)
    for (file, key) in [
      ("package.json", "name"), ("compose.yaml", "name"), ("docker-compose.yml", "name"), ("Chart.yaml", "name"),
      ("mkdocs.yml", "repo_url"),
    ] {
      guard let source = try? fileSystem.readFile(file) else { continue }
      add(YAMLStream.parse(source).root?[key]?.text)
    }
    let lines: [(String, Regex<(Substring, Substring)>)] = [
      ("go.mod", /module\s+(\S+)/), ("pyproject.toml", /name\s*=\s*"([^"]+)"/), ("Cargo.toml", /name\s*=\s*"([^"]+)"/),
      (".git/config", /\s*url\s*=\s*(\S+)/), ("README.md", /#\s+(\S+)\s*/),
    ]
    for (file, pattern) in lines {
      guard let bytes = try? fileSystem.read(file) else { continue }
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
        if let match = line.wholeMatch(of: pattern) { add(String(match.1)) }
      }
    }
    names.remove("")
    return names
  }
}
