package import ForgeDiagnostics
package import ForgeYAML

/// An OpenAPI description that was read: its files, and its operations with references followed.
package struct APIDescription: Sendable {
  package let files: APIFiles
  /// Nil where `openapi` is missing or names a version that is not supported.
  package let version: SpecificationVersion?
  package let title: String
  package let operations: [APIOperation]
  /// The paths of the servers' URLs, such as `/api/v1`: an operation may be called below each.
  package let basePaths: [String]

  package init(_ files: APIFiles) {
    self.files = files
    let root = files.root
    version = root?["openapi"]?.string.flatMap(SpecificationVersion.init)
    title = root?["info"]?["title"]?.string ?? "API"
    basePaths = Self.basePaths(root?["servers"])
    operations = Self.operations(files)
  }

  package var path: String { files.rootPath }

  /// What clients may use: everything that `x-internal: true` does not hide.
  package var publicOperations: [APIOperation] { operations.filter { !$0.isInternal } }

  /// The suppressions in the comments of all files.
  package var suppressions: [Suppression] {
    files.files.sorted { $0.key < $1.key }.flatMap(\.value.suppressions)
  }

  /// The paths of server URLs, without host and trailing slash; `/` is empty.
  static func basePaths(_ servers: YAMLNode?) -> [String] {
    var paths: [String] = []
    for server in servers?.sequence ?? [] {
      guard let text = server["url"]?.string else { continue }
      var url = text[...]
      if let colon = url.firstIndex(of: ":"), url[colon...].hasPrefix("://") {
        url = url[url.index(colon, offsetBy: 3)...]
        url = url.firstIndex(of: "/").map { url[$0...] } ?? ""
      }
      while url.hasSuffix("/") { url.removeLast() }
      if !paths.contains(String(url)) { paths.append(String(url)) }
    }
    return paths
  }

  private static func operations(_ files: APIFiles) -> [APIOperation] {
    var operations: [APIOperation] = []
    for pair in files.root?["paths"]?.mapping?.pairs ?? [] {
      guard let path = pair.key.text, path.hasPrefix("/"), let item = files.resolved(pair.value) else { continue }
      for (method, node) in item.operationNodes {
        operations.append(APIOperation(method: method, path: path, item: item, node: node))
      }
    }
    return operations
  }
}

extension APIFiles {
  /// `node`, or what its `$ref` leads to after at most sixty-four steps; nil where a reference leads nowhere.
  package func resolved(_ node: YAMLNode) -> YAMLNode? {
    var node = node
    for _ in 0..<64 {
      guard let text = node["$ref"]?.string else { return node }
      guard let reference = APIReference(text, in: node.range.path), let target = target(of: reference) else {
        return nil
      }
      node = target
    }
    return nil
  }
}

/// One operation: a method on a path.
package struct APIOperation: Sendable {
  /// In upper case.
  package let method: String
  /// The path template as it stands in `paths`.
  package let path: String
  package let operationID: String?
  package let summary: String
  package let description: String
  package let tags: [String]
  package let isDeprecated: Bool
  /// Marked `x-internal: true`, itself or its path item.
  package let isInternal: Bool
  /// Base paths of servers that the operation or its path item names in place of the description's.
  package let ownBasePaths: [String]?
  /// The method's key in the path item.
  package let range: SourceRange
  package let node: YAMLNode
  package let item: YAMLNode

  init(method: YAMLNode, path: String, item: YAMLNode, node: YAMLNode) {
    self.method = (method.string ?? "").uppercased()
    self.path = path
    self.node = node
    self.item = item
    operationID = node["operationId"]?.string
    summary = node["summary"]?.string ?? ""
    description = node["description"]?.string ?? ""
    tags = (node["tags"]?.sequence ?? []).compactMap(\.string)
    isDeprecated = node["deprecated"]?.bool ?? false
    isInternal = node["x-internal"]?.bool ?? item["x-internal"]?.bool ?? false
    ownBasePaths = (node["servers"] ?? item["servers"]).map { APIDescription.basePaths($0) }
    range = method.range
  }

  /// `GET /engagements/{engagementId}`.
  package var name: String { "\(method) \(path)" }
}

extension YAMLNode {
  static let methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]

  /// The operations of a Path Item Object: the method's key, and the Operation Object.
  var operationNodes: [(method: YAMLNode, node: YAMLNode)] {
    (mapping?.pairs ?? []).compactMap { pair in
      guard let method = pair.key.text, Self.methods.contains(method), pair.value.mapping != nil else { return nil }
      return (pair.key, pair.value)
    }
  }
}
