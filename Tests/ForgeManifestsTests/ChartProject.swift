import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import ForgeYAML

/// A chart in memory: what tests of rendering start from.
struct ChartProject {
  private var files: [String: String]

  /// Paths from the chart's folder and texts; `Chart.yaml` may be left out.
  init(_ files: [String: String]) {
    self.files = files
    if files["Chart.yaml"] == nil { self.files["Chart.yaml"] = "apiVersion: v2\nname: chart\nversion: 1.0.0\n" }
  }

  /// What `release` comes to; paths of values files are from the chart's folder.
  func render(
    values: [String] = [], flags: [HelmRelease.SetFlag] = [], binary: [String: [UInt8]] = [:],
    _ change: (inout HelmRelease) -> Void = { _ in }
  ) -> RenderedManifests {
    var release = HelmRelease(
      chart: "chart", name: "rel", namespace: "ns", valuesFiles: values.map { "chart/\($0)" }, flags: flags)
    change(&release)
    let sources =
      files.map { SourceFile(path: "chart/\($0.key)", text: $0.value) }
      + binary.map { SourceFile(path: "chart/\($0.key)", bytes: $0.value) }
    return release.render(in: .memory(sources))
  }
}

extension RenderedManifests {
  /// The data of the first ConfigMap, `key=value` in the order of the keys.
  var data: String {
    let pairs = objects.first { $0.kind == "ConfigMap" }?.root["data"]?.mapping?.pairs ?? []
    return pairs.map { "\($0.key.text ?? "")=\($0.value.text ?? "")" }.sorted().joined(separator: " ")
  }

  /// Rule and message of each finding.
  var findings: [String] { diagnostics.map { "\($0.rule): \($0.message)" } }
}

/// A template of a ConfigMap with these lines of data.
func configMap(_ lines: String...) -> String {
  "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: made\ndata:\n" + lines.map { "  \($0)\n" }.joined()
}
