package import ForgeDiagnostics
package import ForgeFiles
import ForgeYAML

/// The severities that a repository has given its rules in the files of other tools: Redocly's and Spectral's. What else
/// these files say, rules of one's own above all, is passed over.
package struct LinterSettings: Sendable {
  /// The names of the files, in the order in which they count.
  package static let fileNames = [
    "redocly.yaml", "redocly.yml", ".redocly.yaml", ".redocly.yml", ".spectral.yaml", ".spectral.yml", ".spectral.json",
  ]

  /// Severities and the descriptions that they hold for, by root file; those that count more come first.
  private var parts: [(files: GlobPattern?, settings: RuleSettings)] = []

  package init() {}

  /// The settings of the files that `fileSystem` has.
  package init(_ fileSystem: FileSystem) {
    for name in Self.fileNames where fileSystem.kind(name) == .file {
      guard let file = try? fileSystem.readFile(name) else { continue }
      add(file)
    }
  }

  /// What holds for the description with this root file; nil for what holds for all.
  package func settings(for root: String?) -> RuleSettings {
    var settings = RuleSettings()
    for part in parts where part.files.map({ files in root.map(files.matches) ?? false }) ?? true {
      settings.overrides.merge(part.settings.overrides) { first, _ in first }
    }
    return settings
  }

  private mutating func add(_ file: SourceFile) {
    let root = YAMLStream.parse(file).root
    // Redocly: the rules of an API go before those of all.
    for pair in root?["apis"]?.mapping?.pairs ?? [] {
      guard let path = pair.value["root"]?.string else { continue }
      add(pair.value["rules"], for: GlobPattern(path))
    }
    // Spectral: the last override that names a file goes before those above it. Overrides of places in files, which
    // stand after a `#`, are passed over.
    for override in (root?["overrides"]?.sequence ?? []).reversed() {
      for name in override["files"]?.sequence?.compactMap(\.string) ?? [] where !name.contains("#") {
        add(override["rules"], for: GlobPattern(name))
      }
    }
    add(root?["rules"], for: nil)
  }

  private mutating func add(_ rules: YAMLNode?, for files: GlobPattern?) {
    var settings = RuleSettings()
    for pair in rules?.mapping?.pairs ?? [] {
      guard let name = pair.key.text, let severity = Self.severity(pair.value) else { continue }
      settings.overrides[RuleID(name)] = severity
    }
    if !settings.overrides.isEmpty { parts.append((files, settings)) }
  }

  /// A severity as both tools write it: a word, a number from 0 (error) to 3 (hint), or a mapping with either.
  private static func severity(_ node: YAMLNode) -> SeverityOverride? {
    switch node["severity"]?.text ?? node.text {
    case "off", "false", "no": .off
    case "error", "0": .error
    case "warn", "warning", "info", "hint", "1", "2", "3": .warning
    default: nil
    }
  }
}
