import ForgeDiagnostics
import ForgeYAML

/// Gives fields that hold the name of another object the name that the object has now (`api/filters/nameref`).
struct NameReferences {
  let references: [NameReference]
  private let resources: [KustomizedResource]
  private let ids: [ResourceID]
  /// The places of the resources that once had a name.
  private let byName: [String: [Int]]

  init(_ references: [NameReference], among resources: [KustomizedResource]) {
    self.references = references
    self.resources = resources
    ids = resources.map(\.id)
    var byName: [String: [Int]] = [:]
    for (place, resource) in resources.enumerated() {
      for name in Set(resource.earlier.map(\.name)) { byName[name, default: []].append(place) }
    }
    self.byName = byName
  }

  func applied() throws(KustomizeFault) -> [KustomizedResource] {
    var result = resources
    for place in result.indices {
      let original = resources[place].originalID
      for reference in references {
        for field in reference.fields where field.matches(original) {
          var field = field
          (field.group, field.version, field.kind) = ("", "", "")
          let editor = FieldEditor(empty: nil) { (node) throws(KustomizeFault) in
            try renamed(node, from: place, reference, field)
          }
          try editor.apply([field], to: &result[place])
        }
      }
    }
    return result
  }

  private func renamed(
    _ node: YAMLNode, from place: Int, _ reference: NameReference, _ field: FieldSpec
  ) throws(KustomizeFault) -> YAMLNode {
    switch node.content {
    case .scalar:
      guard !node.isNull, let name = node.text else { return node }
      let target = try target(name, from: place, reference, field, namespace: nil, isMapping: false, at: node.range)
      guard let target, target.name != name else { return node }
      return .string(target.name, at: node.range)
    case .sequence(let items):
      var changed: [YAMLNode] = []
      for item in items { changed.append(try renamed(item, from: place, reference, field)) }
      return node.with(items: changed)
    case .mapping:
      guard let nameNode = node["name"], let name = nameNode.text else {
        throw KustomizeFault("reference has no `name`", at: node.range)
      }
      let target = try target(
        name, from: place, reference, field, namespace: node["namespace"]?.text, isMapping: true, at: nameNode.range)
      guard let target else { return node }
      var node = node
      if target.name != name { node = node.setting("name", to: .string(target.name, at: nameNode.range)) }
      guard let namespace = target.root.value(at: "metadata", "namespace"), !target.namespace.isEmpty else {
        return node
      }
      let isSame = node["namespace"]?.text == target.namespace
      return isSame ? node : node.setting("namespace", to: namespace, keyAt: namespace.range)
    }
  }

  /// The one object that the name means, seen from `place`.
  private func target(
    _ name: String, from place: Int, _ reference: NameReference, _ field: FieldSpec, namespace: String?,
    isMapping: Bool, at range: SourceRange
  ) throws(KustomizeFault) -> KustomizedResource? {
    let referrer = ids[place]
    let roleRef = field.path.hasSuffix("roleRef/name") ? resources[place].root["roleRef"] : nil
    var found = (byName[name] ?? []).filter { candidate in
      let resource = resources[candidate]
      guard isReachable(candidate, from: place) else { return false }
      guard
        resource.earlierIDs.contains(where: {
          $0.isOf(group: reference.group, version: reference.version, kind: reference.kind)
        })
      else { return false }
      guard let roleRef else { return true }
      return resource.earlierIDs.contains {
        $0.isOf(group: roleRef["apiGroup"]?.text ?? "", version: "", kind: roleRef["kind"]?.text ?? "")
      }
    }
    if let namespace {
      let original = found.filter { resources[$0].originalID.effectiveNamespace == namespace }
      let isKnown =
        !original.isEmpty
        || resources.indices.contains {
          isReachable($0, from: place) && resources[$0].originalID.effectiveNamespace == namespace
        }
      found = isKnown ? original : found.filter { ids[$0].effectiveNamespace == namespace }
    }
    if !referrer.isClusterScoped {
      found = found.filter { candidate in
        ids[candidate].isClusterScoped || resources[candidate].kind == "ServiceAccount"
          || ids[candidate].effectiveNamespace == referrer.effectiveNamespace
      }
    }
    if found.count > 1 {
      found = found.filter { resources[$0].hasSameAffixes(as: resources[place]) }
    }
    guard let first = found.first else { return nil }
    let isOne = found.allSatisfy {
      resources[$0].name == resources[first].name
        && (!isMapping || resources[$0].namespace == resources[first].namespace)
    }
    guard isOne else {
      let notes = found.map { Note("this one", at: resources[$0].root.value(at: "metadata", "name")?.range ?? range) }
      throw KustomizeFault(.manyReferrals(name), at: range, notes: notes)
    }
    return resources[first]
  }

  /// Objects of other namespaces are out of reach, but for the accounts that a RoleBinding names.
  private func isReachable(_ candidate: Int, from place: Int) -> Bool {
    let (referrer, target) = (ids[place], ids[candidate])
    if referrer.isClusterScoped || target.isClusterScoped { return true }
    if referrer.effectiveNamespace == target.effectiveNamespace { return true }
    guard referrer.kind == "RoleBinding" else { return false }
    return (resources[place].root["subjects"]?.sequence ?? []).contains {
      $0["kind"]?.text == "ServiceAccount" && $0["namespace"]?.text == target.namespace
    }
  }
}

extension KustomizedResource {
  /// Whether one's prefixes and suffixes are the last of the other's.
  func hasSameAffixes(as other: KustomizedResource) -> Bool {
    Self.endsAlike(prefixes, other.prefixes) && Self.endsAlike(suffixes, other.suffixes)
  }

  private static func endsAlike(_ left: [String], _ right: [String]) -> Bool {
    let count = min(left.count, right.count)
    return left.suffix(count) == right.suffix(count)
  }
}

extension Message {
  fileprivate static func manyReferrals(_ name: String) -> Message {
    "`\(name)` may mean more than one object"
  }
}
