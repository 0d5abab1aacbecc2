// The fields that Kustomize's transformers change in built-in kinds (`api/internal/konfig/builtinpluginconsts`).

extension FieldSpec {
  private static let podOwners = ["Deployment", "StatefulSet"]

  static let annotations: [FieldSpec] = [FieldSpec("metadata/annotations", create: true)] + templates("annotations")

  static let templateLabels: [FieldSpec] =
    templates("labels") + [
      FieldSpec("spec/volumeClaimTemplates[]/metadata/labels", group: "apps", kind: "StatefulSet", create: true)
    ]

  static let metadataLabels = FieldSpec("metadata/labels", create: true)

  static let commonLabels: [FieldSpec] = selectors + [metadataLabels] + templateLabels

  private static func templates(_ field: String) -> [FieldSpec] {
    let path = "spec/template/metadata/\(field)"
    return [
      FieldSpec(path, version: "v1", kind: "ReplicationController", create: true),
      FieldSpec(path, kind: "Deployment", create: true),
      FieldSpec(path, kind: "ReplicaSet", create: true),
      FieldSpec(path, kind: "DaemonSet", create: true),
      FieldSpec(path, group: "apps", kind: "StatefulSet", create: true),
      FieldSpec(path, group: "batch", kind: "Job", create: true),
      FieldSpec("spec/jobTemplate/metadata/\(field)", group: "batch", kind: "CronJob", create: true),
      FieldSpec("spec/jobTemplate/spec/template/metadata/\(field)", group: "batch", kind: "CronJob", create: true),
    ]
  }

  private static let selectors: [FieldSpec] =
    [
      FieldSpec("spec/selector", version: "v1", kind: "Service", create: true),
      FieldSpec("spec/selector", version: "v1", kind: "ReplicationController", create: true),
      FieldSpec("spec/selector/matchLabels", kind: "Deployment", create: true),
      FieldSpec("spec/selector/matchLabels", kind: "ReplicaSet", create: true),
      FieldSpec("spec/selector/matchLabels", kind: "DaemonSet", create: true),
      FieldSpec("spec/selector/matchLabels", group: "apps", kind: "StatefulSet", create: true),
      FieldSpec("spec/selector/matchLabels", group: "batch", kind: "Job"),
      FieldSpec("spec/jobTemplate/spec/selector/matchLabels", group: "batch", kind: "CronJob"),
      FieldSpec("spec/selector/matchLabels", group: "policy", kind: "PodDisruptionBudget"),
      FieldSpec("spec/podSelector/matchLabels", group: "networking.k8s.io", kind: "NetworkPolicy"),
      FieldSpec("spec/ingress/from/podSelector/matchLabels", group: "networking.k8s.io", kind: "NetworkPolicy"),
      FieldSpec("spec/egress/to/podSelector/matchLabels", group: "networking.k8s.io", kind: "NetworkPolicy"),
    ] + podOwners.flatMap(placements)

  /// The selectors of other pods that a pod keeps near or far.
  private static func placements(_ kind: String) -> [FieldSpec] {
    let affinities = ["podAffinity", "podAntiAffinity"].flatMap { affinity in
      [
        "affinity/\(affinity)/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm",
        "affinity/\(affinity)/requiredDuringSchedulingIgnoredDuringExecution",
      ]
    }
    return (affinities + ["topologySpreadConstraints"]).map {
      FieldSpec("spec/template/spec/\($0)/labelSelector/matchLabels", group: "apps", kind: kind)
    }
  }

  static let namespaces: [FieldSpec] = [
    FieldSpec("metadata/name", kind: "Namespace", create: true),
    FieldSpec("spec/service/namespace", group: "apiregistration.k8s.io", kind: "APIService", create: true),
    FieldSpec(
      "spec/conversion/webhook/clientConfig/service/namespace", group: "apiextensions.k8s.io",
      kind: "CustomResourceDefinition"),
  ]

  static let names = [FieldSpec("metadata/name")]

  static let images: [FieldSpec] = ["", "template/spec/"].flatMap { place in
    ["containers", "initContainers"].map { FieldSpec("spec/\(place)\($0)[]/image", create: true) }
  }

  static let replicas: [FieldSpec] = ["Deployment", "ReplicationController", "ReplicaSet", "StatefulSet"].map {
    FieldSpec("spec/replicas", kind: $0, create: true)
  }
}
