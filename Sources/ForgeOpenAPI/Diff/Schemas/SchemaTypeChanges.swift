import ForgeDiagnostics
import ForgeYAML

extension ChangeArea {
  static let schemaTypes = ChangeArea(
    "Schemas: types",
    [
      DirectedKind.typeChanged, .typeNarrowed, .typeWidened, .becameNullable, .becameNotNullable,
      .unresolvedReferenceChanged,
    ].flatMap { [$0.request, $0.response] })
}

extension DirectedKind {
  static let typeChanged = DirectedKind(
    "type-changed", "Type changed", request: (.breaking, "Values that clients send are refused."),
    response: (.breaking, "Clients receive values that they cannot read."))

  static let typeNarrowed = narrowing("type-narrowed", "Fewer types")

  static let typeWidened = widening("type-widened", "More types", response: .breaking)

  static let becameNullable = widening("became-nullable", "`null` allowed", response: .breaking)

  static let becameNotNullable = narrowing("became-not-nullable", "`null` no longer allowed")

  static let unresolvedReferenceChanged = DirectedKind(
    "unresolved-reference-changed", "Reference that cannot be followed leads elsewhere",
    request: (.dangerous, "What the API takes may have changed."),
    response: (.dangerous, "What clients receive may have changed."))
}

/// The types of JSON that a schema allows. Numbers are integers and others.
struct JSONTypes: OptionSet, Hashable {
  let rawValue: Int

  static let boolean = JSONTypes(rawValue: 1)
  static let integer = JSONTypes(rawValue: 2)
  static let fraction = JSONTypes(rawValue: 4)
  static let string = JSONTypes(rawValue: 8)
  static let array = JSONTypes(rawValue: 16)
  static let object = JSONTypes(rawValue: 32)
  static let file = JSONTypes(rawValue: 64)
  static let null = JSONTypes(rawValue: 128)
  static let number: JSONTypes = [.integer, .fraction]
  static let all: JSONTypes = [.boolean, .number, .string, .array, .object, .file, .null]

  /// The type that `type` names; every one for a name that nobody knows.
  init(name: String) {
    self = Self.names.first { $0.name == name }?.types ?? .all
  }

  init(rawValue: Int) {
    self.rawValue = rawValue
  }

  private static let names: [(name: String, types: JSONTypes)] = [
    ("boolean", .boolean), ("number", .number), ("integer", .integer), ("string", .string), ("array", .array),
    ("object", .object), ("file", .file), ("null", .null),
  ]

  /// ``string` or `null``, as messages say it.
  var text: String {
    if isEmpty { return "nothing" }
    if self == .all { return "any type" }
    var names: [String] = []
    var left = self
    for (name, types) in Self.names where left.isSuperset(of: types) {
      names.append("`\(name)`")
      left.subtract(types)
    }
    return names.joined(separator: " or ")
  }
}

extension SchemaView {
  /// The types that the schema allows; nil where none are named or follow from other fields.
  var types: JSONTypes? {
    if isNever { return [] }
    let named = pieces.compactMap { piece in piece.node["type"].map { Self.types($0, piece.node) } }
    guard let first = named.first else { return inferredTypes }
    let types = named.dropFirst().reduce(first) { $0.intersection($1) }
    return hasNullBranch ? types.union(.null) : types
  }

  private static func types(_ type: YAMLNode, _ schema: YAMLNode) -> JSONTypes {
    var types: JSONTypes = []
    for name in type.sequence ?? [type] { types.formUnion(JSONTypes(name: name.text ?? "")) }
    // 3.0 and what 2.0 uses in its place.
    if schema["nullable"]?.bool == true || schema["x-nullable"]?.bool == true { types.insert(.null) }
    return types
  }

  /// A schema with properties and no type is taken as it is meant: for objects.
  private var inferredTypes: JSONTypes? {
    var types: JSONTypes = []
    for values in fields("enum").compactMap(\.value.sequence) + [fields("const").map(\.value)] {
      for value in values { types.formUnion(Self.type(of: value)) }
    }
    if field("properties") != nil || field("additionalProperties") != nil { types.insert(.object) }
    if field("items") != nil || field("prefixItems") != nil { types.insert(.array) }
    guard !types.isEmpty else { return nil }
    return hasNullBranch || isTrue("nullable") ? types.union(.null) : types
  }

  private static func type(of value: YAMLNode) -> JSONTypes {
    switch value.content {
    case .sequence: return .array
    case .mapping: return .object
    case .scalar(let scalar):
      switch scalar.value {
      case .null: return .null
      case .bool: return .boolean
      case .int: return .integer
      case .float: return .number
      case .string: return .string
      }
    }
  }
}

extension SchemaComparison {
  mutating func compareTypes(_ schemas: SchemaPair, _ collector: inout ChangeCollector) {
    compareUnresolved(schemas, &collector)
    // What a union allows is told by its branches.
    guard schemas.old.types != nil || schemas.old.unions.isEmpty else { return }
    guard schemas.new.types != nil || schemas.new.unions.isEmpty else { return }
    guard schemas.old.unresolved.isEmpty, schemas.new.unresolved.isEmpty else { return }
    var before = schemas.old.types ?? .all
    var after = schemas.new.types ?? .all
    guard before != after else { return }
    let places = (old: schemas.old.field("type")?.place, new: schemas.new.field("type")?.place)
    if before != .all, after != .all, before.symmetricDifference(after).contains(.null) {
      let field = schemas.new.field("nullable")?.place ?? schemas.new.field("x-nullable")?.place
      let oldField = schemas.old.field("nullable")?.place ?? schemas.old.field("x-nullable")?.place
      report(
        after.contains(.null) ? .becameNullable : .becameNotNullable, schemas,
        after.contains(.null) ? "may be `null` now" : "may not be `null` any more", old: oldField ?? places.old,
        new: field ?? places.new, &collector)
      before.remove(.null)
      after.remove(.null)
    }
    guard before != after else { return }
    let kind: DirectedKind =
      before.isSubset(of: after) ? .typeWidened : after.isSubset(of: before) ? .typeNarrowed : .typeChanged
    report(
      kind, schemas, "is \(after.text) now, was \(before.text)", old: places.old, new: places.new, &collector)
  }

  private mutating func compareUnresolved(_ schemas: SchemaPair, _ collector: inout ChangeCollector) {
    let before = schemas.old.unresolved.compactMap(\.string)
    let after = schemas.new.unresolved.compactMap(\.string)
    guard Set(before) != Set(after) else { return }
    let texts = after.isEmpty ? before : after
    report(
      .unresolvedReferenceChanged, schemas,
      "\(after.isEmpty ? "no longer refers to" : "refers to") `\(texts.joined(separator: "`, `"))`, which is not at hand",
      old: schemas.old.unresolved.first?.range, new: schemas.new.unresolved.first?.range, &collector)
  }
}
