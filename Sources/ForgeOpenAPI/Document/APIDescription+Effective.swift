package import ForgeYAML

// What holds for an operation after its path item and the description have had their say, references followed.

extension APIDescription {
  /// The Parameter Objects of an operation: its own, and those of its path item that it does not replace by name and
  /// place (OpenAPI 3.2.0 section 4.9.1).
  package func parameters(of operation: APIOperation) -> [YAMLNode] {
    parameters(operation.node["parameters"], operation.item["parameters"]?.sequence ?? [])
  }

  /// The Parameter Objects of `own`, then those of `shared` that are not among them.
  func parameters(_ own: YAMLNode?, _ shared: [YAMLNode]) -> [YAMLNode] {
    let own = (own?.sequence ?? []).compactMap { resolved($0) }
    let rest = shared.compactMap { resolved($0) }.filter { parameter in
      !own.contains { $0["name"]?.text == parameter["name"]?.text && $0["in"]?.text == parameter["in"]?.text }
    }
    return (own + rest).filter { $0.mapping != nil }
  }

  /// The parameters that come together: those of each path item, and of each operation with its path item's.
  var parameterLists: [[YAMLNode]] {
    objects(.pathItem).flatMap { item -> [[YAMLNode]] in
      let shared = item.node["parameters"]?.sequence ?? []
      let lists = item.node.operationNodes(version).map { parameters($0.node["parameters"], shared) }
      return lists.isEmpty ? [parameters(nil, shared)] : lists
    }
  }

  /// The Request Body Object of an operation; the parameter `in: body` of one of 2.0.
  package func requestBody(of operation: APIOperation) -> YAMLNode? {
    guard version != .v20 else { return parameters(of: operation).first { $0["in"]?.string == "body" } }
    return operation.node["requestBody"].flatMap { resolved($0) }
  }

  /// The Response Objects of an operation by status, in the order of the file.
  package func responses(of operation: APIOperation) -> [(status: YAMLNode, response: YAMLNode)] {
    (operation.node["responses"]?.mapping?.pairs ?? []).compactMap { pair in
      guard pair.key.text?.hasPrefix("x-") == false, let response = resolved(pair.value) else { return nil }
      return (pair.key, response)
    }
  }

  /// The entries of `content` in a request body, response, parameter or header: range and Media Type Object.
  package func mediaTypes(of node: YAMLNode) -> [(range: YAMLNode, mediaType: YAMLNode)] {
    (node["content"]?.mapping?.pairs ?? []).compactMap { pair in
      guard pair.key.text?.hasPrefix("x-") == false, let mediaType = resolved(pair.value) else { return nil }
      return (pair.key, mediaType)
    }
  }

  /// The Security Requirement Objects that hold for an operation: its own, an empty list too, or the description's.
  package func security(of operation: APIOperation) -> [YAMLNode] {
    (operation.node["security"] ?? files.root?["security"])?.sequence ?? []
  }

  /// The Server Objects that hold for an operation: its own, its path item's, or the description's. 2.0 has none.
  package func servers(of operation: APIOperation) -> [YAMLNode] {
    (operation.node["servers"] ?? operation.item["servers"] ?? files.root?["servers"])?.sequence ?? []
  }

  /// The declared Tag Objects of an operation, in its order.
  package func tags(of operation: APIOperation) -> [YAMLNode] {
    let declared = files.root?["tags"]?.sequence ?? []
    return operation.tags.compactMap { name in declared.first { $0["name"]?.string == name } }
  }

  /// The media types that an operation of 2.0 reads or writes (`consumes`, `produces`): its own, or the description's.
  package func mediaTypeNames(of operation: APIOperation, _ field: String) -> [String] {
    ((operation.node[field] ?? files.root?[field])?.sequence ?? []).compactMap(\.string)
  }
}
