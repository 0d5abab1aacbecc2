import ForgeDiagnostics
import ForgeYAML

/// `namespace`: into every object that stands in one, and the fields that name one (`api/filters/namespace`).
struct NamespaceTransformer {
  enum Subjects: String {
    case defaultOnly, allServiceAccounts, none
  }

  let namespace: YAMLNode
  var fields: [FieldSpec]
  var skipsExisting = false
  var subjects = Subjects.defaultOnly

  func apply(to resources: inout [KustomizedResource]) throws(KustomizeFault) {
    guard let text = namespace.text, !text.isEmpty else { return }
    let value = YAMLNode.string(text, at: namespace.range)
    let editor = FieldEditor(empty: .string("", at: namespace.range)) { (node) throws(KustomizeFault) in
      skipsExisting && !(node.text ?? "").isEmpty ? node : value
    }
    let others = fields.filter { $0.path != "metadata/namespace" && $0.path != "subjects" }
    var seen: [ResourceID: Int] = [:]
    for place in resources.indices {
      resources[place].remember()
      if !resources[place].id.isClusterScoped {
        try editor.apply([FieldSpec("metadata/namespace", create: true)], to: &resources[place])
      }
      if ["RoleBinding", "ClusterRoleBinding"].contains(resources[place].kind) {
        placeSubjects(of: &resources[place], value)
      }
      try editor.apply(others, to: &resources[place])
      var id = resources[place].id
      id.namespace = id.effectiveNamespace
      if let first = seen[id] {
        let note = Note("the other one", at: resources[first].root.value(at: "metadata", "name")?.range ?? value.range)
        throw KustomizeFault(.sameID(id), at: namespace.range, notes: [note])
      }
      seen[id] = place
    }
  }

  /// Only the account `default`, which every namespace has, is sure to be the one of this namespace.
  private func placeSubjects(of resource: inout KustomizedResource, _ value: YAMLNode) {
    guard let list = resource.root["subjects"], let items = list.sequence, subjects != .none else { return }
    let changed = items.map { item in
      let isMeant =
        subjects == .allServiceAccounts
        ? item["kind"]?.text == "ServiceAccount" : item["name"]?.text == "default"
      guard isMeant, !skipsExisting || item["namespace"] == nil else { return item }
      return item.setting("namespace", to: value, keyAt: value.range)
    }
    resource.root = resource.root.setting("subjects", to: list.with(items: changed))
  }
}

extension Message {
  fileprivate static func sameID(_ id: ResourceID) -> Message {
    "namespace makes two objects the same, `\(id)`"
  }
}
