import ForgeDiagnostics
import ForgeGoTemplate
import ForgeYAML

/// `.Chart` in a template: the fields of `Chart.yaml` under Go's names.
final class ChartObject: GoObject {
  private let chart: ReleaseChart

  init(_ chart: ReleaseChart) {
    self.chart = chart
  }

  var typeName: String { "chart.Metadata" }
  var kindName: String { "struct" }
  var description: String { "{\(chart.name) \(chart.chart.version)}" }

  /// Go's name and the key of `Chart.yaml` of each text.
  private static let texts = [
    "Home": "home", "Version": "version", "Description": "description", "Icon": "icon", "APIVersion": "apiVersion",
    "Condition": "condition", "Tags": "tags", "AppVersion": "appVersion", "KubeVersion": "kubeVersion", "Type": "type",
  ]

  func field(_ name: String) throws(GoFailure) -> GoValue? {
    let metadata = chart.chart.metadata
    func value(_ key: String) -> GoValue? {
      metadata[key].map { GoValue($0, in: chart.chart.metadataFile.bytes) }
    }
    if let key = Self.texts[name] {
      guard let value = value(key) else { return .string("") }
      return value.text == nil ? .string(metadata[key]?.text ?? "", value.origins) : value
    }
    switch name {
    case "Name": return chart.isRoot || chart.name == chart.chart.name ? value("name") : .string(chart.name)
    case "IsRoot": return .bool(chart.isRoot)
    case "Deprecated": return .bool(metadata["deprecated"]?.bool ?? false)
    case "Sources", "Keywords": return value(name.lowercased()) ?? .strings([])
    case "Maintainers": return maintainers(value("maintainers"))
    case "Annotations":
      let map = value("annotations")?.map ?? GoMap()
      return .map(GoMap(map.entries, .string))
    case "Dependencies": return .list(chart.dependencies.map { dependency($0) })
    default: return nil
    }
  }

  private func maintainers(_ value: GoValue?) -> GoValue {
    let names = ["name": "Name", "email": "Email", "url": "URL"]
    return .list(
      (value?.list?.elements ?? []).map { element in
        let map = GoMap(["Name": .string(""), "Email": .string(""), "URL": .string("")])
        for (key, entry) in element.map?.entries ?? [:] { map[names[key] ?? key] = entry.value }
        return .map(map)
      })
  }

  private func dependency(_ dependency: Chart.Dependency) -> GoValue {
    .map(
      GoMap([
        "Name": .string(dependency.effectiveName), "Version": .string(dependency.version),
        "Repository": .string(dependency.repository ?? ""), "Alias": .string(dependency.alias ?? ""),
        "Condition": .string(dependency.conditions.joined(separator: ",")), "Tags": .strings(dependency.tags),
        "Enabled": .bool(true),
      ]))
  }

  var plain: GoValue? {
    let map = GoValue(chart.chart.metadata, in: chart.chart.metadataFile.bytes).map
    map?["name"] = .string(chart.name)
    return map.map { .map($0) }
  }
}
