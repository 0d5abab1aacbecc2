import ForgeYAML

// What rules ask of an environment, beside objects by name.

extension Environment {
  /// Kinds that make pods which no manifest shows, or that put labels on pods of others.
  private static let podlessGroups: Set<String> = [
    "", "apps", "batch", "autoscaling", "policy", "rbac.authorization.k8s.io", "networking.k8s.io", "storage.k8s.io",
    "apiextensions.k8s.io", "admissionregistration.k8s.io", "apiregistration.k8s.io", "scheduling.k8s.io",
    "coordination.k8s.io", "discovery.k8s.io", "node.k8s.io", "certificates.k8s.io", "flowcontrol.apiserver.k8s.io",
    "events.k8s.io", "gateway.networking.k8s.io", "cert-manager.io", "external-secrets.io", "keda.sh",
    "autoscaling.k8s.io", "bitnami.com", "networking.istio.io", "security.istio.io", "telemetry.istio.io", "traefik.io",
    "kyverno.io", "cilium.io", "crd.projectcalico.org", "snapshot.storage.k8s.io",
  ]
  private static let podlessKinds: Set<String> = [
    "ServiceMonitor", "PodMonitor", "PrometheusRule", "Probe", "AlertmanagerConfig", "ScrapeConfig", "Rollout",
  ]

  /// The objects that make pods, in a namespace.
  package func workloads(in namespace: String?) -> [KubernetesObject] {
    objects.filter { $0.namespace == namespace && $0.pods != nil }
  }

  /// Whether pods may run that no manifest here shows: parts are unknown, or an operator makes them.
  package var mayHaveOtherPods: Bool {
    !isComplete
      || objects.contains { !Self.podlessGroups.contains($0.group) && !Self.podlessKinds.contains($0.kind) }
  }

  /// The names of Secrets that controllers make from other objects, in a namespace.
  package func derivedSecrets(in namespace: String?) -> Set<String> {
    Set(objects.filter { $0.namespace == namespace }.flatMap(\.secretNames))
  }
}

extension KubernetesObject {
  /// The names of the Secrets that an operator makes for this object.
  package var secretNames: [String] {
    let spec = root["spec"]
    switch kind {
    case "ExternalSecret": return [spec?["target"]?["name"]?.text ?? name]
    case "SealedSecret": return [spec?["template"]?["metadata"]?["name"]?.text ?? name]
    case "Certificate": return [spec?["secretName"]?.text].compactMap(\.self)
    // cert-manager makes the Secrets of an Ingress that asks for it.
    case "Ingress", "Gateway": return (spec?["tls"]?.sequence ?? []).compactMap { $0["secretName"]?.text }
    default: return []
    }
  }
}
