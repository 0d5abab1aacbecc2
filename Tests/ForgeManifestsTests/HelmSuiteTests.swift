import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import ForgeTestSupport
import ForgeYAML
import Testing

@Suite("Helm's own output")
struct HelmSuiteTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let id: String
    let release: HelmRelease
    let isDeterministic: Bool
    let error: String?

    var testDescription: String { id }
  }

  static let folder = Suites.folder("helm")

  static let cases: [Case] = {
    guard let folder, let bytes = Suites.bytes(of: "\(folder)/cases.json"),
      let root = YAMLStream.parse(SourceFile(path: "cases.json", bytes: bytes)).root
    else { return [] }
    return (root["cases"]?.sequence ?? []).compactMap { node in
      guard let id = node["id"]?.text, let chart = node["chart"]?.text else { return nil }
      let values = (node["values"]?.sequence ?? []).compactMap(\.text).map { "charts/\(chart)/\($0)" }
      return Case(
        id: id,
        release: HelmRelease(
          chart: "charts/\(chart)", name: node["release"]?.text ?? "", namespace: node["namespace"]?.text ?? "",
          valuesFiles: values, capabilities: Capabilities(kubeVersion: root["kubeVersion"]?.text ?? "")),
        isDeterministic: node["deterministic"]?.bool ?? true, error: node["error"]?.text)
    }
  }()

  @Test("Charts come to the same objects as with helm template", arguments: cases)
  func sameObjects(_ suiteCase: Case) throws {
    let folder = try #require(Self.folder)
    let result = suiteCase.release.render(in: try FileSystem.disk(folder))
    if let error = suiteCase.error {
      let messages = result.diagnostics.map(\.message.text)
      #expect(messages.contains { $0.contains("release name") && error.contains("invalid release name") })
      return
    }
    #expect(result.diagnostics.filter { $0.severity == .error } == [])
    let path = "\(folder)/expected/\(suiteCase.id).yaml"
    let expected = ManifestComparison.documents(try #require(Suites.bytes(of: path)), path: path)
    let found = result.objects.map(\.root)
    #expect(found.map(ManifestComparison.identity) == expected.map(ManifestComparison.identity))
    for (one, other) in zip(found, expected) {
      let differences = ManifestComparison.differences(one, other).filter {
        suiteCase.isDeterministic || !Self.isRandom($0)
      }
      #expect(differences == [], "\(ManifestComparison.identity(other))")
    }
  }

  /// What comes from random functions, and what is computed from it: secrets and checksums.
  private static func isRandom(_ difference: String) -> Bool {
    difference.hasPrefix(".data.") || difference.hasPrefix(".stringData.") || difference.contains("checksum")
  }
}
