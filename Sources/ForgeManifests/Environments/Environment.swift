import ForgeDiagnostics

/// A deployment as it was rendered: the objects that a cluster would hold.
package struct Environment: Sendable {
  package let declaration: EnvironmentDeclaration
  /// In the order in which the tool that deploys them writes them; each with the namespace that it is created in.
  package let objects: [KubernetesObject]
  /// What else it would create, which cannot be known.
  package let gaps: [RenderedManifests.Gap]
  /// The project of compose files; nil for everything else.
  package let compose: ComposeProject?
  private let index: [String: [Int]]

  package var name: String { declaration.name }

  package init(
    _ declaration: EnvironmentDeclaration, objects: [KubernetesObject], gaps: [RenderedManifests.Gap],
    compose: ComposeProject? = nil
  ) {
    self.declaration = declaration
    self.objects = objects
    self.gaps = gaps
    self.compose = compose
    var index: [String: [Int]] = [:]
    for (place, object) in objects.enumerated() { index[object.kind, default: []].append(place) }
    self.index = index
  }

  /// The objects of a kind, in their order.
  package func objects(ofKind kind: String) -> [KubernetesObject] {
    (index[kind] ?? []).map { objects[$0] }
  }

  /// The object of a kind and name in a namespace; for kinds that stand in none, the namespace does not matter.
  package func object(_ kind: String, _ name: String, in namespace: String?) -> KubernetesObject? {
    for place in index[kind] ?? [] {
      let object = objects[place]
      if object.name == name, object.namespace == nil || object.namespace == namespace { return object }
    }
    return nil
  }

  /// Whether everything that the environment creates is known.
  package var isComplete: Bool { gaps.isEmpty }
}

/// All environments of a repository: what the rules of the family `manifests/` query.
package struct Manifests: Sendable {
  package let environments: [Environment]
  /// The names of Secrets that commands of pages make: by hand, as no manifest shows.
  package let secretsOfPages: Set<String>

  package init(environments: [Environment] = [], secretsOfPages: Set<String> = []) {
    self.environments = environments
    self.secretsOfPages = secretsOfPages
  }

  /// The environment of this name.
  package subscript(name: String) -> Environment? {
    environments.first { $0.name == name }
  }
}
