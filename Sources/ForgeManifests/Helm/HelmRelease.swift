import ForgeDiagnostics
package import ForgeFiles
import ForgeGoTemplate
import ForgeJSONSchema
package import ForgeYAML

/// A chart as one command installs it: `helm install NAME CHART --namespace … -f … --set …`.
package struct HelmRelease: Hashable, Sendable {
  /// A value given on the command line, as its flag names it.
  package enum SetFlag: Hashable, Sendable {
    case set(String), setString(String), setJSON(String), setFile(String), setLiteral(String)
  }

  /// Values that stand in another file, such as a kustomization.
  package struct InlineValues: Hashable, Sendable {
    package let root: YAMLNode
    package let winsOverFiles: Bool

    package init(_ root: YAMLNode, winsOverFiles: Bool) {
      self.root = root
      self.winsOverFiles = winsOverFiles
    }
  }

  /// The chart's folder or archive, from the root of the file system.
  package var chart: String
  package var name: String
  package var namespace: String
  /// The values files in their order, each from the root of the file system.
  package var valuesFiles: [String]
  package var flags: [SetFlag]
  package var inlineValues: InlineValues?
  package var capabilities: Capabilities
  package var isUpgrade: Bool
  /// Whether the manifests of `crds/` come first, as `helm install` has it and `helm template` only when asked.
  package var includesDefinitions: Bool
  package var includesHooks: Bool
  package var includesTests: Bool

  package init(
    chart: String, name: String = "release-name", namespace: String = "default", valuesFiles: [String] = [],
    flags: [SetFlag] = [], capabilities: Capabilities = Capabilities(), isUpgrade: Bool = false,
    includesDefinitions: Bool = false, includesHooks: Bool = true, includesTests: Bool = true
  ) {
    self.chart = chart
    self.name = name
    self.namespace = namespace
    self.valuesFiles = valuesFiles
    self.flags = flags
    self.capabilities = capabilities
    self.isUpgrade = isUpgrade
    self.includesDefinitions = includesDefinitions
    self.includesHooks = includesHooks
    self.includesTests = includesTests
  }

  /// What installing the release creates, in the order of `helm template`.
  package func render(in fileSystem: FileSystem) -> RenderedManifests {
    var renderer = HelmRenderer(self, fileSystem)
    renderer.render()
    return renderer.result
  }
}
