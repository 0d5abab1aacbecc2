import ForgeDiagnostics
import ForgeYAML

/// A body of a request or a response.
struct DiffBody: Sendable {
  let place: SourceRange
  let isRequired: Bool
  let content: [DiffMediaType]
  /// The object with the body's own words.
  let node: YAMLNode
}

/// One entry of `content`.
struct DiffMediaType: Sendable {
  /// In lower case, without white space.
  let name: String
  let place: SourceRange
  let node: YAMLNode
  let schema: YAMLNode?

  /// Whether this range, such as `image/*`, holds `other`.
  func covers(_ other: DiffMediaType) -> Bool {
    if name == "*/*" { return true }
    guard name.hasSuffix("/*") else { return false }
    return other.name.hasPrefix(name.dropLast(1))
  }
}

extension DiffSource {
  func mediaTypes(_ content: YAMLNode?) -> [DiffMediaType] {
    fields(content).compactMap { pair in
      guard let name = pair.key.text, let node = resolved(pair.value) else { return nil }
      return DiffMediaType(
        name: name.lowercased().filter { !$0.isWhitespace }, place: pair.key.range, node: node,
        schema: node["schema"] ?? node["itemSchema"])
    }
  }

  func requestBody(of operation: DiffOperation) -> DiffBody? {
    guard !isSwagger else { return swaggerBody(of: operation) }
    guard let pair = operation.node.mapping?.pair("requestBody"), let node = resolved(pair.value) else { return nil }
    return DiffBody(
      place: pair.key.range, isRequired: node["required"]?.bool == true, content: mediaTypes(node["content"]),
      node: node)
  }

  /// The body of a response; nil where it has none.
  func body(of response: DiffResponse, in operation: DiffOperation) -> DiffBody? {
    var content = mediaTypes(response.node["content"])
    var place = response.node.mapping?.pair("content")?.key.range
    if isSwagger, let schema = response.node.mapping?.pair("schema") {
      content = mediaTypes(named: "produces", of: operation, schema.value)
      place = schema.key.range
    }
    guard let place, !content.isEmpty else { return nil }
    return DiffBody(place: place, isRequired: true, content: content, node: response.node)
  }

  // MARK: 2.0

  /// The parameter in `body`, or those in `formData` as the properties of one object (2.0, Parameter Object).
  private func swaggerBody(of operation: DiffOperation) -> DiffBody? {
    let nodes = parameterNodes(of: operation)
    if let node = nodes.first(where: { $0["in"]?.text == "body" }) {
      let schema = node["schema"] ?? node
      return DiffBody(
        place: node["name"]?.range ?? node.place, isRequired: node["required"]?.bool == true,
        content: mediaTypes(named: "consumes", of: operation, schema), node: node)
    }
    let fields = nodes.filter { $0["in"]?.text == "formData" }
    guard let first = fields.first, let place = first["name"]?.range else { return nil }
    let pairs = fields.compactMap { node in node["name"].map { YAMLMapping.Pair(key: $0, value: node) } }
    let required = fields.filter { $0["required"]?.bool == true }.compactMap { $0["name"] }
    func text(_ text: String) -> YAMLNode {
      YAMLNode(.scalar(YAMLScalar(text: text, style: .plain, value: .string(text))), range: place)
    }
    let schema = YAMLMapping([
      YAMLMapping.Pair(key: text("type"), value: text("object")),
      YAMLMapping.Pair(key: text("properties"), value: YAMLNode(.mapping(YAMLMapping(pairs)), range: place)),
      YAMLMapping.Pair(key: text("required"), value: YAMLNode(.sequence(required), range: place)),
    ])
    let node = YAMLNode(.mapping(schema), range: place)
    return DiffBody(
      place: place, isRequired: !required.isEmpty, content: mediaTypes(named: "consumes", of: operation, node),
      node: node)
  }

  /// A schema under each media type that the operation, or the description, consumes or produces.
  private func mediaTypes(named field: String, of operation: DiffOperation, _ schema: YAMLNode) -> [DiffMediaType] {
    let names = (operation.node[field] ?? root[field])?.sequence ?? []
    guard !names.isEmpty else {
      return [DiffMediaType(name: "*/*", place: schema.place, node: schema, schema: schema)]
    }
    return names.compactMap { name in
      name.text.map {
        DiffMediaType(
          name: $0.lowercased().filter { !$0.isWhitespace }, place: name.range, node: schema, schema: schema)
      }
    }
  }
}
