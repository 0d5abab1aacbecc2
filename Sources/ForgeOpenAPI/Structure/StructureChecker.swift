import ForgeDiagnostics
import ForgeYAML

/// Walks a description along the definitions of the specification's objects and finds what does not fit them.
///
/// Each place is checked once for each kind of object that refers to it, so that recursive schemas end.
struct StructureChecker {
  private struct Visit: Hashable {
    let range: SourceRange
    let object: String
  }

  private let files: APIFiles
  private let version: SpecificationVersion
  private var visited: Set<Visit> = []
  private var pending: [(node: YAMLNode, value: ObjectDefinition.Value)] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ files: APIFiles, version: SpecificationVersion) {
    self.files = files
    self.version = version
  }

  static func check(_ api: APIDescription) -> [Diagnostic] {
    guard let root = api.files.root, let version = api.version else { return [] }
    var checker = StructureChecker(api.files, version: version)
    checker.pending = [(root, .object(ObjectDefinition.openAPI))]
    while let (node, value) = checker.pending.popLast() { checker.check(node, value) }
    return checker.diagnostics
  }

  private mutating func check(_ node: YAMLNode, _ value: ObjectDefinition.Value) {
    switch value {
    case .any: break
    case .string: expect(node.string != nil, node, "a string")
    case .boolean: expect(node.bool != nil, node, "`true` or `false`")
    case .integer: expect(node.int.map { $0 >= 0 } ?? false, node, "a whole number, zero or more")
    case .number: expect(node.int != nil || node.double != nil, node, "a number")
    case .oneOf(let values): checkEnumeration(node, values)
    case .list(let element):
      guard let items = node.sequence else { return expect(false, node, "a list") }
      pending += items.reversed().map { ($0, element) }
    case .map(let element):
      guard let mapping = node.mapping else { return expect(false, node, "a mapping") }
      pending += mapping.pairs.reversed().map { ($0.value, element) }
    case .object(let definition): checkObject(node, definition())
    case .reference(let definition):
      if let reference = node["$ref"] {
        follow(reference, .reference(definition))
      } else {
        checkObject(node, definition())
      }
    case .schema: checkSchema(node)
    }
  }

  private mutating func expect(_ isMet: Bool, _ node: YAMLNode, _ expected: String) {
    guard !isMet else { return }
    diagnostics.append(Diagnostic(.wrongType, .wrongType(expected, node), at: node.range))
  }

  private mutating func checkEnumeration(_ node: YAMLNode, _ values: [String]) {
    guard let text = node.string else { return expect(false, node, "one of \(list(values))") }
    guard !values.contains(text) else { return }
    let nearest = Suggestion.nearest(to: text, among: values)
    diagnostics.append(
      Diagnostic(
        .wrongType, Message("`\(text)` is not one of \(list(values))").suggesting(nearest), at: node.range,
        fix: nearest.map { .replace(node.range, with: $0) }))
  }

  private mutating func checkSchema(_ node: YAMLNode) {
    if version >= .v31, node.bool != nil { return }
    if let reference = node["$ref"] {
      follow(reference, .schema)
      // In 3.0 what stands beside a reference is passed over; in 3.1 it counts (section 4.8.24.1).
      guard version >= .v31, (node.mapping?.pairs.count ?? 0) > 1 else { return }
    }
    guard node.mapping != nil else {
      return expect(false, node, version >= .v31 ? "a mapping, `true` or `false`" : "a mapping")
    }
    if version >= .v31, let type = node["type"] { checkTypes(type) }
    if version == .v30, node["additionalProperties"]?.bool != nil {
      checkObject(node, ObjectDefinition.schema(version), skipping: ["additionalProperties"])
    } else {
      checkObject(node, ObjectDefinition.schema(version), skipping: version >= .v31 ? ["type", "$ref"] : ["$ref"])
    }
  }

  /// `type` is a name or a list of names (JSON Schema Validation 2020-12 section 6.1.1).
  private mutating func checkTypes(_ node: YAMLNode) {
    let names = ["array", "boolean", "integer", "null", "number", "object", "string"]
    for item in node.sequence ?? [node] { checkEnumeration(item, names) }
  }

  private mutating func follow(_ reference: YAMLNode, _ value: ObjectDefinition.Value) {
    guard let text = reference.string else { return expect(false, reference, "a string") }
    guard visited.insert(Visit(range: reference.range, object: "$ref")).inserted else { return }
    // Addresses on other hosts and broken references are findings of their own rules.
    guard let place = APIReference(text, in: reference.range.path), let target = files.target(of: place) else { return }
    pending.append((target, value))
  }

  private mutating func checkObject(_ node: YAMLNode, _ definition: ObjectDefinition, skipping: Set<String> = []) {
    guard let mapping = node.mapping else { return expect(false, node, "a mapping: \(definition.name)") }
    guard visited.insert(Visit(range: node.range, object: definition.name)).inserted else { return }
    for field in definition.fields where field.isRequired && field.versions.contains(version) {
      guard mapping[field.name] == nil else { continue }
      diagnostics.append(Diagnostic(.missingField, .missingField(field.name, definition), at: start(of: node)))
    }
    for (first, second) in definition.exclusive {
      guard mapping[first] != nil, let pair = mapping.pair(second) else { continue }
      diagnostics.append(
        Diagnostic(.exclusiveFields, .exclusiveFields(first, second, definition), at: pair.key.range))
    }
    for pair in mapping.pairs.reversed() {
      guard let name = pair.key.text, !skipping.contains(name), !name.hasPrefix("x-") else { continue }
      checkField(name, pair, definition)
    }
  }

  private mutating func checkField(_ name: String, _ pair: YAMLMapping.Pair, _ definition: ObjectDefinition) {
    if let field = definition.field(name, version) {
      if name == "$ref" {
        follow(pair.value, .object(ObjectDefinition.pathItem))
      } else {
        pending.append((pair.value, field.value))
      }
      return
    }
    if let (pattern, value) = definition.patterned, Self.matches(name, pattern) {
      pending.append((pair.value, value))
      return
    }
    let nearest = Suggestion.nearest(
      to: name, among: definition.fields.filter { $0.versions.contains(version) }.map(\.name))
    diagnostics.append(
      Diagnostic(
        .unknownField, .unknownField(name, definition, nearest), at: pair.key.range,
        fix: nearest.map { .replace(pair.key.range, with: $0) }))
  }

  private static func matches(_ name: String, _ pattern: ObjectDefinition.Pattern) -> Bool {
    switch pattern {
    case .any: return true
    case .path: return name.hasPrefix("/")
    case .status:
      if name == "default" { return true }
      let characters = Array(name.utf8)
      guard characters.count == 3, (UInt8(ascii: "1")...UInt8(ascii: "5")).contains(characters[0]) else { return false }
      return name.hasSuffix("XX")
        || characters[1...].allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
  }

  /// A finding about a whole object is shown at its first key, not over all of its lines.
  private func start(of node: YAMLNode) -> SourceRange {
    node.mapping?.pairs.first?.key.range ?? node.range
  }

  private func list(_ values: [String]) -> String {
    values.map { "`\($0)`" }.joined(separator: ", ")
  }
}

extension Message {
  fileprivate static func wrongType(_ expected: String, _ node: YAMLNode) -> Message {
    let found =
      switch node.content {
      case .mapping: "a mapping"
      case .sequence: "a list"
      case .scalar(let scalar): scalar.text.isEmpty ? "nothing" : "`\(scalar.text.prefix(40))`"
      }
    return Message("\(found) where \(expected) belongs")
  }

  fileprivate static func missingField(_ name: String, _ definition: ObjectDefinition) -> Message {
    Message("`\(name)` is required in \(definition.name)")
  }

  fileprivate static func exclusiveFields(_ first: String, _ second: String, _ definition: ObjectDefinition) -> Message
  {
    Message("`\(second)` cannot stand beside `\(first)` in \(definition.name)")
  }

  fileprivate static func unknownField(_ name: String, _ definition: ObjectDefinition, _ nearest: String?) -> Message {
    Message("unknown field `\(name)` in \(definition.name)").suggesting(nearest)
  }
}
