package import ForgeDiagnostics
package import ForgeYAML

/// Reads the keys of one mapping of the configuration or of front matter. What does not fit the schema is left out
/// without a word: `ConfigurationCheck` has found it.
package struct ConfigurationReader {
  private let mapping: YAMLMapping?
  private let path: String
  /// The keys that were asked for, `site/title`: a test holds them against the schema.
  private(set) var asked: Set<String> = []
  private(set) var diagnostics: [Diagnostic] = []

  package init(_ mapping: YAMLMapping?) {
    self.init(mapping, path: "")
  }

  private init(_ mapping: YAMLMapping?, path: String) {
    self.mapping = mapping
    self.path = path
  }

  /// The value of `key` as it stands; nil where it is absent or null.
  package mutating func node(_ key: String) -> YAMLNode? {
    asked.insert("\(path)\(key)")
    guard let node = mapping?[key], !node.isNull else { return nil }
    return node
  }

  /// A scalar of any type as it is written: `version: 1.0` is the text `1.0`.
  package mutating func string(_ key: String) -> String? { node(key)?.text }

  package mutating func bool(_ key: String) -> Bool? { node(key)?.bool }

  package mutating func number(_ key: String) -> Double? { node(key)?.double }

  /// `1.0` is the whole number 1, as JSON Schema has it.
  package mutating func integer(_ key: String) -> Int? {
    node(key).flatMap { $0.int ?? $0.double.flatMap(Int.init(exactly:)) }
  }

  /// A list of texts, or one text alone; each with its node.
  package mutating func strings(_ key: String) -> [(text: String, node: YAMLNode)] {
    guard let node = node(key) else { return [] }
    return (node.sequence ?? [node]).compactMap { item in item.text.map { ($0, item) } }
  }

  /// The pairs of a mapping whose keys are the author's own.
  package mutating func pairs(_ key: String) -> [YAMLMapping.Pair] { node(key)?.mapping?.pairs ?? [] }

  /// Reads the mapping below `key` with `body`; its findings join these.
  package mutating func nested<Value>(_ key: String, _ body: (inout ConfigurationReader) -> Value) -> Value {
    read(node(key)?.mapping, below: key, body)
  }

  /// Reads each mapping of the list below `key` with `body`, which gets the mapping as a whole too.
  package mutating func each<Value>(
    _ key: String, _ body: (inout ConfigurationReader, YAMLNode) -> Value?
  ) -> [Value] {
    (node(key)?.sequence ?? []).compactMap { item in
      read(item.mapping, below: key) { body(&$0, item) }
    }
  }

  private mutating func read<Value>(
    _ mapping: YAMLMapping?, below key: String, _ body: (inout ConfigurationReader) -> Value
  ) -> Value {
    var reader = ConfigurationReader(mapping, path: "\(path)\(key)/")
    let value = body(&reader)
    asked.formUnion(reader.asked)
    diagnostics += reader.diagnostics
    return value
  }

  /// Adds a finding of a value that fits the schema but makes no sense.
  package mutating func reject(_ node: YAMLNode, _ message: Message) {
    diagnostics.append(Diagnostic(.invalidValue, message, at: node.range))
  }
}

extension RuleDescription {
  package static let unknownKey = RuleDescription(
    "config/unknown-key", .error, "Configuration key that nothing reads",
    why: "A key with a slip in it would be passed over in silence, and the site built without what it asks for.",
    examples: [
      .good("site:\n  title: Open Forge\n", file: "forge-docs.yaml"),
      .bad("site:\n  «titel»: Open Forge\n", file: "forge-docs.yaml"),
    ])

  package static let invalidValue = RuleDescription(
    "config/invalid-value", .error, "Configuration value of the wrong kind",
    why: "The value cannot mean what its key needs; the configuration reference names what each key takes.",
    examples: [
      .good("coverage:\n  threshold: 90\n", file: "forge-docs.yaml"),
      .bad("coverage:\n  threshold: «most»\n", file: "forge-docs.yaml"),
    ])
}
