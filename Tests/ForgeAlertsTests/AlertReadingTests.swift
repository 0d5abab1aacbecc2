import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import Testing

@testable import ForgeAlerts

@Suite("Alerts of files")
struct AlertReadingTests {
  private func reading(_ texts: [String: String], options: AlertOptions = AlertOptions()) throws -> AlertReading {
    let sources = texts.map { SourceFile(path: $0, text: $1) }
    let paths = texts.keys.sorted()
    let files = try AlertFiles.load(.memory(sources), paths: paths, options: options) { _ in false }
    return AlertReading(environments: [], sources: [], files: files, options: options)
  }

  @Test("Rules of Prometheus, Grafana and values of charts are found")
  func kinds() throws {
    let found = try reading([
      "prometheus.yml": "groups:\n- name: a\n  rules:\n  - {alert: One, expr: up}\n  - {record: 'a:b', expr: up}\n",
      "grafana.yaml":
        "groups:\n- name: a\n  rules:\n  - {title: Two words, data: [{refId: A}], annotations: {runbook_url: x}}\n",
      "chart/values.yaml": "additional:\n  own:\n    groups:\n    - rules:\n      - {alert: Three, expr: up}\n",
      "chart/Chart.yaml": "name: a\n", "chart/templates/a.yaml": "groups:\n- rules:\n  - {alert: Raw, expr: up}\n",
      "tests/x.yml": "groups:\n- rules:\n  - {alert: Fixture, expr: up}\n",
      "object.yaml": "apiVersion: a/v1\nkind: A\ngroups:\n- rules:\n  - {alert: Object, expr: up}\n",
    ])
    #expect(Set(found.alerts.map(\.name)) == ["One", "Two words", "Three"])
    #expect(found.recorded == ["a:b"])
    #expect(found.definedNames.isSuperset(of: ["One", "Raw", "Fixture"]))
  }

  @Test("Names stand at their text, quoted or not, and annotations without text are none")
  func places() throws {
    let text = """
      groups:
      - name: a
        rules:
        - alert: "Quoted"
          expr: vector(1)
          annotations: {runbook_url: '', runbook: ~, runbookUrl: " https://a.io/x "}
        - alert: >-
            Folded
          expr: 1
      """
    let found = try reading(["a.yml": text])
    let bytes = Array(text.utf8)
    for alert in found.alerts {
      #expect(String(decoding: bytes[alert.range.bytes], as: UTF8.self) == alert.name)
      #expect(alert.isAlwaysFiring)
    }
    #expect(found.alerts.map { $0.runbooks.map(\.value.text) } == [["https://a.io/x"], []])
  }

  @Test("Names that other languages define are known")
  func definedNames() throws {
    let found = try reading([
      "a.jsonnet": "{ alert: 'FromJsonnet', expr: 'up' }", "b.tf": "  alert = \"FromTerraform\"\n",
      "c.yaml": "# - alert: Commented\nx: {\"alert\": \"FromJSON\"}\nalertname: NotThis\nmy_alert: NorThis\n",
    ])
    #expect(found.definedNames == ["FromJsonnet", "FromTerraform", "FromJSON"])
  }

  @Test("A broken file of rules is a finding, a template of one is not")
  func broken() throws {
    #expect(try !reading(["a.yml": "groups:\n- rules:\n  - alert: 'x\n"]).diagnostics.isEmpty)
    #expect(try reading(["a.yml": "groups:\n{{ range . }}\n- rules:\n  - alert: 'x\n{{ end }}"]).diagnostics.isEmpty)
    #expect(try !reading(["a.yml": "groups:\n- rules:\n  - alert: A\n    alert: B\n"]).diagnostics.isEmpty)
  }
}
