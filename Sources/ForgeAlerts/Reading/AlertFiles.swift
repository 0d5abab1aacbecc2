package import ForgeDiagnostics
package import ForgeFiles
import ForgeYAML

/// The files of a repository that speak of alerts: rule files, dashboards, and what else may define alerts.
package struct AlertFiles: Sendable {
  /// Files of rules, by their paths.
  package private(set) var rules: [SourceFile] = []
  package private(set) var dashboards: [SourceFile] = []
  /// The names behind `alert:` and `alert =` in files of any language.
  private(set) var definedNames: Set<String> = []
  package private(set) var metrics = MetricInventory()
  /// Files that speak of alerts by their names, and cannot be read.
  private(set) var unreadable: [Diagnostic] = []
  /// The files that list metrics.
  package private(set) var inventories: [SourceFile] = []

  package init() {}

  /// Reads those of `paths` that are of use. A list of metrics that the options name and that cannot be read stops it.
  package static func load(
    _ fileSystem: FileSystem, paths: [String], options: AlertOptions, isIgnored: (String) -> Bool
  ) throws(FileSystem.ReadError) -> AlertFiles {
    var files = AlertFiles()
    let charts = Set(paths.filter { TreePath.name(of: $0) == "Chart.yaml" }.map { TreePath.folder(of: $0) })
    for path in paths where languages.contains(TreePath.pathExtension(of: path)) {
      let file: SourceFile
      do throws(FileSystem.ReadError) { file = try fileSystem.readFile(path) } catch {
        if isNamedAfterAlerts(path), !isTest(path), !isIgnored(path) {
          files.unreadable.append(
            Diagnostic(.yamlSyntax, Message("cannot be read: \(error.reason)"), at: .file(path)))
        }
        continue
      }
      files.add(file, isOwn: !isTest(path) && !isIgnored(path), isTemplate: isTemplate(path, charts))
    }
    for (text, _) in options.metrics {
      guard MetricInventory.isPath(text) else {
        files.metrics.add(name: text, type: nil)
        continue
      }
      let file = try fileSystem.readFile(text)
      files.inventories.append(file)
      files.metrics.add(file)
    }
    return files
  }

  private static let languages: Set<String> = [
    "yaml", "yml", "json", "rules", "rule", "alerts", "jsonnet", "libsonnet", "tf", "tpl", "tmpl", "cue",
  ]

  /// Adds a file of rules.
  mutating func add(rules file: SourceFile) {
    definedNames.formUnion(DefinedNames(file.bytes).names)
    rules.append(file)
  }

  private mutating func add(_ file: SourceFile, isOwn: Bool, isTemplate: Bool) {
    let type = TreePath.pathExtension(of: file.path)
    let whole = 0..<file.bytes.count
    if type == "json", file.bytes.firstRange(of: Array("\"expr\"".utf8), in: whole) != nil {
      if isOwn, file.bytes.firstRange(of: Array("\"panels\"".utf8), in: whole) != nil { dashboards.append(file) }
    }
    guard file.bytes.firstRange(of: Array("alert".utf8), in: whole) != nil || type != "json" else { return }
    definedNames.formUnion(DefinedNames(file.bytes).names)
    let isRules =
      file.bytes.firstRange(of: Array("groups".utf8), in: whole) != nil
      && file.bytes.firstRange(of: Array("rules".utf8), in: whole) != nil
    if isOwn, !isTemplate, isRules, !["jsonnet", "libsonnet", "tf", "tpl", "tmpl", "cue"].contains(type) {
      rules.append(file)
    }
  }

  /// Whether a path says that rules or alerts are in the file.
  private static func isNamedAfterAlerts(_ path: String) -> Bool {
    ["alert", "rule"].contains { path.lowercased().contains($0) }
  }

  /// Whether a path is that of something that tests use: its alerts page nobody.
  private static func isTest(_ path: String) -> Bool {
    path.split(separator: "/").dropLast().contains {
      ["test", "tests", "testdata", "test-data", "fixtures", "__fixtures__"].contains($0.lowercased())
    }
  }

  /// Whether a chart makes manifests of the file: it is read as rendered.
  private static func isTemplate(_ path: String, _ charts: Set<String>) -> Bool {
    var folder = TreePath.folder(of: path)
    while !folder.isEmpty {
      if TreePath.name(of: folder) == "templates", charts.contains(TreePath.folder(of: folder)) { return true }
      folder = TreePath.folder(of: folder)
    }
    return false
  }
}

/// The names that stand behind the key `alert` in text of any language that has such keys.
private struct DefinedNames {
  private(set) var names: Set<String> = []

  init(_ bytes: [UInt8]) {
    let word = Array("alert".utf8)
    var offset = 0
    while let found = bytes.firstRange(of: word, in: offset..<bytes.count) {
      offset = found.upperBound
      if found.lowerBound > 0, Self.isName(bytes[found.lowerBound - 1]) { continue }
      if Self.isComment(bytes, before: found.lowerBound) { continue }
      if let name = Self.name(bytes, after: found.upperBound) { names.insert(name) }
    }
  }

  private static func name(_ bytes: [UInt8], after start: Int) -> String? {
    var rest = bytes[start...]
    if let quote = rest.first, isQuote(quote) { rest = rest.dropFirst() }
    rest = rest.drop { $0 == 0x20 }
    guard let sign = rest.first, sign == UInt8(ascii: ":") || sign == UInt8(ascii: "=") else { return nil }
    rest = rest.dropFirst().drop { $0 == 0x20 }
    if let quote = rest.first, isQuote(quote) { rest = rest.dropFirst() }
    let name = rest.prefix(while: isName)
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
  }

  private static func isComment(_ bytes: [UInt8], before end: Int) -> Bool {
    let line = bytes[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let first = bytes[line..<end].first { $0 != 0x20 && $0 != 0x09 }
    return first == UInt8(ascii: "#")
  }

  private static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}
