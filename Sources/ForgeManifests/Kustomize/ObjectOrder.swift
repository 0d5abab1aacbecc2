import ForgeYAML

/// In which order the objects are written: as they were added, or those first that others need.
struct ObjectOrder {
  let isLegacy: Bool
  private let ranks: [String: Int]

  /// `sortOptions` of the kustomization; without, `kubectl kustomize` sorts.
  init(_ options: YAMLNode?) {
    isLegacy = options?["order"]?.text.map { $0 == "legacy" } ?? true
    let custom = options?["legacySortOptions"]
    let first = custom?["orderFirst"]?.sequence?.compactMap(\.text) ?? (custom == nil ? Self.first : [])
    let last = custom?["orderLast"]?.sequence?.compactMap(\.text) ?? (custom == nil ? Self.last : [])
    var ranks: [String: Int] = [:]
    for (place, kind) in first.enumerated() { ranks[kind] = place - first.count }
    for (place, kind) in last.enumerated() { ranks[kind] = place + 1 }
    self.ranks = ranks
  }

  private static let first = [
    "Namespace", "ResourceQuota", "StorageClass", "CustomResourceDefinition", "ServiceAccount", "PodSecurityPolicy",
    "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding", "ConfigMap", "Secret", "Endpoints", "Service",
    "LimitRange", "PriorityClass", "PersistentVolume", "PersistentVolumeClaim", "Deployment", "StatefulSet", "CronJob",
    "PodDisruptionBudget",
  ]
  private static let last = ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"]

  func sorted(_ resources: [KustomizedResource]) -> [KustomizedResource] {
    guard isLegacy else { return resources }
    let keyed = resources.map { resource in
      let id = resource.id
      let type = [id.group.isEmpty ? "~G" : id.group, id.version.isEmpty ? "~V" : id.version, id.kind]
      let place = "\(id.namespace.isEmpty ? "~X" : id.namespace)|\(id.name.isEmpty ? "~N" : id.name)"
      return (
        rank: ranks[id.kind] ?? 0, type: Array(type.joined(separator: "_").utf8), place: Array(place.utf8), resource
      )
    }
    return keyed.sorted { left, right in
      if left.rank != right.rank { return left.rank < right.rank }
      if left.type != right.type { return left.type.lexicographicallyPrecedes(right.type) }
      return left.place.lexicographicallyPrecedes(right.place)
    }.map(\.3)
  }
}
