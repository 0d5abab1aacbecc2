/// The lists of built-in kinds that a patch merges by key, as Kubernetes declares them (`x-kubernetes-patch-merge-key`
/// and `x-kubernetes-list-map-keys` of its OpenAPI document, 1.21, which Kustomize 5 goes by).
enum BuiltInMergeTypes {
  /// One type a line: its fields, each with `:` and its type, and for a list that is merged `*` and its keys.
  static let table = """
    APIService metadata:ObjectMeta status:APIServiceStatus
    APIServiceStatus conditions*type
    CSINode metadata:ObjectMeta spec:CSINodeSpec
    CSINodeSpec drivers*name
    ComponentStatus conditions*type metadata:ObjectMeta
    Container env*name ports*containerPort+protocol volumeDevices*devicePath volumeMounts*mountPath
    CronJob metadata:ObjectMeta spec:CronJobSpec
    CronJobSpec jobTemplate:JobTemplateSpec
    DaemonSet metadata:ObjectMeta spec:DaemonSetSpec status:DaemonSetStatus
    DaemonSetSpec template:PodTemplateSpec
    DaemonSetStatus conditions*type
    Deployment metadata:ObjectMeta spec:DeploymentSpec status:DeploymentStatus
    DeploymentSpec template:PodTemplateSpec
    DeploymentStatus conditions*type
    EphemeralContainer env*name volumeDevices*devicePath volumeMounts*mountPath
    EphemeralVolumeSource volumeClaimTemplate:PersistentVolumeClaimTemplate
    Job metadata:ObjectMeta spec:JobSpec status:JobStatus
    JobSpec template:PodTemplateSpec
    JobStatus conditions*type
    JobTemplateSpec metadata:ObjectMeta spec:JobSpec
    MutatingWebhookConfiguration metadata:ObjectMeta webhooks*name
    Namespace metadata:ObjectMeta status:NamespaceStatus
    NamespaceStatus conditions*type
    Node metadata:ObjectMeta spec:NodeSpec status:NodeStatus
    NodeSpec podCIDRs*
    NodeStatus addresses*type conditions*type
    ObjectMeta finalizers* ownerReferences*uid
    PersistentVolumeClaim metadata:ObjectMeta status:PersistentVolumeClaimStatus
    PersistentVolumeClaimStatus conditions*type
    Pod metadata:ObjectMeta spec:PodSpec status:PodStatus
    PodDisruptionBudget metadata:ObjectMeta status:PodDisruptionBudgetStatus
    PodDisruptionBudgetStatus conditions*type
    PodSpec containers:Container*name ephemeralContainers:EphemeralContainer*name hostAliases*ip \
    imagePullSecrets*name initContainers:Container*name topologySpreadConstraints*topologyKey+whenUnsatisfiable \
    volumes:Volume*name
    PodStatus conditions*type podIPs*ip
    PodTemplate metadata:ObjectMeta template:PodTemplateSpec
    PodTemplateSpec metadata:ObjectMeta spec:PodSpec
    ReplicaSet metadata:ObjectMeta spec:ReplicaSetSpec status:ReplicaSetStatus
    ReplicaSetSpec template:PodTemplateSpec
    ReplicaSetStatus conditions*type
    ReplicationController metadata:ObjectMeta spec:ReplicationControllerSpec status:ReplicationControllerStatus
    ReplicationControllerSpec template:PodTemplateSpec
    ReplicationControllerStatus conditions*type
    Service metadata:ObjectMeta spec:ServiceSpec status:ServiceStatus
    ServiceAccount metadata:ObjectMeta secrets*name
    ServiceSpec ports*port+protocol
    ServiceStatus conditions*type
    StatefulSet metadata:ObjectMeta spec:StatefulSetSpec status:StatefulSetStatus
    StatefulSetSpec template:PodTemplateSpec
    StatefulSetStatus conditions*type
    ValidatingWebhookConfiguration metadata:ObjectMeta webhooks*name
    Volume ephemeral:EphemeralVolumeSource
    """

  /// The kinds of each group and version.
  static let kinds: [String: String] = [
    "admissionregistration.k8s.io/v1": "MutatingWebhookConfiguration ValidatingWebhookConfiguration",
    "admissionregistration.k8s.io/v1beta1": "MutatingWebhookConfiguration ValidatingWebhookConfiguration",
    "apiextensions.k8s.io/v1": "CustomResourceDefinition",
    "apiextensions.k8s.io/v1beta1": "CustomResourceDefinition",
    "apiregistration.k8s.io/v1": "APIService",
    "apiregistration.k8s.io/v1beta1": "APIService",
    "apps/v1": "ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet",
    "authentication.k8s.io/v1": "TokenRequest TokenReview",
    "authentication.k8s.io/v1beta1": "TokenReview",
    "authorization.k8s.io/v1": """
    LocalSubjectAccessReview SelfSubjectAccessReview SelfSubjectRulesReview SubjectAccessReview
    """,
    "authorization.k8s.io/v1beta1": """
    LocalSubjectAccessReview SelfSubjectAccessReview SelfSubjectRulesReview SubjectAccessReview
    """,
    "autoscaling/v1": "HorizontalPodAutoscaler Scale",
    "autoscaling/v2beta1": "HorizontalPodAutoscaler",
    "autoscaling/v2beta2": "HorizontalPodAutoscaler",
    "batch/v1": "CronJob Job",
    "batch/v1beta1": "CronJob",
    "certificates.k8s.io/v1": "CertificateSigningRequest",
    "certificates.k8s.io/v1beta1": "CertificateSigningRequest",
    "coordination.k8s.io/v1": "Lease",
    "coordination.k8s.io/v1beta1": "Lease",
    "discovery.k8s.io/v1": "EndpointSlice",
    "discovery.k8s.io/v1beta1": "EndpointSlice",
    "events.k8s.io/v1": "Event",
    "events.k8s.io/v1beta1": "Event",
    "extensions/v1beta1": "Ingress",
    "flowcontrol.apiserver.k8s.io/v1beta1": "FlowSchema PriorityLevelConfiguration",
    "networking.k8s.io/v1": "Ingress IngressClass NetworkPolicy",
    "networking.k8s.io/v1beta1": "Ingress IngressClass",
    "node.k8s.io/v1": "RuntimeClass",
    "node.k8s.io/v1beta1": "RuntimeClass",
    "policy/v1": "PodDisruptionBudget",
    "policy/v1beta1": "Eviction PodDisruptionBudget PodSecurityPolicy",
    "rbac.authorization.k8s.io/v1": "ClusterRole ClusterRoleBinding Role RoleBinding",
    "rbac.authorization.k8s.io/v1beta1": "ClusterRole ClusterRoleBinding Role RoleBinding",
    "scheduling.k8s.io/v1": "PriorityClass",
    "scheduling.k8s.io/v1beta1": "PriorityClass",
    "storage.k8s.io/v1": "CSIDriver CSINode StorageClass VolumeAttachment",
    "storage.k8s.io/v1beta1": "CSIDriver CSINode CSIStorageCapacity StorageClass VolumeAttachment",
    "v1": """
    Binding ComponentStatus ConfigMap Endpoints Event LimitRange Namespace Node PersistentVolume \
    PersistentVolumeClaim Pod PodTemplate ReplicationController ResourceQuota Secret Service ServiceAccount
    """,
  ]
}
