import ForgeDiagnostics
import ForgeYAML

/// A path of a replacement or variable: `spec.template.spec.containers.[name=web].image`.
struct FieldPath {
  let parts: [String]

  init(_ text: String) {
    var parts = [""]
    var isInBrackets = false
    var isEscaped = false
    for character in text.unicodeScalars {
      if isEscaped {
        if character != "." { parts[parts.count - 1] += "\\" }
        parts[parts.count - 1].unicodeScalars.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == ".", !isInBrackets {
        parts.append("")
      } else {
        if character == "[" { isInBrackets = true }
        if character == "]" { isInBrackets = false }
        parts[parts.count - 1].unicodeScalars.append(character)
      }
    }
    self.parts = parts.filter { !$0.isEmpty }
  }

  /// Key and value of `[key=value]`.
  static func condition(_ part: String) -> (key: String, value: String)? {
    guard part.hasPrefix("["), part.hasSuffix("]"), let equals = part.firstIndex(of: "=") else { return nil }
    return (
      String(part[part.index(after: part.startIndex)..<equals]),
      String(part[part.index(after: equals)...].dropLast())
    )
  }

  /// The one value that the path leads to.
  func value(in root: YAMLNode) -> YAMLNode? {
    var node = root
    for part in parts {
      guard let place = Self.places(part, in: node).first, let next = Self.child(place, of: node) else { return nil }
      node = next
    }
    return node
  }

  enum Place {
    case key(String)
    case item(Int)
  }

  static func child(_ place: Place, of node: YAMLNode) -> YAMLNode? {
    switch place {
    case .key(let key): node[key]
    case .item(let index): node[index]
    }
  }

  /// Where in `node` one part of a path leads to.
  static func places(_ part: String, in node: YAMLNode) -> [Place] {
    guard let items = node.sequence else {
      if part == "*" { return node.texts.map { .key($0.key) } }
      return node[part] == nil ? [] : [.key(part)]
    }
    if part == "*" { return items.indices.map { .item($0) } }
    if part == "-" { return items.isEmpty ? [] : [.item(items.count - 1)] }
    if let index = Int(part) { return items.indices.contains(index) ? [.item(index)] : [] }
    guard let (key, value) = condition(part) else { return [] }
    return items.indices.filter { (key.isEmpty ? items[$0] : items[$0][key])?.text == value }.map { .item($0) }
  }

  /// The tree with every value that the path leads to changed, and how many there were. With `made`, what is missing
  /// is created: mappings, items of a condition, and at the end a value to be changed.
  func update(
    _ node: YAMLNode, made: YAMLNode?, _ change: (YAMLNode) throws(KustomizeFault) -> YAMLNode
  ) throws(KustomizeFault) -> (YAMLNode, count: Int) {
    try Self.update(node, parts[...], made: made, change)
  }

  private static func update(
    _ node: YAMLNode, _ parts: ArraySlice<String>, made: YAMLNode?,
    _ change: (YAMLNode) throws(KustomizeFault) -> YAMLNode
  ) throws(KustomizeFault) -> (YAMLNode, count: Int) {
    guard let part = parts.first else { return (try change(node), 1) }
    var node = node
    var places = places(part, in: node)
    if places.isEmpty, let made, let (grown, place) = grown(node, part, parts, made) {
      node = grown
      places = [place]
    }
    var count = 0
    for place in places {
      guard let child = child(place, of: node) else { continue }
      let (changed, below) = try update(child, parts.dropFirst(), made: made, change)
      count += below
      guard below > 0 else { continue }
      switch place {
      case .key(let key): node = node.setting(key, to: changed)
      case .item(let index):
        var items = node.sequence ?? []
        items[index] = changed
        node = node.with(items: items)
      }
    }
    return (node, count)
  }

  private static func grown(
    _ node: YAMLNode, _ part: String, _ parts: ArraySlice<String>, _ made: YAMLNode
  ) -> (YAMLNode, Place)? {
    let next = parts.dropFirst().first
    let isBeforeItem = next.map { condition($0) != nil || $0 == "-" } ?? false
    let child: YAMLNode =
      next == nil ? made : isBeforeItem ? .sequence([], at: made.range) : .mapping(at: made.range)
    if let items = node.sequence {
      guard let (key, value) = condition(part) else { return nil }
      let item = YAMLNode.mapping(at: made.range).setting(key, to: .string(value, at: made.range))
      return (node.with(items: items + [item]), .item(items.count))
    }
    guard part != "*", condition(part) == nil, node.mapping != nil || node.isNull else { return nil }
    let parent = node.mapping == nil ? YAMLNode.mapping(at: made.range) : node
    return (parent.setting(part, to: child, keyAt: made.range), .key(part))
  }
}
