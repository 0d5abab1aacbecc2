package import ForgeDiagnostics
package import ForgeYAML

/// One operation: a method on a path, of a webhook, or of a callback.
package struct APIOperation: Sendable {
  /// Who calls it, and where.
  package enum Origin: Hashable, Sendable {
    case path, webhook, callback
  }

  package let origin: Origin
  /// In upper case; as the description writes it where it is one of `additionalOperations`.
  package let method: String
  /// The path template as it stands in `paths`, the name of the webhook, or the callback's expression.
  package let path: String
  package let operationID: String?
  package let summary: String
  package let description: String
  package let tags: [String]
  package let isDeprecated: Bool
  /// Marked `x-internal: true`: itself, its path item, or one of its tags; the nearest mark counts.
  package let isInternal: Bool
  /// Base paths of servers that the operation or its path item names in place of the description's.
  package let ownBasePaths: [String]?
  /// The method's key in the path item.
  package let range: SourceRange
  package let node: YAMLNode
  package let item: YAMLNode
  /// The Parameter Objects: its own, and those of its path item that it does not replace.
  package let parameters: [YAMLNode]

  init(
    _ origin: Origin, _ entry: YAMLNode.OperationNode, path: String, item: YAMLNode, _ references: ResolvedReferences,
    internalTags: Set<String>
  ) {
    self.origin = origin
    let name = entry.key.text ?? ""
    method = entry.isAdditional ? name : name.uppercased()
    self.path = path
    self.item = item
    node = entry.node
    operationID = node["operationId"]?.string
    summary = node["summary"]?.string ?? ""
    description = node["description"]?.string ?? ""
    tags = (node["tags"]?.sequence ?? []).compactMap(\.string)
    isDeprecated = node["deprecated"]?.bool ?? false
    isInternal = node.isInternalOperation(in: item, internalTags)
    ownBasePaths = (node["servers"] ?? item["servers"]).map { APIDescription.basePaths($0) }
    range = entry.key.range
    parameters = references.parameters(node["parameters"], item["parameters"])
  }

  /// `GET /engagements/{engagementId}`.
  package var name: String { "\(method) \(path)" }
}

extension YAMLNode {
  /// The names of the Tag Objects of a description's root that are marked `x-internal: true`.
  var internalTags: Set<String> {
    Set((self["tags"]?.sequence ?? []).filter { $0["x-internal"]?.bool == true }.compactMap { $0["name"]?.string })
  }

  /// Whether an Operation Object is not for the public.
  func isInternalOperation(in item: YAMLNode, _ internalTags: Set<String>) -> Bool {
    if let mark = self["x-internal"]?.bool ?? item["x-internal"]?.bool { return mark }
    return !internalTags.isEmpty
      && (self["tags"]?.sequence ?? []).contains { $0.string.map(internalTags.contains) ?? false }
  }

  struct OperationNode {
    let key: YAMLNode
    let node: YAMLNode
    let isAdditional: Bool
  }

  /// The fields of a Path Item Object that are methods in `version`.
  static func methods(_ version: SpecificationVersion?) -> [String] {
    let methods = ["get", "put", "post", "delete", "options", "head", "patch"]
    guard let version, version >= .v30 else { return version == nil ? methods + ["trace"] : methods }
    return methods + (version >= .v32 ? ["trace", "query"] : ["trace"])
  }

  /// The operations of a Path Item Object, by method's field and then by `additionalOperations`.
  func operationNodes(_ version: SpecificationVersion?) -> [OperationNode] {
    let methods = Self.methods(version)
    var nodes: [OperationNode] = []
    for pair in mapping?.pairs ?? [] {
      guard let key = pair.key.text, pair.value.mapping != nil else { continue }
      if methods.contains(key) { nodes.append(OperationNode(key: pair.key, node: pair.value, isAdditional: false)) }
      guard key == "additionalOperations", version == .v32 else { continue }
      for pair in pair.value.mapping?.pairs ?? [] where pair.value.mapping != nil {
        nodes.append(OperationNode(key: pair.key, node: pair.value, isAdditional: true))
      }
    }
    return nodes
  }
}

/// Finds the operations of path items, references followed.
struct OperationCollector {
  let references: ResolvedReferences
  let version: SpecificationVersion?
  let internalTags: Set<String>

  /// The operations of the path items in `mapping`, by their names.
  func operations(of mapping: YAMLMapping?, _ origin: APIOperation.Origin) -> [APIOperation] {
    (mapping?.pairs ?? []).flatMap { pair -> [APIOperation] in
      guard let name = pair.key.text, isIncluded(name, origin), let item = references.resolved(pair.value) else {
        return []
      }
      return item.operationNodes(version).map {
        APIOperation(origin, $0, path: name, item: item, references, internalTags: internalTags)
      }
    }
  }

  private func isIncluded(_ name: String, _ origin: APIOperation.Origin) -> Bool {
    switch origin {
    case .path: name.utf8.first == UInt8(ascii: "/")
    case .webhook: true
    case .callback: !name.hasPrefix("x-")
    }
  }

  func webhooks(_ root: YAMLNode?) -> [APIOperation] {
    guard let version, version >= .v31 else { return [] }
    return operations(of: root?["webhooks"]?.mapping, .webhook)
  }

  func callbacks(_ callbacks: [APIObject]) -> [APIOperation] {
    callbacks.flatMap { operations(of: $0.node.mapping, .callback) }
  }
}
