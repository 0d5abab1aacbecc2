import ForgeDiagnostics
import ForgeYAML

/// A parameter or a header: a named value beside the body.
struct DiffParameter: Sendable {
  let name: String
  /// `query`, `path`, `header`, `cookie` or `querystring`.
  let location: String
  let place: SourceRange
  let node: YAMLNode
  let schema: YAMLNode?
  let content: [DiffMediaType]

  var isRequired: Bool { location == "path" || node["required"]?.bool == true }

  var isDeprecated: Bool { node["deprecated"]?.bool == true }

  /// How the value is written on the wire, with the defaults of its location filled in (3.1.1 section 4.8.12.2).
  var serialization: String {
    if let format = node["collectionFormat"]?.text { return format }
    let style = node["style"]?.text ?? (location == "query" || location == "cookie" ? "form" : "simple")
    let explode = node["explode"]?.bool ?? (style == "form")
    var text = explode ? "\(style), exploded" : style
    if node["allowReserved"]?.bool == true { text += ", reserved characters allowed" }
    if !content.isEmpty { text = "content" }
    return text
  }

  /// Where the field that decides the serialization stands.
  var serializationPlace: SourceRange {
    for field in ["style", "explode", "allowReserved", "collectionFormat", "content"] {
      if let pair = node.mapping?.pair(field) { return pair.place }
    }
    return place
  }
}

extension DiffSource {
  /// The parameters of an operation: its own, and those of its path item that it does not replace. What 2.0 sends as
  /// `body` or `formData` is a body.
  func parameters(of operation: DiffOperation) -> [DiffParameter] {
    parameterNodes(of: operation).compactMap { node in
      guard let name = node["name"], let text = name.text, let location = node["in"]?.text else { return nil }
      guard !(isSwagger && (location == "body" || location == "formData")) else { return nil }
      return DiffParameter(
        name: text, location: location, place: name.range, node: node, schema: isSwagger ? node : node["schema"],
        content: mediaTypes(node["content"]))
    }
  }

  /// The Parameter Objects of an operation, an own one in place of the path item's of the same name and location.
  func parameterNodes(of operation: DiffOperation) -> [YAMLNode] {
    var seen: Set<[String]> = []
    let nodes = (operation.node["parameters"]?.sequence ?? []) + (operation.item["parameters"]?.sequence ?? [])
    return nodes.compactMap { resolved($0) }.filter { node in
      seen.insert([node["name"]?.text ?? "", node["in"]?.text ?? ""]).inserted
    }
  }

  /// The headers of a response.
  func headers(of response: YAMLNode) -> [DiffParameter] {
    fields(response["headers"]).compactMap { pair in
      guard let name = pair.key.text, let node = resolved(pair.value) else { return nil }
      // Content-Type is described by `content`, whatever stands here (3.1.1 section 4.8.17).
      guard name.lowercased() != "content-type" else { return nil }
      return DiffParameter(
        name: name, location: "header", place: pair.key.range, node: node,
        schema: isSwagger ? node : node["schema"], content: mediaTypes(node["content"]))
    }
  }
}
