package import ForgeYAML

// What holds for an operation after its path item and the description have had their say, references followed.

extension APIDescription {
  /// The parameters that come together: those of each path item, and of each operation with its path item's.
  var parameterLists: [[YAMLNode]] {
    objects(.pathItem).flatMap { item -> [[YAMLNode]] in
      let shared = item.node["parameters"]
      let lists = item.node.operationNodes(version).map { entry in
        resolvedReferences.parameters(entry.node["parameters"], shared)
      }
      return lists.isEmpty ? [resolvedReferences.parameters(nil, shared)] : lists
    }
  }

  /// The Request Body Object of an operation; the parameter `in: body` of one of 2.0.
  package func requestBody(of operation: APIOperation) -> YAMLNode? {
    guard version != .v20 else { return operation.parameters.first { $0["in"]?.string == "body" } }
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
