package import ForgeYAML

/// What a Schema Object says of a value, in the words of a reference page.
package struct SchemaSummary: Sendable {
  /// The type with its format, or what it is a list or a choice of: `string <date-time>`, `list of Agent`.
  package let type: String
  /// The name of the component that a reference names; nil for a schema that is written in place.
  package let component: String?
  /// Bounds, lengths and patterns: "1–64 characters", "at least 0".
  package let constraints: [String]
  /// The values that are allowed, as JSON.
  package let values: [String]
  package let defaultValue: String?
  /// "deprecated", "read only" and "write only", where it is.
  package let marks: [String]
  package let description: String
}

extension APIDescription {
  package func summary(of schema: YAMLNode) -> SchemaSummary {
    let node = resolved(schema) ?? schema
    var marks: [String] = []
    // Beside a reference these count too from 3.1 on.
    func isMarked(_ keyword: String) -> Bool { node[keyword]?.bool == true || schema[keyword]?.bool == true }
    if isMarked("deprecated") { marks.append("deprecated") }
    if isMarked("readOnly") { marks.append("read only") }
    if isMarked("writeOnly") { marks.append("write only") }
    let values = node["enum"]?.sequence ?? (node["const"].map { [$0] } ?? [])
    return SchemaSummary(
      type: typeText(of: schema, depth: 0), component: schema["$ref"]?.string.flatMap(Self.componentName),
      constraints: Self.constraints(of: node), values: values.map { JSONEmitter.emit($0, pretty: false) },
      defaultValue: (schema["default"] ?? node["default"]).map { JSONEmitter.emit($0, pretty: false) }, marks: marks,
      description: schema["description"]?.string ?? node["description"]?.string ?? "")
  }

  /// The last part of a reference's pointer, or the name of its file.
  package static func componentName(of reference: String) -> String? {
    let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2, let name = JSONPointer(fragment: String(parts[1]))?.tokens.last { return name }
    return parts[0].split(separator: "/").last.map { String($0.prefix { $0 != "." }) }
  }

  private func typeText(of schema: YAMLNode, depth: Int) -> String {
    if depth > 0, let name = schema["$ref"]?.string.flatMap(Self.componentName) { return name }
    guard depth < 4, let node = resolved(schema) else { return "any" }
    if let bool = node.bool { return bool ? "any" : "nothing" }
    for (keyword, word) in [("oneOf", "one of"), ("anyOf", "any of")] {
      guard let parts = node[keyword]?.sequence, !parts.isEmpty else { continue }
      return "\(word) \(parts.map { typeText(of: $0, depth: depth + 1) }.joined(separator: ", "))"
    }
    var types = node["type"].map { ($0.sequence ?? [$0]).compactMap(\.text) } ?? []
    if node["nullable"]?.bool == true { types.append("null") }
    if types.isEmpty { types = [Self.impliedType(of: node)] }
    return types.map { type in
      switch type {
      case "array": "list of \(node["items"].map { typeText(of: $0, depth: depth + 1) } ?? "any")"
      case "object" where node["properties"] == nil && node["additionalProperties"]?.mapping != nil:
        "map of \(node["additionalProperties"].map { typeText(of: $0, depth: depth + 1) } ?? "any")"
      case "null": type
      default: node["format"]?.text.map { "\(type) <\($0)>" } ?? type
      }
    }.joined(separator: " or ")
  }

  private static func impliedType(of node: YAMLNode) -> String {
    if node["properties"] != nil || node["allOf"] != nil { return "object" }
    if node["items"] != nil { return "array" }
    return node["enum"] != nil || node["const"] != nil ? "value" : "any"
  }

  private static func constraints(of node: YAMLNode) -> [String] {
    var texts: [String] = []
    func range(_ least: String, _ most: String, _ one: String, _ many: String) {
      let (low, high) = (node[least]?.text, node[most]?.text)
      switch (low, high) {
      case (let low?, let high?):
        texts.append(low == high ? "\(low) \(low == "1" ? one : many)" : "\(low)–\(high) \(many)")
      case (let low?, nil): texts.append("at least \(low) \(low == "1" ? one : many)")
      case (nil, let high?): texts.append("at most \(high) \(high == "1" ? one : many)")
      default: break
      }
    }
    range("minLength", "maxLength", "character", "characters")
    range("minItems", "maxItems", "item", "items")
    range("minProperties", "maxProperties", "property", "properties")
    if node["uniqueItems"]?.bool == true { texts.append("no item twice") }
    for (bound, exclusive, words, exclusiveWords) in [
      ("minimum", "exclusiveMinimum", "at least", "more than"), ("maximum", "exclusiveMaximum", "at most", "less than"),
    ] {
      if let value = node[exclusive], value.bool == nil { texts.append("\(exclusiveWords) \(value.text ?? "")") }
      guard let value = node[bound]?.text else { continue }
      texts.append("\(node[exclusive]?.bool == true ? exclusiveWords : words) \(value)")
    }
    if let unit = node["multipleOf"]?.text { texts.append("a multiple of \(unit)") }
    if let pattern = node["pattern"]?.text { texts.append("matches \(pattern)") }
    return texts
  }
}
