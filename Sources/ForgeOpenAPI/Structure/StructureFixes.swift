import ForgeDiagnostics
import ForgeYAML

// What mends a value or a field that does not fit the definitions. A fix is safe where only one meaning is possible.

extension StructureFindings {
  /// The field that an unknown one is with a single slip, where its value fits and nothing else takes the name.
  static func misspelling(
    _ name: String, _ pair: YAMLMapping.Pair, _ mapping: YAMLMapping, _ object: Specification.Object
  ) -> Fix? {
    let known = object.fields.keys
    guard let field = Suggestion.certain(for: name, among: known), mapping[field] == nil,
      object.fields[field]?.value.fits(pair.value) == true
    else { return nil }
    // Two slips of one field would become two of the same name.
    let others = mapping.pairs.compactMap(\.key.text).filter { $0 != name && object.fields[$0] == nil }
    guard !others.contains(where: { Suggestion.certain(for: $0, among: known) == field }) else { return nil }
    return pair.key.fix(writing: field, isSafe: true)
  }

  /// The slash that a path lacks, where what it holds can be nothing but a path's operations.
  static func missingSlash(
    _ name: String, _ pair: YAMLMapping.Pair, _ mapping: YAMLMapping, _ object: Specification.Object
  ) -> Fix? {
    let methods = Set(YAMLNode.methods(.v32))
    guard object.kind == .paths, mapping["/\(name)"] == nil,
      pair.value.mapping?.pairs.contains(where: { methods.contains($0.key.text ?? "") }) == true
    else { return nil }
    return pair.key.fix(prefixing: "/")
  }

  /// The value of an enumeration that `text` is with a single slip, or the name of the type that it shortens.
  static func certainValue(_ text: String, among values: [String]) -> String? {
    if let name = typeNames[text.lowercased()], values.contains(name) { return name }
    return Suggestion.certain(for: text, among: values)
  }

  /// Names that programming languages have for the types of JSON.
  private static let typeNames = [
    "int": "integer", "bool": "boolean", "str": "string", "num": "number", "obj": "object", "list": "array",
  ]

  /// The value that a scalar of another type was meant to be: `"true"` for a boolean, `1.0` for a string.
  static func retyped(_ node: YAMLNode, as value: ObjectDefinition.Value) -> Fix? {
    guard let scalar = node.scalar, node.alias == nil, node.tag == nil, !node.range.bytes.isEmpty else { return nil }
    let text: String? =
      switch value {
      case .string: scalar.value.isString || scalar.value == .null ? nil : "\"\(scalar.text)\""
      case .oneOf(let words) where words.count == 1: "\"\(words[0])\""
      case .boolean: booleans[node.string ?? ""]
      case .integer: node.string.flatMap { digits($0) }
      case .number, .positiveNumber: node.string.flatMap { $0.hasPrefix("-") ? nil : digits($0) }
      default: nil
      }
    guard let text else { return nil }
    return Fix(
      "Replace with `\(text)`", isSafe: true, edits: [Fix.Edit(replacing: node.range, with: text)])
  }

  /// What YAML 1.1 took for booleans, and what stands in quotes.
  private static let booleans = [
    "true": "true", "false": "false", "yes": "true", "no": "false", "on": "true", "off": "false", "Yes": "true",
    "No": "false",
  ]

  /// A number that is written as nothing else: no sign, no point, no zero before it.
  private static func digits(_ text: String) -> String? {
    guard let number = Int(text), number >= 0, "\(number)" == text else { return nil }
    return text
  }
}

extension ObjectDefinition.Value {
  /// Whether a field that holds this may have `node` for its value, as far as one look tells.
  fileprivate func fits(_ node: YAMLNode) -> Bool {
    switch self {
    case .any: true
    case .string, .referenceToSameKind: node.string != nil
    case .text(let form): node.string.map(form.matches) ?? false
    case .oneOf(let values): node.string.map(values.contains) ?? false
    case .types(let names, let allowsLists):
      node.string.map(names.contains) ?? (allowsLists && node.sequence != nil)
    case .boolean: node.bool != nil
    case .integer, .number, .positiveNumber: node.double != nil
    case .list: node.sequence != nil
    case .map, .object, .reference: node.mapping != nil
    case .schemaOrBoolean: node.mapping != nil || node.bool != nil
    case .schemaOrList: node.mapping != nil || node.sequence != nil
    }
  }
}

extension YAMLScalar.Value {
  fileprivate var isString: Bool { if case .string = self { true } else { false } }
}

extension APIFiles {
  /// What 3.1 writes for 3.0's `nullable`: a type more. Nil where the schema does not say its type in one word, or where
  /// its enumeration lacks null.
  func fix(replacingNullable pair: YAMLMapping.Pair, of schema: YAMLNode) -> Fix? {
    guard let isNullable = pair.value.bool, let deletion = edit(deleting: pair, of: schema) else { return nil }
    guard isNullable else { return Fix("Delete `nullable: false`", isSafe: true, edits: [deletion]) }
    guard let type = schema["type"], let scalar = type.scalar, type.alias == nil, let name = type.string,
      schema["enum"]?.sequence?.contains(where: \.isNull) ?? true
    else { return nil }
    let first = scalar.style == .doubleQuoted ? "\"\(name)\"" : name
    let types = name == "null" ? nil : Fix.Edit(replacing: type.range, with: "[\(first), \"null\"]")
    return Fix("Write null as a type", isSafe: true, edits: [types, deletion].compactMap(\.self))
  }

  /// What 3.1 writes for 3.0's flags beside bounds: `exclusiveMinimum: true` takes the place, and the value, of `minimum`.
  func fix(replacingExclusive flag: YAMLNode, of schema: YAMLNode) -> Fix? {
    let bounds = ["exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"]
    guard let mapping = schema.mapping, let pair = mapping.pairs.first(where: { $0.value.range == flag.range }),
      let name = pair.key.text, let bound = bounds[name], flag.alias == nil
    else { return nil }
    guard flag.bool == true else {
      return edit(deleting: pair, of: schema).map { Fix("Delete `\(name): false`", isSafe: true, edits: [$0]) }
    }
    guard let old = mapping.pair(bound), old.value.double != nil, let text = old.value.text,
      let deletion = edit(deleting: old, of: schema)
    else { return nil }
    return Fix(
      "Write `\(name): \(text)` for `\(bound)`", isSafe: true,
      edits: [Fix.Edit(replacing: flag.range, with: text), deletion])
  }
}
