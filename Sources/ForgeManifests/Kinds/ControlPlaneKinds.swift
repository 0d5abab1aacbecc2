/// What configures the API server and the scheduler rather than a workload. Versions follow the lifecycle markers in
/// `k8s.io/api` and the deprecation guide of Kubernetes.
let controlPlaneKinds: [KindGroup] = admissionKinds + reviewKinds + schedulingKinds

private let extensions = ["api-extensions"]

private let admissionKinds: [KindGroup] = [
  KindGroup(
    "admissionregistration.k8s.io", ["v1"], in: extensions,
    [
      .cluster("MutatingWebhookConfiguration"),
      .cluster("ValidatingWebhookConfiguration"),
      .cluster("ValidatingAdmissionPolicy", versions: validatingVersions),
      .cluster("ValidatingAdmissionPolicyBinding", versions: validatingVersions),
      .cluster("MutatingAdmissionPolicy", versions: mutatingVersions),
      .cluster("MutatingAdmissionPolicyBinding", versions: mutatingVersions),
    ]),
  KindGroup("apiextensions.k8s.io", ["v1"], in: extensions, [.cluster("CustomResourceDefinition", "crd", "crds")]),
  KindGroup("apiregistration.k8s.io", ["v1"], in: extensions, [.cluster("APIService")]),
]

private let validatingVersions: [KubernetesKind.Version] = [
  .init("v1", since: 30), .init("v1beta1", since: 28, until: 33), .init("v1alpha1", since: 26),
]

private let mutatingVersions: [KubernetesKind.Version] = [
  .init("v1beta1", since: 34), .init("v1alpha1", since: 32),
]

private let reviewKinds: [KindGroup] = [
  KindGroup(
    "authentication.k8s.io", ["v1"],
    [
      .cluster("TokenReview"),
      .cluster(
        "SelfSubjectReview",
        versions: [.init("v1", since: 28), .init("v1beta1", since: 27), .init("v1alpha1", since: 26)]),
    ]),
  KindGroup(
    "authorization.k8s.io", ["v1"],
    [
      .namespaced("LocalSubjectAccessReview"), .cluster("SelfSubjectAccessReview"),
      .cluster("SelfSubjectRulesReview"), .cluster("SubjectAccessReview"),
    ]),
  KindGroup(
    "certificates.k8s.io", ["v1"],
    [
      .cluster("CertificateSigningRequest", "csr"),
      .cluster("ClusterTrustBundle", versions: [.init("v1beta1", since: 33), .init("v1alpha1", since: 27)]),
      .namespaced("PodCertificateRequest", versions: [.init("v1alpha1", since: 34)]),
    ]),
  KindGroup("internal.apiserver.k8s.io", ["v1alpha1"], [.cluster("StorageVersion")]),
  KindGroup(
    "storagemigration.k8s.io", [.init("v1alpha1", since: 30)], [.cluster("StorageVersionMigration")]),
  KindGroup(
    "coordination.k8s.io",
    [.init("v1beta1", since: 33), .init("v1alpha2", since: 32), .init("v1alpha1", since: 31, until: 31)],
    [.namespaced("LeaseCandidate")]),
]

private let schedulingKinds: [KindGroup] = [
  KindGroup(
    "flowcontrol.apiserver.k8s.io",
    [
      .init("v1", since: 29), .init("v1beta3", since: 26, until: 31), .init("v1beta2", until: 28),
      .init("v1beta1", until: 25),
    ],
    [.cluster("FlowSchema"), .cluster("PriorityLevelConfiguration")]),
  KindGroup(
    "resource.k8s.io", [],
    [
      .namespaced("ResourceClaim", versions: claimVersions),
      .namespaced("ResourceClaimTemplate", versions: claimVersions),
      .cluster("DeviceClass", versions: structuredVersions + [.init("v1alpha3", since: 31, until: 32)]),
      .cluster("ResourceSlice", versions: sliceVersions),
      .cluster("DeviceTaintRule", versions: [.init("v1alpha3", since: 33)]),
      .cluster("ResourceClass", plural: "resourceclasses", versions: classicVersions),
      .namespaced("PodScheduling", versions: [.init("v1alpha1", since: 26, until: 26)]),
      .namespaced("PodSchedulingContext", versions: podSchedulingVersions),
      .namespaced("ResourceClaimParameters", plural: "resourceclaimparameters", versions: parameterVersions),
      .namespaced("ResourceClassParameters", plural: "resourceclassparameters", versions: parameterVersions),
    ]),
]

/// Dynamic resource allocation with structured parameters, since its rewrite in 1.31.
private let structuredVersions: [KubernetesKind.Version] = [
  .init("v1", since: 34), .init("v1beta2", since: 33), .init("v1beta1", since: 32),
]

private let classicVersions: [KubernetesKind.Version] = [
  .init("v1alpha2", since: 27, until: 30), .init("v1alpha1", since: 26, until: 26),
]

private let claimVersions: [KubernetesKind.Version] =
  structuredVersions + [.init("v1alpha3", since: 31, until: 32)] + classicVersions

private let sliceVersions: [KubernetesKind.Version] =
  structuredVersions + [.init("v1alpha3", since: 31, until: 32), .init("v1alpha2", since: 30, until: 30)]

private let podSchedulingVersions: [KubernetesKind.Version] = [
  .init("v1alpha3", since: 31, until: 31), .init("v1alpha2", since: 27, until: 30),
]

private let parameterVersions: [KubernetesKind.Version] = [.init("v1alpha2", since: 30, until: 30)]
