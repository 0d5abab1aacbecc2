import ForgeDiagnostics
import ForgeYAML

/// Reads a file against the schema: says what Compose would refuse, and turns scalars into the types they are read as.
struct ComposeCheck {
  private(set) var diagnostics: [Diagnostic] = []
  /// Scalars that come from variables whose values nobody knows: their type is not judged.
  private let uncertain: Set<SourceRange>

  /// Suggestions are searched for this many findings only.
  private static let mostSuggestions = 100

  private init(uncertain: Set<SourceRange>) {
    self.uncertain = uncertain
  }

  static func check(_ root: YAMLNode, uncertain: Set<SourceRange>) -> (root: YAMLNode, diagnostics: [Diagnostic]) {
    var check = ComposeCheck(uncertain: uncertain)
    let result = check.checked(root, ComposeSchema.file, "")
    return (result, check.diagnostics)
  }

  private mutating func checked(_ node: YAMLNode, _ type: ComposeType, _ path: String) -> YAMLNode {
    if node.tag == ComposeMerge.resetTag { return node }
    switch type {
    case .any: return node
    case .scalar(let kinds):
      if let scalar = node.scalar, kinds.admits(scalar.value) || uncertain.contains(node.range) { return node }
    case .word(let words):
      if let text = node.text, words.contains(text) || uncertain.contains(node.range) { return node }
    case .count, .flag, .amount:
      if let cast = Self.cast(node, type) { return cast }
      if node.scalar != nil, uncertain.contains(node.range) { return node }
    case .list(let item):
      if let items = node.sequence {
        let checked = items.enumerated().map { self.checked($1, item, "\(path)[\($0)]") }
        return ComposeNode.sequence(checked, at: node.range, tag: node.tag)
      }
    case .map(let value, let isNamed):
      if node.mapping != nil { return checkedMap(node, value, isNamed: isNamed, path) }
    case .object(let object):
      if node.mapping != nil { return checkedObject(node, object, path) }
    case .either(let types):
      if let match = types.first(where: { Self.mayBe(node, $0) }) { return checked(node, match, path) }
      if node.scalar != nil, uncertain.contains(node.range) { return node }
    }
    report(.wrongType(path.isEmpty ? "file" : path, Self.title(of: node), type.title), at: node.alias ?? node.range)
    // What cannot be read is left out, so that nothing after this takes it for what it is not.
    return ComposeNode.null(at: node.range)
  }

  private mutating func checkedMap(
    _ node: YAMLNode, _ type: ComposeType, isNamed: Bool, _ path: String
  ) -> YAMLNode {
    var pairs: [YAMLMapping.Pair] = []
    for (key, name, value) in node.composePairs {
      // Extensions may stand beside the names of services, networks and so on.
      if isNamed, name.hasPrefix("x-"), value.mapping == nil { continue }
      guard !isNamed || Self.isName(name) else {
        report(.invalidName(name, in: path), at: key.range)
        continue
      }
      pairs.append(ComposeNode.pair(key, checked(value, type, Self.join(path, name))))
    }
    return ComposeNode.mapping(pairs, at: node.range, tag: node.tag)
  }

  private mutating func checkedObject(_ node: YAMLNode, _ object: ComposeType.Object, _ path: String) -> YAMLNode {
    var pairs: [YAMLMapping.Pair] = []
    for (key, name, value) in node.composePairs {
      if let type = object.keys[name] {
        pairs.append(ComposeNode.pair(key, checked(value, type, Self.join(path, name))))
      } else if object.isExtensible, name.hasPrefix("x-") {
        pairs.append(ComposeNode.pair(key, value))
      } else {
        reportUnknown(key, name, object, path)
      }
    }
    for name in object.required where node[name] == nil {
      report(.missingKey(name, in: path), at: node.alias ?? node.range)
    }
    return ComposeNode.mapping(pairs, at: node.range, tag: node.tag)
  }

  private mutating func reportUnknown(
    _ key: YAMLNode, _ name: String, _ object: ComposeType.Object, _ path: String
  ) {
    let known = object.keys.keys.sorted()
    let suggestion =
      diagnostics.count < Self.mostSuggestions ? Suggestion.nearest(to: name, among: known) : nil
    let message = Message.unknownKey(name, in: path).suggesting(suggestion)
    let fix = suggestion.map { Fix.replace(key.range, with: $0) }
    diagnostics.append(Diagnostic(.unknownComposeKey, message, at: key.range, fix: fix))
  }

  private mutating func report(_ message: Message, at range: SourceRange) {
    diagnostics.append(Diagnostic(.composeError, message, at: range))
  }
}

extension ComposeCheck {
  /// Whether `node` is of the sort that `type` wants, whatever is inside it.
  private static func mayBe(_ node: YAMLNode, _ type: ComposeType) -> Bool {
    switch type {
    case .any: true
    case .scalar(let kinds): node.scalar.map { kinds.admits($0.value) } ?? false
    case .word(let words): node.text.map(words.contains) ?? false
    case .count, .flag, .amount: cast(node, type) != nil
    case .list: node.sequence != nil
    case .map, .object: node.mapping != nil
    case .either(let types): types.contains { mayBe(node, $0) }
    }
  }

  /// The scalar as the type that Compose reads it as; nil where it cannot be.
  private static func cast(_ node: YAMLNode, _ type: ComposeType) -> YAMLNode? {
    guard let scalar = node.scalar else { return nil }
    switch (type, scalar.value) {
    case (.count, .int), (.amount, .int), (.amount, .float), (.flag, .bool): return node
    case (.count, .float(let double)) where double == double.rounded(): return node
    case (.count, .string(let text)): return Int(text).map { ComposeNode.int($0, at: node.range) }
    case (.amount, .string(let text)):
      return Double(text).map {
        YAMLNode(.scalar(YAMLScalar(text: text, style: .plain, value: .float($0))), range: node.range)
      }
    case (.flag, .string(let text)):
      switch text.lowercased() {
      case "y", "yes", "true", "on", "1", "t": return ComposeNode.bool(true, at: node.range)
      case "n", "no", "false", "off", "0", "f": return ComposeNode.bool(false, at: node.range)
      default: return nil
      }
    default: return nil
    }
  }

  private static func join(_ path: String, _ key: String) -> String {
    path.isEmpty ? key : "\(path).\(key)"
  }

  /// Letters, digits, periods, underscores and hyphens: what services, networks and so on may be called.
  private static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
      }
  }

  private static func title(of node: YAMLNode) -> String {
    switch node.content {
    case .mapping: return "a mapping"
    case .sequence: return "a list"
    case .scalar(let scalar):
      switch scalar.value {
      case .null: return "empty"
      default: return "`\(scalar.text.prefix(60))`"
      }
    }
  }
}

extension Message {
  fileprivate static func wrongType(_ path: String, _ found: String, _ wanted: String) -> Message {
    "`\(path)` is \(found), it must be \(wanted)"
  }

  fileprivate static func invalidName(_ name: String, in path: String) -> Message {
    "`\(name.prefix(80))` is no name for an entry of `\(path)`, names have letters, digits, `.`, `_` and `-`"
  }

  fileprivate static func missingKey(_ key: String, in path: String) -> Message {
    "`\(path)` has no `\(key)`"
  }

  fileprivate static func unknownKey(_ key: String, in path: String) -> Message {
    path.isEmpty
      ? "`\(key.prefix(80))` is no top-level key of a Compose file" : "`\(key.prefix(80))` is no key of `\(path)`"
  }
}
