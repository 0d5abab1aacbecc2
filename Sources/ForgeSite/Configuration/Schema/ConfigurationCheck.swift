import ForgeDiagnostics
import ForgeJSONSchema
import ForgeYAML

/// A schema of the configuration, compiled: finds what a file has against it.
struct ConfigurationCheck: Sendable {
  private let schema: ConfigurationSchema
  private let definitions: [String: ConfigurationSchema]
  private let unknownKey: RuleDescription
  private let program: SchemaProgram
  private let root: SchemaID

  init(
    _ schema: ConfigurationSchema, definitions: [(name: String, schema: ConfigurationSchema)] = [],
    unknownKey: RuleDescription
  ) {
    self.schema = schema
    self.definitions = Dictionary(definitions.map { ($0.name, $0.schema) }) { first, _ in first }
    self.unknownKey = unknownKey
    let file = SourceFile(path: "schema.json", text: schema.json(title: "", definitions: definitions))
    var compiler = SchemaCompiler(dialect: .draft2020)
    let empty = YAMLNode(.mapping(YAMLMapping([])), range: .file(file.path))
    root = compiler.add(YAMLStream.parse(file).root ?? empty, at: file.path)
    program = compiler.program
  }

  /// What `node` has against the schema; `place` names it as a whole in findings.
  func diagnostics(of node: YAMLNode, place: String) -> [Diagnostic] {
    let violations = program.violations(of: node, against: root)
    guard !violations.isEmpty else { return [] }
    let places = ConfigurationPlaces(node, Place(name: place, schema: schema, isEntry: false), definitions)
    var told: Set<SourceRange> = []
    return violations.compactMap { violation in
      // Two keywords may say the same of one value; keys that are missing share the place where they belong.
      guard violation.keyword == "required" || told.insert(violation.range).inserted else { return nil }
      return diagnostic(violation, places)
    }
  }

  private func diagnostic(_ violation: SchemaViolation, _ places: ConfigurationPlaces) -> Diagnostic {
    let range = violation.range
    switch violation.keyword {
    case "additionalProperties":
      let (key, place) = places.keys[range] ?? ("", nil)
      let nearest = Suggestion.nearest(to: key, among: place?.schema.keys?.map(\.name) ?? [])
      return Diagnostic(
        unknownKey, .unknownKey(key, in: place?.name ?? "", nearest), at: range,
        fix: nearest.map { .replace(range, with: $0) })
    case "required":
      let place = places.starts[range]?.name ?? ""
      return Diagnostic(.invalidValue, "\(violation.message) in `\(place)`", at: range)
    default: return Diagnostic(.invalidValue, .mismatch(places.values[range], violation.message), at: range)
    }
  }

  /// What a value of the file is.
  fileprivate struct Place {
    /// The key it belongs to.
    let name: String
    let schema: ConfigurationSchema
    /// Whether it stands in a list below that key.
    let isEntry: Bool
  }
}

/// Which schema the values and keys of a file belong to, by where they stand.
private struct ConfigurationPlaces {
  private(set) var values: [SourceRange: ConfigurationCheck.Place] = [:]
  /// The mappings by where they start.
  private(set) var starts: [SourceRange: ConfigurationCheck.Place] = [:]
  /// The keys with their mappings.
  private(set) var keys: [SourceRange: (name: String, place: ConfigurationCheck.Place?)] = [:]

  init(_ node: YAMLNode, _ place: ConfigurationCheck.Place, _ definitions: [String: ConfigurationSchema]) {
    var pending = [(node, place)]
    while let (node, place) = pending.popLast() {
      values[node.range] = place
      let schema = place.schema.definition.flatMap { definitions[$0] } ?? place.schema
      for item in node.sequence ?? [] {
        guard let itemSchema = schema.items.first else { break }
        pending.append((item, ConfigurationCheck.Place(name: place.name, schema: itemSchema, isEntry: true)))
      }
      guard let mapping = node.mapping else { continue }
      starts[mapping.pairs.first?.key.range ?? node.range] = place
      for pair in mapping.pairs {
        guard let name = pair.key.text else { continue }
        keys[pair.key.range] = (name, ConfigurationCheck.Place(name: place.name, schema: schema, isEntry: false))
        guard let next = schema.keys?.first(where: { $0.name == name })?.schema ?? schema.values.first else { continue }
        pending.append((pair.value, ConfigurationCheck.Place(name: name, schema: next, isEntry: false)))
      }
    }
  }
}

extension Message {
  fileprivate static func unknownKey(_ key: String, in place: String, _ nearest: String?) -> Message {
    Message("unknown key `\(key)` in `\(place)`").suggesting(nearest)
  }

  /// What belongs at `place`; `fallback` where the place is not known.
  fileprivate static func mismatch(_ place: ConfigurationCheck.Place?, _ fallback: Message) -> Message {
    guard let place else { return fallback }
    return place.isEntry
      ? Message("an entry of `\(place.name)` is \(place.schema.phrase)")
      : Message("`\(place.name)` takes \(place.schema.phrase)")
  }
}
