import ForgeDiagnostics
import ForgeMarkdown
import ForgeTestSupport
import Testing

@testable import ForgeAlerts

@Suite("Names of alerts in pages")
struct DocumentedNamesTests {
  /// Pages of a repository whose alerts are ApiDown, ApiSlow, RedisDown and DiskFull; what stands between `«` and `»` is
  /// gone.
  static let pages = [
    "# A\n\n## ApiDown\n\n### Meaning\n\n## `ApiSlow`\n\n## «ApiGone»\n\n## RedisDown\n",
    "# A\n\n##### Alert Name: \"ApiDown\"\n\n##### Alert Name: \"«ApiGone»\"\n\n##### Alert Name: \"ApiSlow\"\n",
    "# A\n\n## Alert: ApiDown (severity: critical)\n\n## Alert: «ApiGone» (5xx) (severity: page)\n\n## Alert: ApiSlow\n",
    "| Alert | Do |\n|---|---|\n| `ApiDown`, `«ApiGone»` | a |\n| ApiSlow | b |\n| `RedisDown` (page) | c |\n",
    "| Name | Do |\n|---|---|\n| ApiDown | a |\n| «VaultSealed» | b |\n| ApiSlow | c |\n| RedisDown | d |\n",
    "- `ApiDown`: a\n- **ApiSlow**: b\n- `«ApiGone»` — c\n",
    "# A\n\n## ApiDown\n\n## Overview\n\n## HTTPServer\n\n# B\n\n## ApiGone\n",
    "`ApiDown` and `ApiGone` are alerts, `ApiSlow` too.\n",
    "- `ApiDown`: a\n- `NullPointerException`: b\n- `HashMap`: c\n- `ApiSlow`: d\n",
    "| Alert | Do |\n|---|---|\n| `ApiDown` | `CreateContainer` |\n| `ApiSlow` | `DoThings` |\n| `KubePodCrashLooping` | x |\n",
    "| Kind | Do |\n|---|---|\n| `PrometheusRule` | a |\n| `ApiDown` | a |\n| `ApiSlow` | a |\n| `DiskFull` | a |\n",
    "| Alert | Severity |\n|---|---|\n| `ApiDown` | `SevOne` |\n| `up:rate5m` | `SevTwo` |\n",
  ]

  @Test("A name among those of alerts is one, and another is not", arguments: pages)
  func page(_ text: String) {
    let marked = MarkedText(text)
    let rules = ["ApiDown", "ApiSlow", "RedisDown", "DiskFull"].map {
      "  - {alert: \($0), expr: up, annotations: {runbook: docs/index.md}}\n"
    }
    let file = SourceFile(path: "rules.yml", text: "groups:\n- rules:\n" + rules.joined())
    let document = MarkdownDocument(marked.file("docs/index.md"))
    var documentation = RunbookPages()
    documentation.pages = [.init(document: document, address: "", isOpen: false)]
    documentation.exists = { $0 == "docs/index.md" }
    documentation.document = { $0 == "docs/index.md" ? document : nil }
    var files = AlertFiles()
    files.add(rules: file)
    let reading = AlertReading(environments: [], sources: [], files: files, options: AlertOptions())
    let catalogue = AlertCatalogue(reading, documentation, metrics: MetricInventory())
    let found = Rule.unknownAlert.check(catalogue)
    #expect(
      found.map(\.range.bytes).sorted { $0.lowerBound < $1.lowerBound } == marked.ranges,
      "\(text)\n\(found.map(\.message))")
  }
}
