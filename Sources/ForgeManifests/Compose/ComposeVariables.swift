/// The variables that a project's files are interpolated with.
///
/// The environment of a process is no part of them: the same files mean the same on every machine.
struct ComposeVariables: Sendable {
  struct Value: Hashable, Sendable {
    let text: String
    /// Whether a part of it is not known.
    let isUncertain: Bool

    init(_ text: String, isUncertain: Bool = false) {
      self.text = text
      self.isUncertain = isUncertain
    }
  }

  private(set) var values: [String: Value]
  /// Names that an example of an environment file tells the reader to set: their values are not known, but nobody
  /// forgot them.
  var promised: Set<String> = []

  init(_ values: [String: String]) {
    self.values = values.mapValues { Value($0) }
  }

  /// What every login shell sets. The working folder and the home folder are written so that paths keep their meaning;
  /// Compose reads `~` itself.
  private static let ambient: [String: String] = [
    "PWD": ".", "HOME": "~", "USER": "", "LOGNAME": "", "PATH": "", "SHELL": "", "LANG": "", "TERM": "",
  ]

  func value(of name: String) -> Value? {
    values[name] ?? Self.ambient[name].map { Value($0, isUncertain: true) }
  }

  func text(of name: String) -> String? { values[name]?.text }

  mutating func set(_ name: String, _ value: Value) {
    values[name] = value
  }

  /// These, and those of `file` that have no value yet: what was set before an environment file is stronger.
  func adding(_ file: DotEnv) -> ComposeVariables {
    var result = self
    for entry in file.entries where values[entry.name] == nil {
      if let value = entry.value { result.values[entry.name] = value }
    }
    return result
  }
}
