/// The fields of some kinds that hold the name of an object of another kind.
struct NameReference: Hashable {
  var group = ""
  var version = ""
  var kind: String
  var fields: [FieldSpec]

  /// The references among built-in kinds (`builtinpluginconsts/namereference.go`).
  static let builtIn: [NameReference] =
    ["Deployment", "ReplicationController", "ReplicaSet", "StatefulSet"].map {
      NameReference(kind: $0, fields: [FieldSpec("spec/scaleTargetRef/name", kind: "HorizontalPodAutoscaler")])
    } + [configMap, secret, service, role, clusterRole, serviceAccount, claim, volume, storageClass, priority] + [
      NameReference(
        group: "networking.k8s.io/v1", version: "v1", kind: "IngressClass",
        fields: [FieldSpec("spec/ingressClassName", kind: "Ingress")])
    ]

  /// Where the kinds that run pods hold the pod's spec.
  private static let podSpecs: [(kind: String, path: String)] = [
    ("Pod", "spec"), ("PodTemplate", "template/spec"), ("Deployment", "spec/template/spec"),
    ("ReplicaSet", "spec/template/spec"), ("DaemonSet", "spec/template/spec"),
    ("StatefulSet", "spec/template/spec"), ("Job", "spec/template/spec"),
    ("CronJob", "spec/jobTemplate/spec/template/spec"),
  ]

  private static let controllers: [(kind: String, path: String)] =
    podSpecs.filter { $0.kind != "PodTemplate" && $0.kind != "ReplicaSet" }
    + [("ReplicationController", "spec/template/spec")]

  private static func inPods(_ fields: [String]) -> [FieldSpec] {
    podSpecs.flatMap { pod in
      fields.map { FieldSpec("\(pod.path)/\($0)", version: pod.kind == "Pod" ? "v1" : "", kind: pod.kind) }
    }
  }

  private static func inControllers(_ field: String) -> [FieldSpec] {
    controllers.map { FieldSpec("\($0.path)/\(field)", kind: $0.kind) }
  }

  private static let resourceNames = ["Role", "ClusterRole"].map { FieldSpec("rules/resourceNames", kind: $0) }

  private static let configMap = NameReference(
    version: "v1", kind: "ConfigMap",
    fields: inPods([
      "volumes/configMap/name", "containers/env/valueFrom/configMapKeyRef/name",
      "initContainers/env/valueFrom/configMapKeyRef/name", "containers/envFrom/configMapRef/name",
      "initContainers/envFrom/configMapRef/name", "volumes/projected/sources/configMap/name",
    ]) + [FieldSpec("spec/configSource/configMap", kind: "Node")] + resourceNames + [
      FieldSpec("metadata/annotations/nginx.ingress.kubernetes.io\\/fastcgi-params-configmap", kind: "Ingress")
    ])

  private static let secret = NameReference(
    version: "v1", kind: "Secret",
    fields: inPods([
      "volumes/secret/secretName", "containers/env/valueFrom/secretKeyRef/name",
      "initContainers/env/valueFrom/secretKeyRef/name", "containers/envFrom/secretRef/name",
      "initContainers/envFrom/secretRef/name", "imagePullSecrets/name", "volumes/projected/sources/secret/name",
    ]) + [
      FieldSpec("spec/tls/secretName", kind: "Ingress"),
      FieldSpec("metadata/annotations/ingress.kubernetes.io\\/auth-secret", kind: "Ingress"),
      FieldSpec("metadata/annotations/nginx.ingress.kubernetes.io\\/auth-secret", kind: "Ingress"),
      FieldSpec("metadata/annotations/nginx.ingress.kubernetes.io\\/auth-tls-secret", kind: "Ingress"),
      FieldSpec("imagePullSecrets/name", kind: "ServiceAccount"),
    ]
      + ["secretName", "adminSecretName", "userSecretName", "secretRef"].map {
        FieldSpec("parameters/\($0)", kind: "StorageClass")
      } + resourceNames + [
        FieldSpec(
          "spec/template/spec/containers/env/valueFrom/secretKeyRef/name", group: "serving.knative.dev",
          version: "v1", kind: "Service"),
        FieldSpec("spec/azureFile/secretName", kind: "PersistentVolume"),
      ])

  private static let service = NameReference(
    version: "v1", kind: "Service",
    fields: [
      FieldSpec("spec/serviceName", group: "apps", kind: "StatefulSet"),
      FieldSpec("spec/rules/http/paths/backend/serviceName", kind: "Ingress"),
      FieldSpec("spec/backend/serviceName", kind: "Ingress"),
      FieldSpec("spec/rules/http/paths/backend/service/name", kind: "Ingress"),
      FieldSpec("spec/defaultBackend/service/name", kind: "Ingress"),
      FieldSpec("spec/service/name", group: "apiregistration.k8s.io", kind: "APIService"),
      FieldSpec(
        "webhooks/clientConfig/service", group: "admissionregistration.k8s.io",
        kind: "ValidatingWebhookConfiguration"),
      FieldSpec(
        "webhooks/clientConfig/service", group: "admissionregistration.k8s.io", kind: "MutatingWebhookConfiguration"),
    ])

  private static let rbac = "rbac.authorization.k8s.io"
  private static let role = NameReference(
    group: rbac, kind: "Role", fields: [FieldSpec("roleRef/name", group: rbac, kind: "RoleBinding")])
  private static let clusterRole = NameReference(
    group: rbac, kind: "ClusterRole",
    fields: ["RoleBinding", "ClusterRoleBinding"].map { FieldSpec("roleRef/name", group: rbac, kind: $0) })
  private static let serviceAccount = NameReference(
    version: "v1", kind: "ServiceAccount",
    fields: ["RoleBinding", "ClusterRoleBinding"].map { FieldSpec("subjects", group: rbac, kind: $0) }
      + inControllers("serviceAccountName"))
  private static let claim = NameReference(
    version: "v1", kind: "PersistentVolumeClaim", fields: inControllers("volumes/persistentVolumeClaim/claimName"))
  private static let volume = NameReference(
    version: "v1", kind: "PersistentVolume",
    fields: [
      FieldSpec("spec/volumeName", kind: "PersistentVolumeClaim"),
      FieldSpec("rules/resourceNames", kind: "ClusterRole"),
    ])
  private static let storageClass = NameReference(
    group: "storage.k8s.io", version: "v1", kind: "StorageClass",
    fields: ["PersistentVolume", "PersistentVolumeClaim"].map { FieldSpec("spec/storageClassName", kind: $0) } + [
      FieldSpec("spec/volumeClaimTemplates/spec/storageClassName", kind: "StatefulSet")
    ])
  private static let priority = NameReference(
    group: "scheduling.k8s.io", version: "v1", kind: "PriorityClass", fields: inControllers("priorityClassName"))
}
