import ForgeDiagnostics
import ForgeManifests
import ForgeYAML

/// Where a command looks: the environments and the namespace that it may mean.
struct ClusterScope: Sendable {
  let environments: [Environment]
  /// Nil for any.
  let namespace: String?
  /// Whether the namespace is one that nothing here deploys into: what is in it cannot be known.
  let isForeign: Bool
  /// `-A`, or a namespace that is unknown.
  let isEverywhere: Bool

  /// Whether all that may be there is known.
  var isComplete: Bool { !isForeign && !environments.isEmpty && environments.allSatisfy(\.isComplete) }

  /// The objects that the command may mean.
  var objects: [KubernetesObject] {
    environments.flatMap { environment in
      environment.objects.filter { $0.namespace == nil || namespace == nil || $0.namespace == namespace }
    }
  }

  var names: String {
    let all = environments.map(\.name)
    return all.count > 3 ? "\(all.count) environments" : all.map { "`\($0)`" }.joined(separator: ", ")
  }
}

extension PageRun {
  var clusters: [Environment] { environments.filter { $0.compose == nil } }

  /// The namespaces that the environments deploy into, and those that manifests create.
  var namespaces: Set<String> {
    clusters.reduce(into: []) { $0.formUnion(repository.namespaces[$1.name] ?? []) }
  }

  /// The scope of a command with this `--namespace`, which is claimed.
  mutating func scope(_ option: Fragment?, tool: String, everywhere: Bool = false) -> ClusterScope {
    if everywhere { return ClusterScope(environments: clusters, namespace: nil, isForeign: false, isEverywhere: true) }
    let fragment = option ?? world.namespace
    guard let fragment else {
      return ClusterScope(environments: clusters, namespace: nil, isForeign: false, isEverywhere: false)
    }
    guard let name = fragment.value else {
      if let option { claim(tool, .namespace, option.text, option, .unverifiable("the value is unknown")) }
      return ClusterScope(environments: clusters, namespace: nil, isForeign: false, isEverywhere: true)
    }
    if let option { claim(tool, .namespace, name, option, namespaceVerdict(name)) }
    let within = clusters.filter { environment in
      environment.declaration.namespace == name || environment.objects.contains { $0.namespace == name }
    }
    if within.isEmpty {
      // One that the page made holds what the page put there, and what every environment would put into it.
      let isOurs =
        world.cluster.namespaces.contains(name)
        || world.releases.contains { $0.namespace == name && !$0.isRemoved && !$0.objects.isEmpty }
      return ClusterScope(
        environments: [], namespace: name, isForeign: !isOurs || world.cluster.isOpen(in: name), isEverywhere: false)
    }
    return ClusterScope(environments: within, namespace: name, isForeign: false, isEverywhere: false)
  }

  /// What is wrong with a namespace in which the command looks for an object that the manifests put into another one; nil
  /// where it may be right. Sure is that only where the page never speaks of the other, and nothing but prose names this one:
  /// a page that knows both tells of several installations.
  func otherNamespace(of kind: KubernetesKind, _ name: String, _ scope: ClusterScope) -> CommandClaim.Verdict? {
    guard scope.isForeign, let namespace = scope.namespace, kind.isOfWorkloads, !namespace.isEmpty,
      !Placeholder.isOne(namespace), !Self.builtInNamespaces.contains(namespace),
      !world.cluster.namespaces.contains(namespace), !world.cluster.isOpen(in: namespace),
      !world.releases.contains(where: { $0.namespace == namespace })
    else { return nil }
    let found = clusters.flatMap { $0.objects(ofKind: kind.kind) }.filter { $0.group == kind.group && $0.name == name }
    let known = Set(found.map { $0.namespace ?? "" })
    guard known.count == 1, let other = known.first, namespaces.contains(other),
      page.firstRange(of: Array(other.utf8), in: 0..<page.count) == nil,
      !NamespaceMention.isThere(namespace, repository)
    else { return nil }
    return .contradicted(
      "\(kind.kind) `\(name)` is in namespace `\(other)`, and nothing else here names `\(namespace)`", nearest: other)
  }

  private static let builtInNamespaces: Set<String> = ["default", "kube-system", "kube-public", "kube-node-lease"]

  func namespaceVerdict(_ name: String) -> CommandClaim.Verdict {
    if world.cluster.state("namespaces", name, in: nil) == true {
      return .verified(world.cluster.objects.filter { $0.kind == "Namespace" && $0.name == name }.map(\.place))
    }
    let known = namespaces
    if known.contains(name) {
      let places = clusters.flatMap { environment -> [SourceRange] in
        if let object = environment.object("Namespace", name, in: nil) { return [object.place] }
        if environment.declaration.namespace == name { return [environment.declaration.range].compactMap(\.self) }
        return environment.objects.first { $0.namespace == name }.map { [$0.place] } ?? []
      }
      return .verified(
        Array(Set(places).sorted { ($0.path, $0.bytes.lowerBound) < ($1.path, $1.bytes.lowerBound) }.prefix(3)))
    }
    if Self.builtInNamespaces.contains(name) { return .verified([]) }
    guard !known.isEmpty else { return .unverifiable("no environment here names its namespace") }
    let others = repository.clusters.filter { environment in !environments.contains { $0.name == environment.name } }
    if others.contains(where: { environment in
      environment.declaration.namespace == name || environment.objects.contains { $0.namespace == name }
    }) {
      return .contradicted(
        "namespace `\(name)` is another environment's", nearest: known.count == 1 ? known.first : nil)
    }
    let near = Suggestion.nearest(to: name, among: known.sorted())
    if let nearest = near ?? longerNamespace(than: name, among: known) {
      return .contradicted("no environment deploys into namespace `\(name)`", nearest: nearest)
    }
    return .unverifiable("no environment here deploys into namespace `\(name)`")
  }

  /// The only namespace that is called like `name` with words before or after it, where nothing but prose speaks of `name`:
  /// what is installed by hand often stands beside what belongs to it, `kafka` and `kafka-ui`.
  private func longerNamespace(than name: String, among known: Set<String>) -> String? {
    let longer = Suggestion.longer(than: name, among: known.sorted())
    return longer.count == 1 && !NamespaceMention.isThere(name, repository) ? longer[0] : nil
  }
}
