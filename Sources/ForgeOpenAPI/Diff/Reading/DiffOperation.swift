import ForgeDiagnostics
import ForgeYAML

/// An operation of a path item, a callback or a webhook, as one side of a comparison has it.
struct DiffOperation: Sendable {
  /// In upper case; as it stands for a method of `additionalOperations` (3.2).
  let method: String
  /// The path template, the webhook's name, or the callback's expression.
  let path: String
  /// The method's key.
  let key: YAMLNode
  let node: YAMLNode
  let item: YAMLNode

  var name: String { "\(method) \(path)" }

  var id: String? { node["operationId"]?.string }

  var isDeprecated: Bool { node["deprecated"]?.bool == true }

  /// The field as the reader finds it: its place, or the operation's where it has none.
  func place(_ field: String) -> SourceRange {
    node.mapping?.pair(field)?.place ?? key.range
  }
}

/// A path, webhook or callback expression with its path item.
struct DiffPath: Sendable {
  let key: YAMLNode
  let name: String
  let item: YAMLNode

  /// The template without the names of its parameters, which clients do not see.
  var shape: String {
    var shape = ""
    var isName = false
    for scalar in name.unicodeScalars {
      if scalar == "}" { isName = false }
      if !isName { shape.unicodeScalars.append(scalar) }
      if scalar == "{" { isName = true }
    }
    return shape
  }

  /// The names in the braces, in order.
  var parameterNames: [String] {
    name.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { part in
      part.firstIndex(of: "}").map { String(part[..<$0]) }
    }
  }
}

extension DiffSource {
  private static let methods: Set<String> = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
  ]

  var paths: [DiffPath] {
    paths(root["paths"]).filter { $0.name.hasPrefix("/") }
  }

  var webhooks: [DiffPath] { paths(root["webhooks"]) }

  /// The path items of a map, references followed.
  func paths(_ node: YAMLNode?) -> [DiffPath] {
    fields(node).compactMap { pair in
      guard let name = pair.key.text, let item = resolved(pair.value), item.mapping != nil else { return nil }
      return DiffPath(key: pair.key, name: name, item: item)
    }
  }

  /// The operations of a path item that clients may use: what `x-internal` marks has none but the API's own.
  func operations(of path: DiffPath) -> [DiffOperation] {
    var operations: [DiffOperation] = []
    for pair in fields(path.item) {
      guard let method = pair.key.text, Self.methods.contains(method) else { continue }
      operations.append(
        DiffOperation(method: method.uppercased(), path: path.name, key: pair.key, node: pair.value, item: path.item))
    }
    for pair in path.item["additionalOperations"]?.mapping?.pairs ?? [] {
      operations.append(
        DiffOperation(
          method: pair.key.text ?? "", path: path.name, key: pair.key, node: pair.value, item: path.item))
    }
    return operations.filter { operation in
      operation.node.mapping != nil
        && !operation.node.isInternalOperation(in: path.item, root.internalTags)
    }
  }
}
