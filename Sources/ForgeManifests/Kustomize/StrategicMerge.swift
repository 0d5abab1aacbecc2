import ForgeDiagnostics
import ForgeYAML

/// Merges a patch into an object as Kustomize does (`kyaml/yaml/merge2`): items of patches come before those that were
/// there, null removes, and of the directives only `$patch` is known.
struct StrategicMerge {
  let schema: MergeSchema

  /// The patched object; nil where the patch deletes it.
  func merge(_ patch: YAMLNode, into object: YAMLNode) throws(KustomizeFault) -> YAMLNode? {
    let type = schema.type(apiVersion: object["apiVersion"]?.text ?? "", kind: object["kind"]?.text ?? "")
    return try walk(object, patch, MergeSchema.Field(type: type, keys: nil)).result
  }

  /// What a place becomes, and whether that is the old node with changes rather than the patch's own.
  private typealias Outcome = (result: YAMLNode?, isInPlace: Bool)

  private func walk(_ old: YAMLNode?, _ patch: YAMLNode?, _ field: MergeSchema.Field?) throws(KustomizeFault) -> Outcome
  {
    guard let patch else { return (old, true) }
    let model = [old, patch].compactMap(\.self).first { !$0.isNull }
    guard let model else { return (nil, true) }
    if let old, !old.isNull, !patch.isNull, old.shape != patch.shape {
      throw KustomizeFault(
        .otherShape(old.shape, patch.shape), at: patch.range, notes: [Note("patched here", at: old.range)])
    }
    switch model.content {
    case .scalar: return (patch.isNull ? nil : patch, false)
    case .mapping: return try mapping(old, patch, field?.type)
    case .sequence:
      guard let keys = field?.keys else { return (patch.isNull ? nil : patch, false) }
      return try list(old, patch, keys.isEmpty ? [""] : keys, field?.type)
    }
  }

  private func mapping(_ old: YAMLNode?, _ patch: YAMLNode, _ type: String?) throws(KustomizeFault) -> Outcome {
    if patch.isNull { return (nil, true) }
    let directive = try directive(patch["$patch"])
    let body = directive == nil ? patch : patch.removing("$patch")
    if directive == "delete" { return (nil, true) }
    let present = old.flatMap { $0.isNull ? nil : $0 }
    guard let present, directive != "replace" else { return (try fields(body, body, type), false) }
    return (try fields(present, body, type), true)
  }

  private func fields(_ old: YAMLNode, _ patch: YAMLNode, _ type: String?) throws(KustomizeFault) -> YAMLNode {
    var pairs: [YAMLMapping.Pair] = []
    for pair in old.mapping?.pairs ?? [] {
      guard let name = pair.key.text else { continue }
      let value = try walk(pair.value, patch[name], schema.field(name, of: type)).result
      if let value { pairs.append(.init(key: pair.key, value: value)) }
    }
    let added = (patch.mapping?.pairs ?? []).filter { $0.key.text.map { old[$0] == nil } ?? false }
    for pair in added.sorted(by: { ($0.key.text ?? "") < ($1.key.text ?? "") }) {
      let value = try walk(nil, pair.value, schema.field(pair.key.text ?? "", of: type)).result
      if let value { pairs.append(.init(key: pair.key, value: value)) }
    }
    return old.with(pairs: pairs)
  }

  private func directive(_ node: YAMLNode?) throws(KustomizeFault) -> String? {
    guard let node else { return nil }
    guard let text = node.text, ["delete", "merge", "replace"].contains(text) else {
      throw KustomizeFault(.unknownDirective(node.text ?? ""), at: node.range)
    }
    return text
  }

  private func list(
    _ old: YAMLNode?, _ patch: YAMLNode, _ keys: [String], _ type: String?
  ) throws(KustomizeFault) -> Outcome {
    if patch.isNull { return (nil, true) }
    let present = old.flatMap { $0.isNull ? nil : $0 }
    var items = patch.sequence ?? []
    // A directive for the list is an item with nothing else in it.
    var listDirective: String?
    if let first = items.first(where: { $0["$patch"] != nil }), first.mapping?.pairs.count == 1 {
      listDirective = try directive(first["$patch"])
      items = items.filter { !($0.mapping?.pairs.count == 1 && $0["$patch"]?.text == listDirective) }
    }
    if listDirective == "delete", present != nil { return (nil, true) }
    let isInPlace = present != nil && listDirective != "replace"
    var merge = KeyedListMerge(keys: keys, old: isInPlace ? present?.sequence ?? [] : items, patch: items)
    let result = try merge.run { (old, patch) throws(KustomizeFault) in
      try walk(old, patch, MergeSchema.Field(type: type, keys: nil))
    }
    guard !result.isEmpty || isInPlace else { return (patch.with(items: []), false) }
    return ((isInPlace ? present ?? patch : patch).with(items: result), isInPlace)
  }
}

extension YAMLNode {
  enum Shape: String {
    case scalar, list, mapping
  }

  var shape: Shape {
    switch content {
    case .scalar: .scalar
    case .sequence: .list
    case .mapping: .mapping
    }
  }
}

extension Message {
  fileprivate static func otherShape(_ old: YAMLNode.Shape, _ new: YAMLNode.Shape) -> Message {
    "patch has a \(new.rawValue) where the object has a \(old.rawValue)"
  }

  fileprivate static func unknownDirective(_ text: String) -> Message {
    "`$patch: \(text)` is no directive, known are `delete`, `merge` and `replace`"
  }
}
