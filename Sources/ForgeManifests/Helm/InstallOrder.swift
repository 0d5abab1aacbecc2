/// The order in which Helm installs objects, by kind (Helm, releaseutil "InstallOrder").
enum InstallOrder {
  private static let kinds = [
    "PriorityClass", "Namespace", "NetworkPolicy", "ResourceQuota", "LimitRange", "PodSecurityPolicy",
    "PodDisruptionBudget", "ServiceAccount", "Secret", "SecretList", "ConfigMap", "StorageClass", "PersistentVolume",
    "PersistentVolumeClaim", "CustomResourceDefinition", "ClusterRole", "ClusterRoleList", "ClusterRoleBinding",
    "ClusterRoleBindingList", "Role", "RoleList", "RoleBinding", "RoleBindingList", "Service", "DaemonSet", "Pod",
    "ReplicationController", "ReplicaSet", "Deployment", "HorizontalPodAutoscaler", "StatefulSet", "Job", "CronJob",
    "IngressClass", "Ingress", "APIService", "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration",
  ]

  private static let places = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($1, $0) })

  /// The elements in the order of their kinds; those of one kind stay as they were, unknown kinds come last by name.
  static func sorted<Element>(_ elements: [Element], kind: (Element) -> String) -> [Element] {
    let keyed = elements.enumerated().map { place, element in
      let kind = kind(element)
      return (element, places[kind] ?? kinds.count, places[kind] == nil ? kind : "", place)
    }
    return keyed.sorted { ($0.1, $0.2, $0.3) < ($1.1, $1.2, $1.3) }.map(\.0)
  }
}
