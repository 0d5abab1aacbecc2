import ForgeDiagnostics
import ForgeGoTemplate
import ForgeYAML

/// Keys of values files that no template of a chart, or of those it brings along, can read.
///
/// A key counts as read where its name stands in any template, or where a map around it is used as a whole: what is said is
/// certain, and much is passed over.
struct UnusedValues {
  private let uses: FieldUses
  private(set) var diagnostics: [Diagnostic] = []

  /// Nil where templates use all values at once.
  init?(_ templates: GoTemplateSet, _ chart: ReleaseChart, files: [YAMLNode]) {
    var uses = FieldUses(templates)
    guard !uses.wholes.contains("Values") else { return nil }
    for root in files + chart.allValues {
      root.walk { node in
        if let text = node.string, text.utf8.contains(UInt8(ascii: "{")) { uses.add(words: text) }
        return true
      }
    }
    // Files that `tpl` may render: `tpl (.Files.Get "files/app.conf") .`
    for file in chart.chart.allOthers where file.source.bytes.contains(text: "{{") {
      uses.add(words: String(decoding: file.source.bytes, as: UTF8.self))
    }
    self.uses = uses
    for root in files + chart.chart.values { check(root, chart) }
  }

  /// Looks at a map of values that `chart` gets.
  private mutating func check(_ node: YAMLNode, _ chart: ReleaseChart) {
    for pair in node.mapping?.pairs ?? [] {
      guard let key = pair.key.text else { continue }
      if let subchart = chart.subcharts.first(where: { $0.name == key }) {
        check(pair.value, subchart)
        continue
      }
      // Switches of dependencies, and values of those that are not there.
      let belongsToDependency = chart.chart.dependencies.contains { dependency in
        dependency.effectiveName == key || dependency.name == key
          || dependency.conditions.contains { $0 == key || $0.hasPrefix("\(key).") }
      }
      guard !belongsToDependency, key != "tags", key != "global" else { continue }
      checkRead(pair)
    }
  }

  private mutating func checkRead(_ pair: YAMLMapping.Pair) {
    guard let key = pair.key.text else { return }
    guard uses.names.contains(key) else {
      let nearest = Suggestion.nearest(to: key, among: uses.names.sorted())
      diagnostics.append(
        Diagnostic(.manifestsUnusedValue, .unused(key).suggesting(nearest), at: pair.key.range))
      return
    }
    guard !uses.wholes.contains(key) else { return }
    for inner in pair.value.mapping?.pairs ?? [] { checkRead(inner) }
  }
}

extension ReleaseChart {
  /// The values files of the chart and of all charts in it.
  fileprivate var allValues: [YAMLNode] { chart.values + subcharts.flatMap(\.allValues) }
}

extension Chart {
  /// The files that no template is, of the chart and of all charts in it.
  fileprivate var allOthers: [File] { others + subcharts.flatMap(\.allOthers) }
}

extension Message {
  fileprivate static func unused(_ key: String) -> Message { "no template reads `\(key)`" }
}
