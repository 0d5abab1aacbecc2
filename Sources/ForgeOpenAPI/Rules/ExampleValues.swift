import ForgeDiagnostics
import ForgeJSONSchema
import ForgeYAML

/// The values of a description that a schema stands beside: examples and defaults.
struct ExampleValues {
  enum Use {
    case example, defaultValue
  }

  struct Entry {
    let schema: SchemaID
    let value: YAMLNode
  }

  private(set) var entries: [Entry] = []
  private var validator: ValueValidator
  private let api: APIDescription
  private let use: Use

  /// Every violation of every value by the schema it belongs to.
  static func violations(in api: APIDescription, of use: Use) -> [SchemaViolation] {
    var values = ExampleValues(api, use)
    values.collect()
    let program = values.validator.program
    var seen: Set<SourceRange> = []
    return values.entries.flatMap { entry -> [SchemaViolation] in
      // The same example may be given to many media types; it is told once.
      let violations = program.violations(of: entry.value, against: entry.schema)
      return violations.isEmpty || seen.insert(entry.value.range).inserted ? violations : []
    }
  }

  private init(_ api: APIDescription, _ use: Use) {
    self.api = api
    self.use = use
    validator = ValueValidator(api)
  }

  private mutating func collect() {
    for schema in api.objects(.schema) { collect(schema.node, schema.node, mediaType: nil) }
    for object in api.objects(.mediaType) {
      guard let schema = object.node["schema"] else { continue }
      collect(object.node, schema, mediaType: object.key?.text)
    }
    for kind in [ObjectKind.parameter, .header] {
      for object in api.objects(kind) {
        if let schema = object.node["schema"] {
          collect(object.node, schema, mediaType: nil)
        } else if api.version == .v20, object.node["type"] != nil {
          collect(object.node, object.node, mediaType: nil)
        }
      }
    }
    guard api.version == .v20 else { return }
    for object in api.objects(.response) {
      guard let schema = object.node["schema"] else { continue }
      for pair in object.node["examples"]?.mapping?.pairs ?? [] where pair.key.text?.hasPrefix("x-") == false {
        add(pair.value, schema, .example, mediaType: pair.key.text)
      }
    }
  }

  /// The values that `holder` gives for `schema`, which may be itself.
  private mutating func collect(_ holder: YAMLNode, _ schema: YAMLNode, mediaType: String?) {
    guard let mapping = holder.mapping else { return }
    if let value = mapping["default"] { add(value, schema, .defaultValue, mediaType: mediaType) }
    if let value = mapping["example"] { add(value, schema, .example, mediaType: mediaType) }
    // A list belongs to a schema, a mapping of Example Objects to all others.
    for value in mapping["examples"]?.sequence ?? [] { add(value, schema, .example, mediaType: mediaType) }
    for pair in mapping["examples"]?.mapping?.pairs ?? [] {
      guard let example = api.resolved(pair.value) else { continue }
      guard let value = example["dataValue"] ?? example["value"] else { continue }
      add(value, schema, .example, mediaType: mediaType)
    }
  }

  private mutating func add(_ value: YAMLNode, _ schema: YAMLNode, _ use: Use, mediaType: String?) {
    // A string for XML, say, is the value as it is sent, not the value.
    guard use == self.use else { return }
    if let mediaType, value.string != nil, !Self.isJSON(mediaType) { return }
    let id = validator.compile(schema)
    entries.append(Entry(schema: id, value: value))
  }

  private static func isJSON(_ mediaType: String) -> Bool {
    let name = mediaType.prefix { $0 != ";" }.lowercased()
    return name.hasSuffix("/json") || name.hasSuffix("+json") || name == "*/*"
  }
}
