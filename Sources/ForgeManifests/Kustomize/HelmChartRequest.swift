package import ForgeDiagnostics
package import ForgeYAML

/// A chart that a kustomization wants inflated (`helmCharts`).
package struct HelmChartRequest: Sendable {
  package let name: String
  package let repo: String?
  package let version: String?
  package let releaseName: String?
  package let namespace: String?
  /// The folder of the chart, from the root of the file system; it is there.
  package let folder: String
  /// Files of values, from the root of the file system.
  package let valuesFile: String?
  package let additionalValuesFiles: [String]
  package let valuesInline: YAMLNode?
  /// `override`, `merge` or `replace`: how inline values and files of values come together.
  package let valuesMerge: String
  package let includeCRDs: Bool
  package let skipHooks: Bool
  package let apiVersions: [String]
  package let kubeVersion: String?
  package let nameTemplate: String?
  /// The entry of the kustomization.
  package let range: SourceRange
}
