package import ForgeDiagnostics

/// What an environment is deployed from.
package enum DeploymentSource: Hashable, Sendable {
  /// The folder of a kustomization.
  case kustomization(String)
  case helm(HelmRelease)
  /// Files and folders of plain manifests.
  case manifests([String])
  /// Compose files, merged in their order, and the profiles that are active.
  case compose([String], profiles: [String])

  /// The folder or file that names it best.
  package var path: String {
    switch self {
    case .kustomization(let folder): folder
    case .helm(let release): release.chart
    case .manifests(let paths), .compose(let paths, _): paths.first ?? ""
    }
  }
}

/// A named deployment, before it is rendered.
package struct EnvironmentDeclaration: Hashable, Sendable {
  package var name: String
  package var source: DeploymentSource
  /// Files and folders of plain manifests that are applied beside the source, such as the Secrets that a release expects.
  package var companions: [String]
  /// The namespace that objects which name none are created in.
  package var namespace: String
  /// Where the configuration declares it; nil where it was found.
  package var range: SourceRange?

  package init(
    name: String, source: DeploymentSource, companions: [String] = [], namespace: String = "default",
    range: SourceRange? = nil
  ) {
    self.name = name
    self.source = source
    self.companions = companions
    self.namespace = namespace
    self.range = range
  }
}
