import ForgeDiagnostics
import ForgeYAML

/// The types that a Schema Object allows by `type` and, in 3.0, `nullable`.
struct SchemaTypes {
  let names: Set<String>

  /// Nil where the schema does not say.
  init?(of schema: YAMLNode) {
    guard let type = schema["type"] else { return nil }
    var names = Set((type.sequence ?? [type]).compactMap(\.string))
    if schema["nullable"]?.bool == true || schema["x-nullable"]?.bool == true { names.insert("null") }
    guard !names.isEmpty else { return nil }
    self.names = names
  }

  /// In words: `string` or `null`.
  var text: String { names.sorted().map { "`\($0)`" }.joined(separator: " or ") }

  /// Whether a value can have both.
  func overlaps(_ other: SchemaTypes) -> Bool {
    !names.isDisjoint(with: other.names)
      || names.contains("number") && other.names.contains("integer")
      || names.contains("integer") && other.names.contains("number")
  }

  func allows(_ value: YAMLNode) -> Bool {
    switch value.content {
    case .mapping: names.contains("object")
    case .sequence: names.contains("array")
    case .scalar(let scalar):
      switch scalar.value {
      case .null: names.contains("null")
      case .bool: names.contains("boolean")
      case .int: names.contains("integer") || names.contains("number")
      case .float(let double): names.contains("number") || names.contains("integer") && double == double.rounded()
      case .string: names.contains("string") || names.contains("file")
      }
    }
  }
}

extension APIDescription {
  /// The names of the properties that a schema describes, itself and through what it combines.
  func propertyNames(of schema: YAMLNode) -> Set<String> {
    var names: Set<String> = []
    var seen: Set<Range<Int>> = []
    var pending = [schema]
    while let next = pending.popLast() {
      guard let node = resolved(next), seen.insert(node.range.bytes).inserted, seen.count < 1_000 else { continue }
      for holder in next["$ref"] == nil ? [node] : [next, node] {
        names.formUnion(holder["properties"]?.mapping?.pairs.compactMap(\.key.text) ?? [])
        for keyword in ["allOf", "anyOf", "oneOf"] { pending += holder[keyword]?.sequence ?? [] }
        for keyword in ["if", "then", "else"] { pending += holder[keyword].map { [$0] } ?? [] }
      }
    }
    return names
  }
}

/// Whether `byte` is a letter or digit of ASCII.
func isLetterOrDigit(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
  default: false
  }
}
