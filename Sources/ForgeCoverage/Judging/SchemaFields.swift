import ForgeDiagnostics
import ForgeOpenAPI
import ForgeYAML

/// Knows which properties the schemas of a description name. JSON Schema lets others pass where nothing forbids them; a
/// page that shows one nevertheless teaches a name that nobody reads.
struct SchemaFields {
  struct Unknown {
    let key: YAMLNode
    let known: [String]
  }

  private struct Shape {
    var properties: [String: [YAMLNode]] = [:]
    var items: [YAMLNode] = []
    /// Whether properties without a name in the schema are meant to be.
    var isOpen = false
    var seen: Set<SourceRange> = []
  }

  private let api: APIDescription
  private static let maximumDepth = 32

  init(_ api: APIDescription) {
    self.api = api
  }

  /// The keys in `value`, at any depth, that the schema has no property for.
  func unknown(in value: YAMLNode, by schema: YAMLNode) -> [Unknown] {
    unknown(in: value, by: [schema], depth: 0)
  }

  /// The properties of `schema`; nil where it takes others too.
  func names(of schema: YAMLNode) -> Set<String>? {
    let shape = shape(of: [schema])
    return shape.isOpen || shape.properties.isEmpty ? nil : Set(shape.properties.keys)
  }

  /// The schemas that the items of a list may have.
  func items(of schema: YAMLNode) -> [YAMLNode] { shape(of: [schema]).items }

  /// The schemas of its properties, and of the items of lists among them: what may be picked from it.
  func parts(of schema: YAMLNode) -> [YAMLNode] {
    let shape = shape(of: [schema])
    let properties = shape.properties.keys.sorted().flatMap { shape.properties[$0] ?? [] }
    return properties + properties.flatMap(items) + shape.items
  }

  private func unknown(in value: YAMLNode, by schemas: [YAMLNode], depth: Int) -> [Unknown] {
    guard depth < Self.maximumDepth, !schemas.isEmpty else { return [] }
    switch value.content {
    case .scalar: return []
    case .sequence(let items):
      let schemas = shape(of: schemas).items
      return items.flatMap { unknown(in: $0, by: schemas, depth: depth + 1) }
    case .mapping(let mapping):
      let shape = shape(of: schemas)
      let isClosed = !shape.isOpen && !shape.properties.isEmpty
      return mapping.pairs.flatMap { pair -> [Unknown] in
        guard let name = pair.key.text else { return [] }
        if let inner = shape.properties[name] { return unknown(in: pair.value, by: inner, depth: depth + 1) }
        return isClosed ? [Unknown(key: pair.key, known: shape.properties.keys.sorted())] : []
      }
    }
  }

  /// What all `schemas`, and those that they are made of, say of an object or array.
  private func shape(of schemas: [YAMLNode]) -> Shape {
    var shape = Shape()
    var pending = schemas
    while let next = pending.popLast() {
      // A `$ref` with neighbours counts with them (2020-12 Core, section 8.2.3.1).
      if next["$ref"] != nil, next.mapping?.pairs.count ?? 0 > 1 { add(next, &shape, &pending) }
      guard let schema = api.resolved(next), shape.seen.insert(schema.range).inserted else { continue }
      add(schema, &shape, &pending)
    }
    return shape
  }

  private func add(_ schema: YAMLNode, _ shape: inout Shape, _ pending: inout [YAMLNode]) {
    for pair in schema["properties"]?.mapping?.pairs ?? [] {
      guard let name = pair.key.text, pair.value["x-internal"]?.bool != true else { continue }
      shape.properties[name, default: []].append(pair.value)
    }
    for keyword in ["additionalProperties", "unevaluatedProperties"] {
      if let other = schema[keyword], other.bool ?? (other.mapping != nil) { shape.isOpen = true }
    }
    if schema["patternProperties"] != nil || schema["propertyNames"] != nil { shape.isOpen = true }
    for keyword in ["items", "additionalItems", "contains"] {
      if let items = schema[keyword] { shape.items += items.sequence ?? [items] }
    }
    shape.items += schema["prefixItems"]?.sequence ?? []
    for keyword in ["allOf", "anyOf", "oneOf"] { pending += schema[keyword]?.sequence ?? [] }
    for keyword in ["if", "then", "else"] { if let part = schema[keyword] { pending.append(part) } }
    pending += (schema["dependentSchemas"]?.mapping?.pairs ?? []).map(\.value)
  }
}
