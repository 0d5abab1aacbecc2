/// What tells objects apart while a kustomization is built: group, version, kind, namespace and name
/// (`kyaml/resid`).
struct ResourceID: Hashable, CustomStringConvertible {
  var group = ""
  var version = ""
  var kind = ""
  var name = ""
  var namespace = ""

  init(apiVersion: String, kind: String, name: String, namespace: String) {
    (group, version) = Self.parts(of: apiVersion)
    self.kind = kind
    self.name = name
    self.namespace = namespace
  }

  static func parts(of apiVersion: String) -> (group: String, version: String) {
    guard let slash = apiVersion.firstIndex(of: "/") else { return ("", apiVersion) }
    return (String(apiVersion[..<slash]), String(apiVersion[apiVersion.index(after: slash)...]))
  }

  var isClusterScoped: Bool { ClusterScope.contains(group: group, kind: kind) }

  /// Objects that name no namespace are in `default`; those of the cluster are in none, whatever they name.
  var effectiveNamespace: String {
    isClusterScoped ? "_non_namespaceable_" : namespace.isEmpty ? "default" : namespace
  }

  func isSame(as other: ResourceID) -> Bool {
    name == other.name && kind == other.kind && group == other.group && version == other.version
      && effectiveNamespace == other.effectiveNamespace
  }

  /// Whether this has the group, version and kind that are given, as far as they are given.
  func isOf(group: String, version: String, kind: String) -> Bool {
    (group.isEmpty || group == self.group) && (version.isEmpty || version == self.version)
      && (kind.isEmpty || kind == self.kind)
  }

  /// As Kustomize writes it: `Deployment.v1.apps/web.default`.
  var description: String {
    let type = "\(kind.isEmpty ? "[noKind]" : kind).\(version.isEmpty ? "[noVer]" : version)"
    let place = "\(name.isEmpty ? "[noName]" : name).\(namespace.isEmpty ? "[noNs]" : namespace)"
    return "\(type).\(group.isEmpty ? "[noGrp]" : group)/\(place)"
  }
}

/// The built-in kinds that stand in no namespace (Kubernetes API, 1.21, which Kustomize 5 goes by).
enum ClusterScope {
  private static let kinds: [String: Set<String>] = [
    "": ["ComponentStatus", "Namespace", "Node", "PersistentVolume"],
    "admissionregistration.k8s.io": ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"],
    "apiextensions.k8s.io": ["CustomResourceDefinition"],
    "apiregistration.k8s.io": ["APIService"],
    "authentication.k8s.io": ["TokenReview"],
    "authorization.k8s.io": ["SelfSubjectAccessReview", "SelfSubjectRulesReview", "SubjectAccessReview"],
    "certificates.k8s.io": ["CertificateSigningRequest"],
    "flowcontrol.apiserver.k8s.io": ["FlowSchema", "PriorityLevelConfiguration"],
    "networking.k8s.io": ["IngressClass"],
    "node.k8s.io": ["RuntimeClass"],
    "policy": ["PodSecurityPolicy"],
    "rbac.authorization.k8s.io": ["ClusterRole", "ClusterRoleBinding"],
    "scheduling.k8s.io": ["PriorityClass"],
    "storage.k8s.io": ["CSIDriver", "CSINode", "StorageClass", "VolumeAttachment"],
  ]

  static func contains(group: String, kind: String) -> Bool {
    kinds[group]?.contains(kind) ?? false
  }
}
