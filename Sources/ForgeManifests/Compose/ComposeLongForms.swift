import ForgeDiagnostics
import ForgeYAML

// The long forms that need neither the project's folder nor a word to the reader.

extension ComposeCanonical {
  /// A scalar or a list as a list, without what could not be read.
  static func list(_ node: YAMLNode, _ change: (YAMLNode) -> YAMLNode = { $0 }) -> YAMLNode {
    let items = node.sequence ?? (node.scalar == nil || node.isNull ? [] : [node])
    return ComposeNode.sequence(items.filter { !$0.isNull }.map(change), at: node.range)
  }

  /// `KEY=value` items as a mapping, values as texts; `bare` is what a key without a value has.
  static func pairs(_ node: YAMLNode, bare: String?) -> YAMLNode {
    func bareValue(_ range: SourceRange) -> YAMLNode {
      bare.map { ComposeNode.string($0, at: range) } ?? ComposeNode.null(at: range)
    }
    if node.mapping != nil {
      return node.mappingCompose { _, value in
        guard !value.isNull else { return bareValue(value.range) }
        guard let scalar = value.scalar, value.string == nil else { return value }
        return ComposeNode.string(scalar.composeText, at: value.range)
      }
    }
    var places: [String: Int] = [:]
    var pairs: [YAMLMapping.Pair] = []
    for item in node.sequence ?? [] {
      guard let text = item.text, !item.isNull else { continue }
      let equals = text.firstIndex(of: "=")
      let name = String(text[..<(equals ?? text.endIndex)])
      let value = equals.map { ComposeNode.string(String(text[text.index(after: $0)...]), at: item.range) }
      let pair = ComposeNode.pair(ComposeNode.string(name, at: item.range), value ?? bareValue(item.range))
      if let place = places[name] {
        pairs[place] = pair
      } else {
        places[name] = pairs.count
        pairs.append(pair)
      }
    }
    return ComposeNode.mapping(pairs, at: node.range)
  }

  static func words(_ node: YAMLNode) -> YAMLNode {
    guard let text = node.text, let words = ComposeWords.split(text) else { return node }
    return ComposeNode.sequence(words.map { ComposeNode.string($0, at: node.range) }, at: node.range)
  }

  static func test(_ node: YAMLNode) -> YAMLNode {
    guard node.scalar != nil, !node.isNull else { return node }
    return ComposeNode.sequence([ComposeNode.string("CMD-SHELL", at: node.range), node], at: node.range)
  }

  static func names(_ node: YAMLNode) -> YAMLNode {
    guard let items = node.sequence else { return node }
    return ComposeNode.mapping(
      items.filter { $0.text != nil && !$0.isNull }.map { ComposeNode.pair($0, ComposeNode.null(at: $0.range)) },
      at: node.range)
  }

  static func dependencies(_ node: YAMLNode) -> YAMLNode {
    let started = { (range: SourceRange) in
      [
        ("condition", ComposeNode.string("service_started", at: range)),
        ("required", ComposeNode.bool(true, at: range)),
      ]
    }
    guard let items = node.sequence else {
      return node.mappingCompose { _, value in
        guard value.mapping != nil else { return ComposeNode.mapping(started(value.range), at: value.range) }
        return value["required"] == nil
          ? value.settingCompose("required", to: ComposeNode.bool(true, at: value.range)) : value
      }
    }
    return ComposeNode.mapping(
      items.filter { $0.text != nil && !$0.isNull }.map {
        ComposeNode.pair($0, ComposeNode.mapping(started($0.range), at: $0.range))
      }, at: node.range)
  }

  static func grants(_ node: YAMLNode) -> YAMLNode {
    let long = list(node) { grant in
      guard grant.mapping != nil else { return ComposeNode.mapping([("source", grant)], at: grant.range) }
      guard let mode = grant["mode"], let scalar = mode.scalar, !mode.isNull else { return grant }
      return grant.settingCompose("mode", to: ComposeNode.string(scalar.composeMode, at: mode.range))
    }
    return ComposeMerge.unique(long, as: "secrets")
  }

  static func devices(_ node: YAMLNode) -> YAMLNode {
    let long = list(node) { item in
      guard let text = item.text else { return item }
      let parts = text.split(separator: ":").map(String.init)
      let source = parts.first ?? text
      return ComposeNode.mapping(
        [
          ("source", ComposeNode.string(source, at: item.range)),
          ("target", ComposeNode.string(parts.count > 1 ? parts[1] : source, at: item.range)),
          ("permissions", ComposeNode.string(parts.count > 2 ? parts[2] : "rwm", at: item.range)),
        ], at: item.range)
    }
    return ComposeMerge.unique(long, as: "devices")
  }

  /// `HOST=ADDRESS` items, however they were written: as `HOST:ADDRESS`, or as a mapping.
  static func hosts(_ node: YAMLNode) -> YAMLNode {
    var items: [YAMLNode] = []
    for (_, name, value) in node.composePairs {
      for address in value.sequence ?? [value] {
        items.append(ComposeNode.string("\(name)=\(address.text ?? "")", at: address.range))
      }
    }
    for item in node.sequence ?? [] {
      guard let text = item.text else { continue }
      let split = text.firstIndex(of: "=") ?? text.firstIndex(of: ":")
      guard let split else {
        items.append(item)
        continue
      }
      items.append(ComposeNode.string("\(text[..<split])=\(text[text.index(after: split)...])", at: item.range))
    }
    return ComposeMerge.unique(ComposeNode.sequence(items, at: node.range), as: "extra_hosts")
  }
}
