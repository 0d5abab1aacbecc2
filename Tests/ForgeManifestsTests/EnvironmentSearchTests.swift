import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import Testing

@Suite("Environments that are found")
struct EnvironmentSearchTests {
  private static let object = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"
  private static let chart = "apiVersion: v2\nname: api\nversion: 1.0.0\n"

  /// `name: source path`, in the order in which they are found.
  private func found(_ files: [String: String]) -> [String] {
    let sources = files.map { SourceFile(path: $0.key, text: $0.value) }
    let search = EnvironmentSearch(.memory(sources), paths: files.keys.sorted())
    return search.declarations().map { declaration in
      let kind =
        switch declaration.source {
        case .kustomization: "kustomization"
        case .helm(let release): "chart" + release.valuesFiles.map { " with \($0)" }.joined()
        case .manifests: "manifests"
        case .compose: "compose"
        }
      return "\(declaration.name): \(kind) \(declaration.source.path)"
    }
  }

  @Test("A kustomization that another builds on is no environment, and no component is")
  func kustomizations() {
    let overlay = "resources: [../../base]\ncomponents: [../../parts/x]\n"
    #expect(
      found([
        "k/base/kustomization.yaml": "resources: [a.yaml]\n", "k/base/a.yaml": Self.object,
        "k/parts/x/kustomization.yaml": "kind: Component\n", "k/overlays/dev/kustomization.yaml": overlay,
        "k/overlays/prod/kustomization.yml": overlay,
      ]) == ["dev: kustomization k/overlays/dev", "prod: kustomization k/overlays/prod"])
  }

  @Test("A chart is one environment, or one for each values file of an environment")
  func charts() {
    #expect(found(["c/Chart.yaml": Self.chart, "c/values.yaml": "a: 1\n"]) == ["api: chart c"])
    #expect(
      found([
        "c/Chart.yaml": Self.chart, "c/values.yaml": "", "c/values-dev.yaml": "", "c/prod.values.yaml": "",
        "c/environments/qa/values.yaml": "", "c/values/stage.yaml": "",
      ]) == [
        "qa: chart with c/environments/qa/values.yaml c", "prod: chart with c/prod.values.yaml c",
        "dev: chart with c/values-dev.yaml c", "stage: chart with c/values/stage.yaml c",
      ])
  }

  @Test("Libraries, charts in charts, and charts that a neighbour or a kustomization brings along are none")
  func dependencies() {
    #expect(
      found([
        "app/Chart.yaml": Self.chart + "dependencies:\n  - {name: sub, repository: \"file://../sub\"}\n",
        "app/charts/x/Chart.yaml": Self.chart, "sub/Chart.yaml": Self.chart,
        "lib/Chart.yaml": Self.chart + "type: library\n",
        "k/kustomization.yaml": "helmCharts: [{name: redis}]\n", "k/charts/redis/Chart.yaml": Self.chart,
      ]) == ["k: kustomization k", "api: chart app"])
  }

  @Test("Plain manifests belong to their highest folder; other YAML and what kustomizations name are left out")
  func plain() {
    #expect(
      found([
        "deploy/a.yaml": Self.object, "deploy/more/b.yaml": Self.object, "ci/workflow.yaml": "on: push\n",
        "k/kustomization.yaml": "resources: [../shared/c.yaml]\n", "shared/c.yaml": Self.object,
        "x/template.yaml": "apiVersion: v1\nkind: {{ .Kind }}\nmetadata:\n{{ range x }}\n",
      ]) == ["k: kustomization k", "deploy: manifests deploy"])
  }

  @Test("Compose files are found with their override, and equal names are told apart by what they are")
  func names() {
    #expect(
      found([
        "prod/compose.yaml": "services: {}\n", "prod/compose.override.yaml": "services: {}\n",
        "k/prod/kustomization.yaml": "resources: []\n", "docker-compose.yml": "services: {}\n",
      ]) == [
        "kustomize-prod: kustomization k/prod", "compose: compose docker-compose.yml",
        "compose-prod: compose prod/compose.yaml",
      ])
  }
}
