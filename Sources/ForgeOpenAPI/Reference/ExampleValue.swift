import ForgeDiagnostics
package import ForgeYAML

extension APIDescription {
  /// The example that a media type or parameter gives, else one made of its schema; the flag tells which.
  package func example(of holder: YAMLNode, schema: YAMLNode?) -> (value: YAMLNode, isMade: Bool)? {
    if let value = holder["example"] { return (value, false) }
    if let pair = holder["examples"]?.mapping?.pairs.first, let example = resolved(pair.value) {
      if let value = example["dataValue"] ?? example["value"] { return (value, false) }
    }
    guard let schema else { return nil }
    if let node = resolved(schema), let value = given(by: node) { return (value, false) }
    var maker = ExampleMaker(api: self)
    return maker.value(for: schema, depth: 0).map { ($0, true) }
  }

  fileprivate func given(by schema: YAMLNode) -> YAMLNode? {
    schema["example"] ?? schema["examples"]?.sequence?.first
  }
}

/// Makes a value that shows the shape of a schema: the same for the same schema, and small, however schemas recur.
private struct ExampleMaker {
  let api: APIDescription
  private var active: Set<SourceRange> = []
  private var count = 0

  init(api: APIDescription) {
    self.api = api
  }

  mutating func value(for schema: YAMLNode, depth: Int) -> YAMLNode? {
    guard depth < 8, count < 400, let node = api.resolved(schema) else { return nil }
    count += 1
    if let value = api.given(by: node) ?? node["default"] ?? node["const"] ?? node["enum"]?.sequence?.first {
      return value
    }
    guard active.insert(node.range).inserted else { return nil }
    defer { active.remove(node.range) }
    if let parts = node["allOf"]?.sequence { return merged([node] + parts, depth, node.range) }
    if let part = (node["oneOf"] ?? node["anyOf"])?.sequence?.first { return value(for: part, depth: depth + 1) }
    let type = (node["type"]?.sequence?.first ?? node["type"])?.text ?? (node["properties"] == nil ? "" : "object")
    switch type {
    case "object": return merged([node], depth, node.range)
    case "array":
      let item = node["items"].flatMap { value(for: $0, depth: depth + 1) }
      return YAMLNode(.sequence(item.map { [$0] } ?? []), range: node.range)
    case "integer": return scalar("\(node["minimum"]?.int ?? 0)", .int(node["minimum"]?.int ?? 0), node.range)
    case "number":
      let number = node["minimum"]?.double ?? 0
      return scalar("\(number)", .float(number), node.range)
    case "boolean": return scalar("true", .bool(true), node.range)
    case "string": return text(node)
    case "null": return scalar("null", .null, node.range)
    default: return nil
    }
  }

  /// An object with the properties of all parts, each once.
  private mutating func merged(_ parts: [YAMLNode], _ depth: Int, _ range: SourceRange) -> YAMLNode? {
    var pairs: [YAMLMapping.Pair] = []
    var names: Set<String> = []
    for part in parts {
      guard let node = api.resolved(part) else { continue }
      for pair in node["properties"]?.mapping?.pairs ?? [] {
        guard let name = pair.key.text, names.insert(name).inserted,
          let value = value(for: pair.value, depth: depth + 1)
        else { continue }
        pairs.append(YAMLMapping.Pair(key: pair.key, value: value))
      }
    }
    return YAMLNode(.mapping(YAMLMapping(pairs)), range: range)
  }

  private func text(_ node: YAMLNode) -> YAMLNode {
    let text =
      switch node["format"]?.text {
      case "date-time": "2026-01-31T12:00:00Z"
      case "date": "2026-01-31"
      case "time": "12:00:00Z"
      case "uuid": "3fa85f64-5717-4562-b3fc-2c963f66afa6"
      case "email": "ada@example.org"
      case "uri", "url": "https://example.org/"
      case "hostname": "example.org"
      case "ipv4": "192.0.2.1"
      case "ipv6": "2001:db8::1"
      case "byte": "Rm9yZ2U="
      default: "string"
      }
    return scalar(text, .string(text), node.range)
  }

  private func scalar(_ text: String, _ value: YAMLScalar.Value, _ range: SourceRange) -> YAMLNode {
    YAMLNode(.scalar(YAMLScalar(text: text, style: .plain, value: value)), range: range)
  }
}
