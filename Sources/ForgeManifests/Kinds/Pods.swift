package import ForgeYAML

/// The pods that an object makes: itself, for a Pod, or those of its template.
///
/// Every part is a node of the object's tree, so that it still says where it is written.
package struct PodTemplate: Sendable {
  /// The object that makes the pods, or is the pod.
  package let owner: KubernetesObject
  /// `metadata` of the template; nil where it has none, as CronJobs of which only the spec matters.
  package let metadata: YAMLNode?
  /// The PodSpec.
  package let spec: YAMLNode

  /// The template of `object`; nil where the object makes no pods, or leaves it to another (`workloadRef`).
  package init?(of object: KubernetesObject) {
    guard let holder = Self.holder(of: object), let spec = holder["spec"], spec.mapping != nil else { return nil }
    owner = object
    metadata = holder["metadata"]
    self.spec = spec
  }

  /// What has the `metadata` and `spec` of the pods.
  private static func holder(of object: KubernetesObject) -> YAMLNode? {
    let root = object.root
    switch (object.group, object.kind) {
    case ("", "Pod"): return root
    case ("", "PodTemplate"): return root["template"]
    case ("batch", "CronJob"): return root["spec"]?["jobTemplate"]?["spec"]?["template"]
    case ("keda.sh", "ScaledJob"): return root["spec"]?["jobTargetRef"]?["template"]
    default:
      // Deployments and all that are made after them, whatever their group.
      let template = root["spec"]?["template"]
      return template?["spec"]?["containers"]?.sequence == nil ? nil : template
    }
  }

  /// The labels that the pods carry.
  package var labels: [YAMLMapping.Pair] { metadata?["labels"]?.mapping?.pairs ?? [] }

  /// The annotations that the pods carry.
  package var annotations: [YAMLMapping.Pair] { metadata?["annotations"]?.mapping?.pairs ?? [] }

  /// The account the pods run as; `default` where this is nil.
  package var serviceAccountName: YAMLNode? { spec["serviceAccountName"] ?? spec["serviceAccount"] }

  /// The names of the Secrets that open the registries.
  package var imagePullSecrets: [YAMLNode] {
    (spec["imagePullSecrets"]?.sequence ?? []).compactMap { $0["name"] }
  }

  /// Every container: those that start the pod first, then those that run, then ephemeral ones.
  package var containers: [PodContainer] {
    [("initContainers", PodContainer.Role.initial), ("containers", .main), ("ephemeralContainers", .ephemeral)]
      .flatMap { key, role in (spec[key]?.sequence ?? []).map { PodContainer($0, role: role) } }
  }

  /// The container of this name, whatever its role.
  package func container(named name: String) -> PodContainer? {
    containers.first { $0.name?.text == name }
  }

  /// The container that `kubectl logs` and `exec` choose where none is named: the one that the annotation
  /// `kubectl.kubernetes.io/default-container` names, else the first of `containers`.
  package var defaultContainer: PodContainer? {
    let annotation = annotations.first { $0.key.text == "kubectl.kubernetes.io/default-container" }
    return annotation?.value.text.flatMap { container(named: $0) } ?? containers.first { $0.role == .main }
  }

  /// Everything that the pods run as, mount and read.
  package var references: [PodReference] {
    let account = serviceAccountName.map { PodReference(kind: "ServiceAccount", name: $0) }
    let secrets = imagePullSecrets.map { PodReference(kind: "Secret", name: $0, isOptional: true) }
    return [account].compactMap(\.self) + secrets + volumes.flatMap(\.references)
      + containers.flatMap { $0.environmentSources + $0.environment.compactMap(\.reference) }
  }

  /// The volumes of the spec, then those that a StatefulSet claims for each pod.
  package var volumes: [PodVolume] {
    let written = (spec["volumes"]?.sequence ?? []).map { PodVolume($0, isClaimTemplate: false) }
    guard owner.kind == "StatefulSet" else { return written }
    return written
      + (owner.root["spec"]?["volumeClaimTemplates"]?.sequence ?? []).map { PodVolume($0, isClaimTemplate: true) }
  }
}

extension PodTemplate {
  /// How many pods are asked for; nil where that depends on the cluster (a DaemonSet) or on an autoscaler that the text
  /// leaves alone with no number.
  package var replicas: Int? {
    let spec = owner.root["spec"]
    switch owner.kind {
    case "Pod": return 1
    case "DaemonSet", "CronJob", "ScaledJob", "PodTemplate": return nil
    case "Job": return spec?["parallelism"]?.int ?? 1
    case "Service", "Configuration": return nil
    default: return spec?["replicas"].map(\.int) ?? 1
    }
  }

  /// Where the number of replicas is written.
  package var replicasNode: YAMLNode? {
    owner.root["spec"]?[owner.kind == "Job" ? "parallelism" : "replicas"]
  }

  /// The names that the pods will have.
  package var podNames: PodNames {
    let name = owner.name
    switch owner.kind {
    case "Pod":
      guard name.isEmpty else { return PodNames(.exact([name])) }
      return PodNames(.generated(owner.root["metadata"]?["generateName"]?.text ?? "", parts: []))
    case "StatefulSet":
      let start = max(owner.root["spec"]?["ordinals"]?["start"]?.int ?? 0, 0)
      let count = min(max(replicas ?? 1, 0), PodNames.mostListed)
      return PodNames(.ordinals(name, start: start, count: count))
    case "Deployment", "Rollout": return PodNames(.generated("\(name)-", parts: [.hash]))
    case "CronJob": return PodNames(.generated("\(name)-", parts: [.digits]))
    case "Job" where owner.root["spec"]?["completionMode"]?.text == "Indexed":
      return PodNames(.generated("\(name)-", parts: [.digits]))
    case "Service", "Configuration":
      // A revision of Knative is a Deployment of its own.
      return PodNames(.generated("\(name)-", parts: [.digits, .word("deployment"), .hash]))
    default: return PodNames(.generated("\(name)-", parts: []))
    }
  }
}
