import ForgeDiagnostics
import ForgeYAML

/// A patch of operations (RFC 6902).
struct JSONPatch {
  private let operations: [YAMLNode]

  /// Throws where an item is no operation.
  init(_ node: YAMLNode) throws(KustomizeFault) {
    operations = node.sequence ?? []
    for operation in operations {
      guard let name = operation["op"]?.text, ["add", "remove", "replace", "move", "copy", "test"].contains(name)
      else { throw KustomizeFault(.noOperation, at: operation.range) }
      guard operation["path"]?.text != nil else { throw KustomizeFault(.noPath(name), at: operation.range) }
    }
  }

  func apply(to root: YAMLNode) throws(KustomizeFault) -> YAMLNode {
    var root = root
    for operation in operations { root = try apply(operation, to: root) }
    return root
  }

  private func apply(_ operation: YAMLNode, to root: YAMLNode) throws(KustomizeFault) -> YAMLNode {
    let path = try pointer(operation["path"], operation)
    let place = operation["path"]?.range ?? operation.range
    let value = (operation["value"] ?? .null(at: operation.range)).withoutYAML11Words
    switch operation["op"]?.text {
    case "add": return try change(root, path, place, .add(value))
    case "remove": return try change(root, path, place, .remove)
    case "replace": return try change(root, path, place, .replace(value))
    case "test":
      let found = try lookUp(root, path, place)
      guard Self.isEqual(found, value) else { throw KustomizeFault(.testFailed(operation), at: operation.range) }
      return root
    default:
      let from = try pointer(operation["from"], operation)
      let moved = try lookUp(root, from, operation["from"]?.range ?? place)
      guard moved.isModest else { throw KustomizeFault("value is too large to be copied", at: operation.range) }
      let base = operation["op"]?.text == "move" ? try change(root, from, place, .remove) : root
      return try change(base, path, place, .add(moved))
    }
  }

  private func pointer(_ node: YAMLNode?, _ operation: YAMLNode) throws(KustomizeFault) -> [String] {
    guard let node, let text = node.text else { throw KustomizeFault(.noFrom, at: operation.range) }
    guard text.isEmpty || text.hasPrefix("/") else { throw KustomizeFault(.noPointer(text), at: node.range) }
    guard text.utf8.count(where: { $0 == UInt8(ascii: "/") }) <= 256 else {
      throw KustomizeFault("path is too deep", at: node.range)
    }
    return text.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map {
      String($0.replacing("~1", with: "/").replacing("~0", with: "~"))
    }
  }

  private enum Change {
    case add(YAMLNode)
    case replace(YAMLNode)
    case remove
  }

  private func lookUp(_ root: YAMLNode, _ path: [String], _ place: SourceRange) throws(KustomizeFault) -> YAMLNode {
    var node = root
    for key in path {
      let next = node.sequence.map { items in index(key, items.count).flatMap { node[$0] } } ?? node[key]
      guard let next else { throw KustomizeFault(.missing(path), at: place) }
      node = next
    }
    return node
  }

  private func index(_ text: String, _ count: Int) -> Int? {
    guard let index = Int(text), index < count, index >= -count else { return nil }
    return index < 0 ? index + count : index
  }

  private func change(
    _ node: YAMLNode, _ path: [String], _ place: SourceRange, _ change: Change
  ) throws(KustomizeFault) -> YAMLNode {
    try self.change(node, path[...], path, place, change)
  }

  private func change(
    _ node: YAMLNode, _ rest: ArraySlice<String>, _ path: [String], _ place: SourceRange, _ change: Change
  ) throws(KustomizeFault) -> YAMLNode {
    guard let key = rest.first else {
      guard case .replace(let value) = change else {
        if case .add(let value) = change { return value }
        throw KustomizeFault(.missing(path), at: place)
      }
      return value
    }
    if let items = node.sequence { return try self.change(items, in: node, key, rest, path, place, change) }
    guard node.mapping != nil else { throw KustomizeFault(.missing(path), at: place) }
    if rest.count > 1 {
      guard let child = node[key] else { throw KustomizeFault(.missing(path), at: place) }
      return node.setting(key, to: try self.change(child, rest.dropFirst(), path, place, change))
    }
    switch change {
    case .add(let value): return node.setting(key, to: value, keyAt: place)
    case .replace(let value):
      guard node[key] != nil else { throw KustomizeFault(.missing(path), at: place) }
      return node.setting(key, to: value, keyAt: place)
    case .remove:
      guard node[key] != nil else { throw KustomizeFault(.missing(path), at: place) }
      return node.removing(key)
    }
  }

  private func change(
    _ items: [YAMLNode], in node: YAMLNode, _ key: String, _ rest: ArraySlice<String>, _ path: [String],
    _ place: SourceRange, _ change: Change
  ) throws(KustomizeFault) -> YAMLNode {
    var items = items
    if rest.count == 1, case .add(let value) = change {
      if key == "-" { return node.with(items: items + [value]) }
      guard let index = Int(key), index <= items.count, index >= -items.count - 1 else {
        throw KustomizeFault(.missing(path), at: place)
      }
      items.insert(value, at: index < 0 ? index + items.count + 1 : index)
      return node.with(items: items)
    }
    guard let index = index(key, items.count) else { throw KustomizeFault(.missing(path), at: place) }
    if rest.count > 1 {
      items[index] = try self.change(items[index], rest.dropFirst(), path, place, change)
    } else if case .replace(let value) = change {
      items[index] = value
    } else {
      items.remove(at: index)
    }
    return node.with(items: items)
  }

  /// Whether both are the same JSON: the order of keys does not matter.
  static func isEqual(_ left: YAMLNode, _ right: YAMLNode) -> Bool {
    switch (left.content, right.content) {
    case (.scalar(let left), .scalar(let right)): left.value == right.value
    case (.sequence(let left), .sequence(let right)):
      left.count == right.count && zip(left, right).allSatisfy { isEqual($0, $1) }
    case (.mapping(let left), .mapping(let right)):
      left.pairs.count == right.pairs.count
        && left.pairs.allSatisfy { pair in
          pair.key.text.flatMap { right[$0] }.map { isEqual(pair.value, $0) } ?? false
        }
    default: false
    }
  }
}

extension YAMLNode {
  static func null(at range: SourceRange) -> YAMLNode {
    YAMLNode(.scalar(YAMLScalar(text: "null", style: .plain, value: .null)), range: range)
  }
}

extension Message {
  fileprivate static let noOperation: Message =
    "operation needs an `op` of `add`, `remove`, `replace`, `move`, `copy` or `test`"
  fileprivate static let noFrom: Message = "operation needs a `from`"

  fileprivate static func noPath(_ name: String) -> Message {
    "`\(name)` needs a `path`"
  }

  fileprivate static func noPointer(_ text: String) -> Message {
    "`\(text)` is no path, a path begins with a slash"
  }

  fileprivate static func missing(_ path: [String]) -> Message {
    "`/\(path.joined(separator: "/"))` does not exist in the object that is patched"
  }

  fileprivate static func testFailed(_ operation: YAMLNode) -> Message {
    "`\(operation["path"]?.text ?? "")` does not have the value that is tested for"
  }
}
