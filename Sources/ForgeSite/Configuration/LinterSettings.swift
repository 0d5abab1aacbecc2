package import ForgeDiagnostics
import ForgeYAML

/// The severities that a repository has given its rules in the files of other tools: Redocly's and Spectral's. What else
/// these files say, rules of one's own above all, is passed over.
package enum LinterSettings {
  /// The names of the files, in the order in which they count.
  package static let fileNames = [
    "redocly.yaml", "redocly.yml", ".redocly.yaml", ".redocly.yml", ".spectral.yaml", ".spectral.yml", ".spectral.json",
  ]

  /// The settings of the files that `fileSystem` has; where two set one rule, the first counts.
  package static func read(_ fileSystem: FileSystem) -> RuleSettings {
    var settings = RuleSettings()
    for name in fileNames where fileSystem.kind(name) == .file {
      guard let file = try? fileSystem.readFile(name) else { continue }
      settings.overrides.merge(read(file).overrides) { first, _ in first }
    }
    return settings
  }

  /// The settings of one file.
  package static func read(_ file: SourceFile) -> RuleSettings {
    var settings = RuleSettings()
    for pair in YAMLStream.parse(file).root?["rules"]?.mapping?.pairs ?? [] {
      guard let name = pair.key.text, let severity = severity(pair.value) else { continue }
      settings.overrides[RuleID(name)] = severity
    }
    return settings
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
