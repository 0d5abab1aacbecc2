import ForgeDiagnostics
package import ForgeFiles
package import ForgeManifests

/// What a repository has that commands can speak of; nothing in it changes while pages are read.
package struct RunbookRepository: Sendable {
  package let fileSystem: FileSystem
  package let environments: [Environment]
  /// The kinds that a cluster of this repository may serve.
  let kinds: KubernetesKinds
  /// What a clone of it is called.
  let names: Set<String>
  /// Whether git leaves a path out, so that another clone does not have it.
  let isIgnored: @Sendable (String) -> Bool

  package init(
    _ fileSystem: FileSystem, environments: [Environment], names: Set<String> = [], isIgnored: @escaping @Sendable (String) -> Bool
  ) {
    self.fileSystem = fileSystem
    self.environments = environments
    self.isIgnored = isIgnored
    self.names = names
    kinds = KubernetesKinds.known.learning(from: environments.flatMap(\.objects))
  }

  /// The environments that run on a cluster.
  var clusters: [Environment] { environments.filter { $0.compose == nil } }

  /// The environments that a page means: those of these names, or all.
  func environments(named names: Set<String>) -> [Environment] {
    names.isEmpty ? environments : environments.filter { names.contains($0.name) }
  }
}
