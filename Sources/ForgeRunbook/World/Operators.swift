import ForgeDiagnostics
import ForgeManifests
import ForgeYAML

/// What controllers and operators make, of which no manifest speaks by name.
extension PageRun {
  /// Kinds whose objects controllers make, with names that no manifest shows.
  static let madeByControllers: Set<String> = [
    "replicasets.apps", "controllerrevisions.apps", "endpoints", "endpointslices.discovery.k8s.io", "events",
    "events.events.k8s.io",
    "nodes", "persistentvolumes", "leases.coordination.k8s.io", "componentstatuses", "podmetrics.metrics.k8s.io",
    "nodemetrics.metrics.k8s.io", "certificates.cert-manager.io", "certificaterequests.cert-manager.io",
    "orders.acme.cert-manager.io",
    "challenges.acme.cert-manager.io", "volumeattachments.storage.k8s.io", "csinodes.storage.k8s.io",
    "certificatesigningrequests.certificates.k8s.io",
  ]

  /// Kinds of which a cluster has objects that no repository brings.
  static let broughtByClusters: Set<String> = [
    "storageclasses.storage.k8s.io", "ingressclasses.networking.k8s.io", "priorityclasses.scheduling.k8s.io",
    "clusterroles.rbac.authorization.k8s.io",
    "clusterrolebindings.rbac.authorization.k8s.io", "customresourcedefinitions.apiextensions.k8s.io",
    "runtimeclasses.node.k8s.io",
    "mutatingwebhookconfigurations.admissionregistration.k8s.io",
    "validatingwebhookconfigurations.admissionregistration.k8s.io", Self.apiServices,
  ]

  /// The API server makes one for each version of its own groups and of custom resources (kubernetes.io, "Kubernetes API
  /// Aggregation Layer"), so that the ones of manifests are never all.
  static let apiServices = "apiservices.apiregistration.k8s.io"

  /// An object of an operator's kind that has `name` for a value: a Canary's target, a template of what it makes.
  func customResource(naming name: String) -> KubernetesObject? {
    clusters.lazy.flatMap(\.objects).first { mayMakePods($0) && $0.names(name) }
  }

  /// Groups of operators that make no pods.
  private static let passiveGroups: Set<String> = [
    "cert-manager.io", "monitoring.coreos.com", "external-secrets.io", "bitnami.com", "gateway.networking.k8s.io",
    "networking.istio.io", "security.istio.io", "traefik.io", "traefik.containo.us", "kyverno.io", "cilium.io",
    "snapshot.storage.k8s.io",
  ]

  /// Whether the name of the kind says how something is treated: such objects make nothing run. `ClusterPolicy` is also what
  /// the operator for GPUs calls its installation, and a Route of Knative makes a Service.
  private static func isPassive(_ object: KubernetesObject) -> Bool {
    object.kind != "ClusterPolicy" && object.group != "serving.knative.dev"
      && ["Policy", "Rule", "Route", "Monitor", "Class", "Quota"].contains { object.kind.hasSuffix($0) }
  }

  /// An object of which an operator may make pods that no manifest shows.
  func maker(among objects: [KubernetesObject]) -> KubernetesObject? { objects.first { mayMakePods($0) } }

  private func mayMakePods(_ object: KubernetesObject) -> Bool {
    guard object.group.contains("."), !Self.passiveGroups.contains(object.group), object.pods == nil,
      !Self.isPassive(object)
    else { return false }
    return !(repository.kinds.kind(object.kind, group: object.group).map(repository.kinds.isBuiltIn) ?? false)
  }

  /// Whether an operator may make an object of this name from one of its own kinds: `orders-rw` of a database `orders`.
  func isMade(_ name: String, by object: KubernetesObject) -> Bool {
    // What makes pods itself, such as a Rollout, is no order for an operator to make something else.
    if ["external-secrets.io", "cert-manager.io"].contains(object.group) || object.pods != nil { return false }
    if Self.isPassive(object) { return false }
    // The Prometheus Operator puts its kinds before the names, and makes Services called `prometheus-operated`.
    if object.group == "monitoring.coreos.com" {
      let prefix = object.kind.lowercased()
      return name == "\(prefix)-operated" || name.hasPrefix("\(prefix)-\(object.name)")
    }
    guard name == object.name || name.hasPrefix("\(object.name)-"),
      let kind = repository.kinds.kind(object.kind, group: object.group)
    else { return name.hasPrefix("\(object.name)-") && object.group.contains(".") && !object.group.hasSuffix("k8s.io") }
    return !repository.kinds.isBuiltIn(kind)
  }
}

extension KubernetesKind {
  /// Kinds of what runs, and of what leads to it.
  var isOfWorkloads: Bool {
    [
      "Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "Pod", "Service", "Ingress",
      "HorizontalPodAutoscaler",
      "PodDisruptionBudget", "ConfigMap",
    ].contains(kind)
  }

  /// Kinds of what operators make; quotas, roles and policies are not among it.
  var isMadeByOperators: Bool {
    isOfWorkloads
      || ["Secret", "PersistentVolumeClaim", "ServiceAccount", "NetworkPolicy"].contains(kind)
      || !group.isEmpty && group.contains(".") && !group.hasSuffix("k8s.io")
  }
}

extension KubernetesObject {
  /// Whether a text of the object is `name`.
  fileprivate func names(_ name: String) -> Bool { root.hasText { $0 == name } }
}

extension YAMLNode {
  /// Whether one of its texts, keys aside, is as `test` wants it.
  func hasText(_ test: (String) -> Bool) -> Bool {
    if let pairs = mapping?.pairs { return pairs.contains { $0.value.hasText(test) } }
    if let items = sequence { return items.contains { $0.hasText(test) } }
    return text.map(test) ?? false
  }

  /// Whether a mapping in it has the pair `key: value`, or a text of it is the selector `key=value`.
  func hasLabel(_ key: String, _ value: String) -> Bool {
    if let pairs = mapping?.pairs {
      return pairs.contains { ($0.key.text == key && $0.value.text == value) || $0.value.hasLabel(key, value) }
    }
    if let items = sequence { return items.contains { $0.hasLabel(key, value) } }
    return text?.split(separator: ",").contains { $0 == "\(key)=\(value)" } ?? false
  }
}
