import ForgeDiagnostics
import ForgeManifests

extension KubectlCommand {
  /// The conditions that controllers set on objects of Kubernetes' own kinds, by kind (the API's reference of each).
  private static let conditions: [String: [String]] = [
    "Deployment": ["Available", "Progressing", "ReplicaFailure"], "ReplicaSet": ["ReplicaFailure"],
    "StatefulSet": [], "DaemonSet": [],
    "Job": ["Complete", "Failed", "Suspended", "FailureTarget", "SuccessCriteriaMet"],
    "CronJob": [], "Service": [], "ConfigMap": [], "Secret": [], "Ingress": [], "ServiceAccount": [],
    "PersistentVolumeClaim": [
      "Resizing", "FileSystemResizePending", "ControllerResizeError", "NodeResizeError", "ModifyVolumeError",
      "ModifyingVolume",
    ],
    "HorizontalPodAutoscaler": ["AbleToScale", "ScalingActive", "ScalingLimited"],
    "PodDisruptionBudget": ["DisruptionAllowed"],
    "Pod": [
      "Ready", "PodScheduled", "Initialized", "ContainersReady", "PodReadyToStartContainers", "DisruptionTarget",
    ],
    "Node": ["Ready", "MemoryPressure", "DiskPressure", "PIDPressure", "NetworkUnavailable"],
  ]
  /// Kinds on which others set conditions of their own.
  private static let isOpen: Set<String> = ["Pod", "Node"]

  /// Claims `wait --for=condition=NAME`: one that no controller sets is waited for until the timeout.
  func conditions(_ kinds: [KubernetesKind], _ run: inout PageRun) {
    guard kinds.count == 1, run.repository.kinds.isBuiltIn(kinds[0]), let known = Self.conditions[kinds[0].kind] else {
      return
    }
    for goal in line.values("--for") where goal.isKnown && goal.text.hasPrefix("condition=") {
      let value = goal.dropFirst("condition=".utf8.count)
      let word = value.split(at: "=")?.before ?? value
      // kubectl compares without regard to case.
      let isKnown = known.contains { $0.lowercased() == word.text.lowercased() }
      if !isKnown, Self.isOpen.contains(kinds[0].kind) { continue }
      let kind: Message = "\(kinds[0].kind)"
      let verdict: CommandClaim.Verdict =
        isKnown
        ? .verified([])
        : .contradicted(
          known.isEmpty
            ? "no controller sets a condition on a \(kind)"
            : "no controller sets the condition `\(word.text)` on a \(kind)",
          nearest: known.count > 1 && word.text.lowercased() == "ready" ? known[0] : nil)
      run.claim(Self.tool, .field, word.text, word, verdict)
    }
  }

  /// The fields by which the API server filters, by kind, besides `metadata.name` and `metadata.namespace`
  /// (Kubernetes, "Field Selectors").
  private static let selectable: [String: Set<String>] = [
    "Pod": [
      "spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName", "spec.hostNetwork",
      "status.phase", "status.podIP", "status.podIPs", "status.nominatedNodeName",
    ],
    "Event": [
      "involvedObject.kind", "involvedObject.namespace", "involvedObject.name", "involvedObject.uid",
      "involvedObject.apiVersion", "involvedObject.resourceVersion", "involvedObject.fieldPath", "reason",
      "reportingComponent", "source", "type",
    ],
    "Secret": ["type"], "Namespace": ["status.phase"], "ReplicaSet": ["status.replicas"],
    "ReplicationController": ["status.replicas"], "Job": ["status.successful"], "Node": ["spec.unschedulable"],
    "CertificateSigningRequest": ["spec.signerName"], "Deployment": [], "StatefulSet": [], "DaemonSet": [],
    "Service": ["spec.clusterIP", "spec.type"], "ConfigMap": [], "Ingress": [], "PersistentVolumeClaim": [],
    "CronJob": [],
  ]

  /// Claims `--field-selector`: the server refuses fields that it does not filter by.
  func fieldSelector(_ kinds: [KubernetesKind], _ run: inout PageRun) {
    guard let selector = line.value("--field-selector"), selector.isKnown, kinds.count == 1,
      run.repository.kinds.isBuiltIn(kinds[0]), let known = Self.selectable[kinds[0].kind]
    else { return }
    for term in selector.pieces(",") {
      let name = term.prefix(term.text.prefix { $0 != "=" && $0 != "!" }.utf8.count)
      let isKnown = known.contains(name.text) || ["metadata.name", "metadata.namespace"].contains(name.text)
      run.claim(
        Self.tool, .field, name.text, name,
        isKnown
          ? .verified([])
          : .contradicted(
            "a \(Message(kinds[0].kind)) cannot be selected by the field `\(name.text)`",
            nearest: Suggestion.nearest(to: name.text, among: known.sorted())))
    }
  }
}
