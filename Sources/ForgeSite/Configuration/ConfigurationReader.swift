package import ForgeDiagnostics
package import ForgeYAML

/// Reads the keys of one mapping of the configuration or of front matter, and finds those that nobody asked for.
///
/// Each feature's options ask for their own keys; what they ask for is what is known.
package struct ConfigurationReader {
  private let mapping: YAMLMapping?
  private let place: String
  private let unknownKey: RuleDescription
  private var known: Set<String> = []
  package private(set) var diagnostics: [Diagnostic] = []

  /// `place` names the mapping in findings: `site`, or the file for the whole.
  package init(_ mapping: YAMLMapping?, place: String, unknownKey: RuleDescription = .unknownKey) {
    self.mapping = mapping
    self.place = place
    self.unknownKey = unknownKey
  }

  /// The value of `key` as it stands; nil where it is absent or null.
  package mutating func node(_ key: String) -> YAMLNode? {
    known.insert(key)
    guard let node = mapping?[key], !node.isNull else { return nil }
    return node
  }

  package mutating func string(_ key: String) -> String? {
    guard let node = node(key) else { return nil }
    if case .scalar(let scalar) = node.content { return scalar.text }
    return mismatch(node, key, "text")
  }

  package mutating func bool(_ key: String) -> Bool? {
    guard let node = node(key) else { return nil }
    return node.bool ?? mismatch(node, key, "`true` or `false`")
  }

  package mutating func number(_ key: String) -> Double? {
    guard let node = node(key) else { return nil }
    return node.double ?? node.int.map(Double.init) ?? mismatch(node, key, "a number")
  }

  package mutating func integer(_ key: String) -> Int? {
    guard let node = node(key) else { return nil }
    return node.int ?? mismatch(node, key, "a whole number")
  }

  /// A list of texts, or one text alone; each with its node.
  package mutating func strings(_ key: String) -> [(text: String, node: YAMLNode)] {
    guard let node = node(key) else { return [] }
    if case .scalar(let scalar) = node.content { return [(scalar.text, node)] }
    guard let items = node.sequence else {
      let _: String? = mismatch(node, key, "a list")
      return []
    }
    return items.compactMap { item in
      if case .scalar(let scalar) = item.content { return (scalar.text, item) }
      let _: String? = mismatch(item, key, "text")
      return nil
    }
  }

  package mutating func mappingNode(_ key: String) -> YAMLMapping? {
    guard let node = node(key) else { return nil }
    return node.mapping ?? mismatch(node, key, "a mapping")
  }

  package mutating func sequence(_ key: String) -> [YAMLNode] {
    guard let node = node(key) else { return [] }
    return node.sequence ?? mismatch(node, key, "a list") ?? []
  }

  /// Reads the mapping below `key` with `body`; its findings join these.
  package mutating func nested<Value>(_ key: String, _ body: (inout ConfigurationReader) -> Value) -> Value {
    var reader = ConfigurationReader(mappingNode(key), place: key, unknownKey: unknownKey)
    let value = body(&reader)
    diagnostics += reader.finish()
    return value
  }

  /// Adds a finding of a value that is of the right type but makes no sense.
  package mutating func reject(_ node: YAMLNode, _ message: Message) {
    diagnostics.append(Diagnostic(.invalidValue, message, at: node.range))
  }

  /// All findings, with those of keys that nobody asked for.
  package consuming func finish() -> [Diagnostic] {
    for pair in mapping?.pairs ?? [] {
      guard let key = pair.key.text, !known.contains(key) else { continue }
      let nearest = Suggestion.nearest(to: key, among: known.sorted())
      diagnostics.append(
        Diagnostic(
          unknownKey, .unknownKey(key, in: place, nearest), at: pair.key.range,
          fix: nearest.map { .replace(pair.key.range, with: $0) }))
    }
    return diagnostics
  }

  private mutating func mismatch<Value>(_ node: YAMLNode, _ key: String, _ expected: String) -> Value? {
    diagnostics.append(Diagnostic(.invalidValue, .mismatch(key, expected), at: node.range))
    return nil
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

extension Message {
  fileprivate static func unknownKey(_ key: String, in place: String, _ nearest: String?) -> Message {
    Message("unknown key `\(key)` in `\(place)`").suggesting(nearest)
  }

  fileprivate static func mismatch(_ key: String, _ expected: String) -> Message {
    Message("`\(key)` takes \(expected)")
  }
}
