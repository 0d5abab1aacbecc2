import ForgeDiagnostics
import ForgeYAML

/// One entry of `replacements`: a value of one object copied into fields of others (`api/filters/replacement`).
struct ReplacementTransformer {
  let entry: YAMLNode

  func apply(to resources: inout [KustomizedResource]) throws(KustomizeFault) {
    guard let source = entry["source"], let targets = entry["targets"]?.sequence else {
      throw KustomizeFault("replacement needs a `source` and `targets`", at: entry.range)
    }
    let value = try self.value(source, in: resources)
    for target in targets {
      guard let select = target["select"] else {
        throw KustomizeFault("target needs a `select`", at: target.range)
      }
      for place in try places(select, target, in: resources) {
        try copy(value, into: &resources[place], target)
      }
    }
  }

  private func value(_ source: YAMLNode, in resources: [KustomizedResource]) throws(KustomizeFault) -> YAMLNode {
    let found = resources.filter { resource in resource.allIDs.contains { Self.isSelected($0, by: source) } }
    guard let resource = found.first else {
      throw KustomizeFault(.nothingSelected(source), at: source.range)
    }
    guard found.count == 1 else { throw KustomizeFault(.manySelected(source), at: source.range) }
    let path = source["fieldPath"]?.text ?? "metadata.name"
    let place = source["fieldPath"]?.range ?? source.range
    guard let value = FieldPath(path).value(in: resource.root), !value.isNull else {
      throw KustomizeFault(.missingSource(path), at: place)
    }
    guard value.isModest else { throw KustomizeFault("`\(path)` is too large to be copied", at: place) }
    guard let delimiter = source["options"]?["delimiter"]?.text, !delimiter.isEmpty else { return value }
    guard let text = value.text else {
      throw KustomizeFault("`delimiter` needs a text, and `\(path)` is none", at: place)
    }
    let parts = text.split(separator: delimiter, omittingEmptySubsequences: false)
    let index = source["options"]?["index"]?.int ?? 0
    guard parts.indices.contains(index) else {
      throw KustomizeFault("`\(text)` has no part \(index)", at: source["options"]?.range ?? place)
    }
    return .string(String(parts[index]), at: value.range)
  }

  /// Whether the fields of a selector are those of the id, as far as they are given.
  static func isSelected(_ id: ResourceID, by node: YAMLNode) -> Bool {
    let name = node["name"]?.text ?? ""
    var wanted = id
    wanted.namespace = node["namespace"]?.text ?? ""
    return id.isOf(
      group: node["group"]?.text ?? "", version: node["version"]?.text ?? "", kind: node["kind"]?.text ?? "")
      && (name.isEmpty || name == id.name)
      && (wanted.namespace.isEmpty || wanted.effectiveNamespace == id.effectiveNamespace)
  }

  private func places(
    _ select: YAMLNode, _ target: YAMLNode, in resources: [KustomizedResource]
  ) throws(KustomizeFault) -> [Int] {
    let rejects = target["reject"]?.sequence ?? []
    var places = try byLabels(select, in: resources)
    for reject in rejects where reject["labelSelector"] != nil || reject["annotationSelector"] != nil {
      places.subtract(try byLabels(reject, in: resources))
    }
    let byID = rejects.filter { reject in
      ["group", "version", "kind", "name", "namespace"].contains { !(reject[$0]?.text ?? "").isEmpty }
    }
    return places.sorted().filter { place in
      resources[place].allIDs.contains { id in
        Self.isSelected(id, by: select) && !byID.contains { Self.isSelected(id, by: $0) }
      }
    }
  }

  private func byLabels(_ node: YAMLNode, in resources: [KustomizedResource]) throws(KustomizeFault) -> Set<Int> {
    let pairs = (node.mapping?.pairs ?? []).filter {
      $0.key.text == "labelSelector" || $0.key.text == "annotationSelector"
    }
    return Set(try TargetSelector(node: node.with(pairs: pairs)).places(in: resources))
  }

  private func copy(
    _ value: YAMLNode, into resource: inout KustomizedResource, _ target: YAMLNode
  ) throws(KustomizeFault) {
    let options = target["options"]
    let creates = options?["create"]?.bool ?? false
    let paths = target["fieldPaths"]?.sequence ?? []
    let fields = paths.isEmpty ? [("metadata.name", target.range)] : paths.map { ($0.text ?? "", $0.range) }
    for (path, range) in fields {
      let made = creates ? (value.scalar == nil ? value : YAMLNode.string("", at: value.range)) : nil
      let (root, count) = try FieldPath(path).update(resource.root, made: made) { (old) throws(KustomizeFault) in
        try Self.changed(old, value, options, isNew: made != nil && old == made)
      }
      guard count > 0 else { throw KustomizeFault(.missingTarget(path, resource.id), at: range) }
      resource.root = root
    }
  }

  private static func changed(
    _ old: YAMLNode, _ value: YAMLNode, _ options: YAMLNode?, isNew: Bool
  ) throws(KustomizeFault) -> YAMLNode {
    var text = value.text
    if let delimiter = options?["delimiter"]?.text, !delimiter.isEmpty {
      guard let whole = old.text, let new = value.text else {
        throw KustomizeFault("`delimiter` needs a text, and this is none", at: options?.range ?? old.range)
      }
      var parts = whole.split(separator: delimiter, omittingEmptySubsequences: false).map(String.init)
      let index = options?["index"]?.int ?? 0
      if index < 0 {
        parts.insert(new, at: 0)
      } else if index >= parts.count {
        parts.append(new)
      } else {
        parts[index] = new
      }
      text = parts.joined(separator: delimiter)
    }
    guard let scalar = old.scalar, let text, !isNew else { return value }
    if case .string = scalar.value { return .string(text, at: value.range) }
    return YAMLNode(
      .scalar(YAMLScalar(text: text, style: .plain, value: YAMLSchema.go.value(ofPlain: text))), range: value.range)
  }
}

extension Message {
  fileprivate static func nothingSelected(_ node: YAMLNode) -> Message {
    "source selects nothing, no object here is `\(description(node))`"
  }

  fileprivate static func manySelected(_ node: YAMLNode) -> Message {
    "source selects more than one object, several are `\(description(node))`"
  }

  private static func description(_ node: YAMLNode) -> String {
    ["group", "version", "kind", "namespace", "name"].compactMap { node[$0]?.text }.joined(separator: " ")
  }

  fileprivate static func missingSource(_ path: String) -> Message {
    "`\(path)` does not exist in the source"
  }

  fileprivate static func missingTarget(_ path: String, _ id: ResourceID) -> Message {
    "`\(path)` does not exist in `\(id)`"
  }
}
