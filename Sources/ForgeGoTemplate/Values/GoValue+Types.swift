// What a value is to Go: its type, its kind, its truth.

extension GoValue {
  /// As `%T` and `typeOf` name it.
  package var typeName: String {
    switch content {
    case .null: "<nil>"
    case .bool: "bool"
    case .int(_, let type): type.rawValue
    case .float: "float64"
    case .string: "string"
    case .list(let list): "[]" + list.type.rawValue
    case .map(let map): map.typeName ?? "map[string]" + map.type.rawValue
    case .object(let object): object.typeName
    }
  }

  /// As `reflect.Kind` and `kindOf` name it.
  package var kindName: String {
    switch content {
    case .null: "invalid"
    case .bool: "bool"
    case .int(_, .duration): "int64"
    case .int(_, let type): type.rawValue
    case .float: "float64"
    case .string: "string"
    case .list: "slice"
    case .map: "map"
    case .object(let object): object.kindName
    }
  }

  /// Whether `if` takes it for true (text/template, `IsTrue`): not the zero of its type, and not an empty collection.
  package var isTrue: Bool {
    switch content {
    case .null: false
    case .bool(let bool): bool
    case .int(let int, _): int != 0
    case .float(let double): double != 0
    case .string(let text): !text.isEmpty
    case .list(let list): !list.elements.isEmpty
    case .map(let map): !map.entries.isEmpty
    case .object(let object): object.isTrue
    }
  }

  package var isNull: Bool {
    if case .null = content { return true }
    return false
  }

  /// The text of a string.
  package var text: String? {
    if case .string(let text) = content { return text }
    return nil
  }

  package var map: GoMap? {
    if case .map(let map) = content { return map }
    if case .object(let object) = content { return object.plain?.map }
    return nil
  }

  package var list: GoList? {
    if case .list(let list) = content { return list }
    if case .object(let object) = content { return object.plain?.list }
    return nil
  }
}
