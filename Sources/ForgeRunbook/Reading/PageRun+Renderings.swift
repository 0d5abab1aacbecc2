import ForgeManifests

extension PageRun {
  /// What comes down a pipe, from a heredoc, or from a file that the page made.
  enum Input: Sendable {
    case none
    case text(String)
    case objects([KubernetesObject])
    case unknown
  }

  /// What a chart or a kustomization renders to.
  mutating func rendering(_ declaration: EnvironmentDeclaration) -> Environment {
    let same = repository.environments.first { $0.declaration.source.rendersLike(declaration.source) }
    if let known = same ?? renderings[declaration] { return known }
    let environment = EnvironmentRenderer(repository.fileSystem).render(declaration).environment
    renderings[declaration] = environment
    return environment
  }

  /// What a folder of a kustomization renders to.
  mutating func rendering(kustomization folder: String) -> Environment {
    let known = repository.environments.first { $0.declaration.source == .kustomization(folder) }
    return known ?? rendering(EnvironmentDeclaration(name: folder, source: .kustomization(folder)))
  }
}

extension DeploymentSource {
  /// Whether both are one release of one chart with the same values.
  fileprivate func rendersLike(_ other: Self) -> Bool {
    guard case .helm(let release) = self, case .helm(let wanted) = other else { return self == other }
    return release.chart == wanted.chart && release.name == wanted.name && release.namespace == wanted.namespace
      && release.valuesFiles == wanted.valuesFiles && release.flags == wanted.flags && release.inlineValues == nil
  }
}
