import ForgeDiagnostics
import ForgeGoTemplate

/// A chart as one release uses it: dependencies chosen and named, values imported from them.
final class ReleaseChart {
  let chart: Chart
  /// The chart's name, or the alias that its parent gives it.
  let name: String
  /// From the root chart, as template names have it: `umbrella/charts/api`.
  let fullPath: String
  let isRoot: Bool
  var dependencies: [Chart.Dependency]
  var subcharts: [ReleaseChart]
  /// Declared and wanted, and not there.
  var missing: [Chart.Dependency] = []
  /// The values it comes with, and those its dependencies gave it.
  var values: GoMap

  convenience init(_ chart: Chart) {
    self.init(chart, name: chart.name, parent: nil)
  }

  private init(_ chart: Chart, name: String, parent: String?) {
    self.chart = chart
    self.name = name
    isRoot = parent == nil
    let path = parent.map { "\($0)/charts/\(name)" } ?? name
    fullPath = path
    dependencies = chart.dependencies
    values = GoMap.values(chart.values, in: chart.valuesFile?.bytes)
    subcharts = chart.subcharts.map { ReleaseChart($0, name: $0.name, parent: path) }
  }

  /// The same chart under another name.
  func named(_ name: String, under parent: ReleaseChart) -> ReleaseChart {
    ReleaseChart(chart, name: name, parent: parent.fullPath)
  }

  // MARK: Values

  /// A value of the name of a subchart that is no map.
  struct ValuesConflict: Error {
    let name: String
    /// Where the value was written.
    let range: SourceRange?
  }

  /// `given` over the values of this chart and of its subcharts; `given` itself is left alone.
  func coalescedValues(_ given: GoMap, keepsNulls: Bool = false) throws(ValuesConflict) -> GoMap {
    let values = given.copied()
    try coalesce(values, keepsNulls: keepsNulls)
    return values
  }

  private func coalesce(_ given: GoMap, keepsNulls: Bool) throws(ValuesConflict) {
    for (key, entry) in values.copied().entries {
      guard let mine = given.entries[key] else {
        given.entries[key] = entry
        continue
      }
      if mine.value.isNull {
        if !keepsNulls { given.entries[key] = nil }
      } else if let map = entry.value.map {
        mine.value.map?.coalesce(map, keepsNulls: keepsNulls)
      }
    }
    for subchart in subcharts {
      if given.entries[subchart.name] == nil { given.entries[subchart.name] = .init(.map(GoMap())) }
      guard let inner = given.entries[subchart.name]?.value.map else {
        throw ValuesConflict(name: subchart.name, range: given.entries[subchart.name]?.value.origins.first?.range)
      }
      Self.passGlobals(from: given, to: inner, keepsNulls: keepsNulls)
      try subchart.coalesce(inner, keepsNulls: keepsNulls)
    }
  }

  /// The parent's globals over the subchart's.
  private static func passGlobals(from parent: GoMap, to child: GoMap, keepsNulls: Bool) {
    guard let globals = child.entries["global"].map({ $0.value.map }) ?? GoMap() else { return }
    if let entry = parent.entries["global"] {
      guard let source = entry.value.map else { return }
      for (key, entry) in source.entries {
        guard let map = entry.value.map else {
          if globals.entries[key]?.value.map == nil { globals.entries[key] = entry }
          continue
        }
        let copy = map.copied()
        if let own = globals.entries[key]?.value.map { copy.coalesce(own, keepsNulls: keepsNulls) }
        globals.entries[key] = .init(.map(copy), keyOrigin: entry.keyOrigin)
      }
    }
    child.entries["global"] = .init(.map(globals), keyOrigin: child.entries["global"]?.keyOrigin)
  }
}
