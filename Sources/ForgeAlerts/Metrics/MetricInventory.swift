import ForgeDiagnostics
import ForgeFiles
import ForgeYAML

/// The metrics that the repository says it has, and how a name is held against them.
package struct MetricInventory: Sendable {
  private var names: Set<String> = []
  private var globs: [[Substring]] = []
  /// The families of exporters that the inventory lists metrics of: of these it knows all.
  private var listedFamilies: Set<String> = []

  init() {}

  /// Whether an entry of the options names a file rather than a metric.
  static func isPath(_ text: String) -> Bool {
    text.contains("/") || ["yaml", "yml", "json", "txt", "prom", "metrics"].contains(TreePath.pathExtension(of: text))
  }

  /// The names, for offers.
  var known: [String] { names.sorted() }

  /// The same with the series that rules record.
  func adding(_ recorded: Set<String>) -> MetricInventory {
    var inventory = self
    inventory.names.formUnion(recorded)
    return inventory
  }

  /// Adds a name or a glob. A metric whose type is not known may be a histogram or a summary.
  mutating func add(name: String, type: String?) {
    guard !name.contains("*") else {
      globs.append(name.split(separator: "*", omittingEmptySubsequences: false))
      return
    }
    if let family = ExporterFamilies.prefix(of: name) { listedFamilies.insert(family) }
    let parts = ["_bucket", "_sum", "_count"].map { name + $0 }
    switch type {
    case "histogram": names.formUnion(parts)
    case "summary": names.formUnion([name] + parts.dropFirst())
    case "counter", "gauge", "info", "stateset": names.insert(name)
    // OpenMetrics leaves the ending of a counter out of its name.
    default: names.formUnion([name] + parts)
    }
  }

  /// Adds what a file lists: a list of YAML or JSON, alone or below `metrics`, whose entries are names or mappings with
  /// `name` and `type`; else lines of the text format of Prometheus, or of names.
  mutating func add(_ file: SourceFile) {
    guard ["yaml", "yml", "json"].contains(TreePath.pathExtension(of: file.path)) else { return addLines(file) }
    let root = YAMLStream.parse(file).root
    for item in root?.sequence ?? root?["metrics"]?.sequence ?? [] {
      if let name = item.text ?? item["name"]?.text, !name.isEmpty { add(name: name, type: item["type"]?.text) }
    }
  }

  private mutating func addLines(_ file: SourceFile) {
    for line in String(decoding: file.bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let words = line.split { $0 == " " || $0 == "\t" }
      if words.count >= 4, words[0] == "#", words[1] == "TYPE" {
        add(name: String(words[2]), type: String(words[3]))
      } else if let first = words.first, !first.hasPrefix("#") {
        let name = String(first.prefix { $0 != "{" })
        if !names.contains(name) { add(name: name, type: "gauge") }
      }
    }
  }

  /// Whether something produces the metric, as far as can be told.
  func has(_ name: String) -> Bool {
    if names.contains(name) || ExporterFamilies.ownSeries.contains(name) { return true }
    if globs.contains(where: { Self.matches(name, $0) }) { return true }
    return ExporterFamilies.prefix(of: name).map { !listedFamilies.contains($0) } ?? false
  }

  /// Whether the parts between stars stand in the name one after the other, the first and the last at its ends.
  private static func matches(_ name: String, _ parts: [Substring]) -> Bool {
    guard let first = parts.first, let last = parts.last, name.hasPrefix(first), name.count >= first.count + last.count,
      name.hasSuffix(last)
    else { return false }
    var rest = name.dropFirst(first.count).dropLast(last.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }
}
