/// What runs, what it is reached by, what it keeps, and who may do what: the groups that manifests are full of.
/// The source is the API reference of each release from 1.25 to 1.34 and the deprecation guide of Kubernetes.
let coreKinds: [KindGroup] = workloadKinds + connectionKinds + storageKinds + accessKinds

private let workloadKinds: [KindGroup] = [
  KindGroup(
    "", ["v1"],
    [
      .namespaced("Binding"),
      .cluster("ComponentStatus", "cs"),
      .namespaced("ConfigMap", "cm"),
      .namespaced("Endpoints", "ep", plural: "endpoints"),
      .namespaced("Event", "ev"),
      .namespaced("LimitRange", "limits"),
      .cluster("Namespace", "ns"),
      .cluster("Node", "no"),
      .namespaced("PersistentVolumeClaim", "pvc"),
      .cluster("PersistentVolume", "pv"),
      .namespaced("Pod", "po", all: true),
      .namespaced("PodTemplate"),
      .namespaced("ReplicationController", "rc", all: true),
      .namespaced("ResourceQuota", "quota"),
      .namespaced("Secret"),
      .namespaced("ServiceAccount", "sa"),
      .namespaced("Service", "svc", all: true),
    ]),
  KindGroup(
    "apps", ["v1"],
    [
      .namespaced("ControllerRevision"),
      .namespaced("DaemonSet", "ds", all: true),
      .namespaced("Deployment", "deploy", all: true),
      .namespaced("ReplicaSet", "rs", all: true),
      .namespaced("StatefulSet", "sts", all: true),
    ]),
  KindGroup(
    "batch", ["v1"],
    [
      .namespaced("CronJob", "cj", all: true, versions: ["v1", .init("v1beta1", until: 24)]),
      .namespaced("Job", all: true),
    ]),
  KindGroup(
    "autoscaling", ["v2", "v1", .init("v2beta2", until: 25), .init("v2beta1", until: 24)],
    [.namespaced("HorizontalPodAutoscaler", "hpa", all: true)]),
  KindGroup(
    "policy", ["v1", .init("v1beta1", until: 24)],
    [
      .namespaced("PodDisruptionBudget", "pdb"),
      .cluster("PodSecurityPolicy", "psp", versions: [.init("v1beta1", until: 24)]),
    ]),
  KindGroup("scheduling.k8s.io", ["v1"], [.cluster("PriorityClass", "pc")]),
  KindGroup("node.k8s.io", ["v1", .init("v1beta1", until: 24)], [.cluster("RuntimeClass")]),
  KindGroup("coordination.k8s.io", ["v1"], [.namespaced("Lease")]),
  KindGroup("events.k8s.io", ["v1", .init("v1beta1", until: 24)], [.namespaced("Event", "ev")]),
]

private let connectionKinds: [KindGroup] = [
  KindGroup(
    "networking.k8s.io", ["v1"],
    [
      .namespaced("Ingress", "ing"),
      .cluster("IngressClass"),
      .namespaced("NetworkPolicy", "netpol"),
      .cluster("ClusterCIDR", "cc", versions: [.init("v1alpha1", since: 25, until: 28)]),
      .cluster("IPAddress", "ip", versions: addressVersions),
      .cluster("ServiceCIDR", versions: addressVersions),
    ]),
  KindGroup("discovery.k8s.io", ["v1", .init("v1beta1", until: 24)], [.namespaced("EndpointSlice")]),
]

private let addressVersions: [KubernetesKind.Version] = [
  .init("v1", since: 33), .init("v1beta1", since: 31), .init("v1alpha1", since: 27, until: 30),
]

private let storageKinds: [KindGroup] = [
  KindGroup(
    "storage.k8s.io", ["v1"],
    [
      .cluster("CSIDriver"),
      .cluster("CSINode"),
      .namespaced(
        "CSIStorageCapacity", plural: "csistoragecapacities", versions: ["v1", .init("v1beta1", until: 26)]),
      .cluster("StorageClass", "sc"),
      .cluster("VolumeAttachment"),
      .cluster(
        "VolumeAttributesClass", "vac",
        versions: [.init("v1", since: 34), .init("v1beta1", since: 31), .init("v1alpha1", since: 29)]),
    ])
]

private let accessKinds: [KindGroup] = [
  KindGroup(
    "rbac.authorization.k8s.io", ["v1"],
    [.cluster("ClusterRoleBinding"), .cluster("ClusterRole"), .namespaced("RoleBinding"), .namespaced("Role")])
]
