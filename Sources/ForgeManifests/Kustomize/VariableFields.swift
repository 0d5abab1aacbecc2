extension FieldSpec {
  /// The fields in which `$(NAME)` of a kustomization's `vars` is replaced (`builtinpluginconsts/varreference.go`).
  static let variables: [FieldSpec] =
    pods.flatMap { pod in
      ["containers", "initContainers"].flatMap { list in
        ["args", "command", "env/value", "volumeMounts/mountPath"].map {
          FieldSpec("\(pod.path)/\(list)/\($0)", kind: pod.kind)
        }
      } + [FieldSpec("\(pod.path)/volumes/nfs/server", kind: pod.kind)]
    } + [
      FieldSpec("spec/rules/host", kind: "Ingress"),
      FieldSpec("spec/tls/hosts", kind: "Ingress"),
      FieldSpec("spec/tls/secretName", kind: "Ingress"),
      FieldSpec("spec/ports/port", kind: "Service"),
      FieldSpec("spec/ports/targetPort", kind: "Service"),
      FieldSpec("spec/volumeClaimTemplates/spec/nfs/server", kind: "StatefulSet"),
      FieldSpec("spec/nfs/server", kind: "PersistentVolume"),
      FieldSpec("metadata/labels"),
      FieldSpec("metadata/annotations"),
    ]

  private static let pods: [(kind: String, path: String)] =
    [("CronJob", "spec/jobTemplate/spec/template/spec"), ("Pod", "spec")]
    + ["DaemonSet", "Deployment", "Job", "ReplicaSet", "StatefulSet"].map { ($0, "spec/template/spec") }
}
