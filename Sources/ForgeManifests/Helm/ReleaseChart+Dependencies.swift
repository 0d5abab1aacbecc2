import ForgeDiagnostics
import ForgeGoTemplate
import ForgeYAML

// Which dependencies take part, under which names, and what they give their parents (Helm, chartutil "dependencies").

extension ReleaseChart {
  /// Chooses dependencies by tags and conditions in `given`, and imports values from those that are left.
  func processDependencies(_ given: GoMap) throws(ValuesConflict) {
    try choose(given, path: "")
    try importValues()
  }

  private func choose(_ given: GoMap, path: String) throws(ValuesConflict) {
    guard !dependencies.isEmpty else { return }
    let undeclared = subcharts.filter { chart in !dependencies.contains { $0.matches(chart.chart) } }
    subcharts =
      undeclared
      + dependencies.compactMap { dependency in
        subcharts.first { dependency.matches($0.chart) }.map { $0.named(dependency.effectiveName, under: self) }
      }
    let values = try coalescedValues(given)
    missing = dependencies.filter { dependency in
      dependency.isEnabled(values, path: path) && !subcharts.contains { $0.name == dependency.effectiveName }
    }
    let disabled = Set(dependencies.filter { !$0.isEnabled(values, path: path) }.map(\.effectiveName))
    subcharts.removeAll { disabled.contains($0.name) }
    for subchart in subcharts { try subchart.choose(values, path: "\(path)\(subchart.name).") }
    dependencies.removeAll { disabled.contains($0.effectiveName) }
  }

  private func importValues() throws(ValuesConflict) {
    for subchart in subcharts { try subchart.importValues() }
    guard !dependencies.isEmpty else { return }
    let values = try coalescedValues(GoMap(), keepsNulls: true)
    let imported = GoMap()
    for dependency in dependencies {
      for node in dependency.importValues {
        let child: String
        let parent: String
        if node.mapping != nil {
          guard let from = node["child"]?.text, let into = node["parent"]?.text else { continue }
          (child, parent) = (from, into)
        } else {
          guard let name = node.text else { continue }
          (child, parent) = ("exports.\(name)", ".")
        }
        guard let table = values.table("\(dependency.effectiveName).\(child)") else { continue }
        imported.coalesce(table.copied().nested(at: parent), keepsNulls: true)
      }
    }
    let own = values.copied()
    own.coalesce(imported, keepsNulls: true)
    self.values = own
  }
}

extension Chart.Dependency {
  /// Whether `chart` is the one meant: its name, and a version in the range.
  func matches(_ chart: Chart) -> Bool {
    chart.name == name && (version.isEmpty || chart.version.isEmpty || VersionRange.contains(version, chart.version))
  }

  /// Tags decide first, and the first condition that is a bool has the last word.
  fileprivate func isEnabled(_ values: GoMap, path: String) -> Bool {
    var isEnabled = true
    if let table = values.table("tags") {
      let states = tags.compactMap { tag -> Bool? in
        if case .bool(let bool)? = table[tag]?.content { bool } else { nil }
      }
      isEnabled = states.isEmpty || states.contains(true)
    }
    for condition in conditions where !condition.isEmpty {
      if case .bool(let bool)? = values.value(at: path + condition)?.content { return bool }
    }
    return isEnabled
  }
}
