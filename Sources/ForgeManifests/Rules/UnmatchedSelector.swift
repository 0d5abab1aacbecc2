package import ForgeDiagnostics
import ForgeYAML

extension Rule<Manifests> {
  package static let unmatchedSelector = Rule(
    "manifests/unmatched-selector", .error, "Selector that matches no pods",
    why: """
      A Service without pods answers nothing, a disruption budget protects nothing, a network policy isolates nothing, and a
      Deployment whose selector misses its own template is refused. Labels must be equal, key and value. Where parts of the
      environment are unknown, an operator makes pods, or nothing in the namespace has any, nothing is said.
      """,
    examples: [
      .good(
        ManifestExample.service, file: "deploy/service.yaml", among: ["deploy/api.yaml": ManifestExample.deployment]),
      .bad(
        ManifestExample.service.replacing("app: api", with: "«app: apis»"), file: "deploy/service.yaml",
        among: ["deploy/api.yaml": ManifestExample.deployment]),
    ]
  ) { manifests, report in
    for environment in manifests.environments {
      for object in environment.objects {
        guard let (selector, node) = object.podSelector, !selector.isEmpty else { continue }
        if let template = object.pods {
          guard !selector.matches(template.labelTexts) else { continue }
          report(
            .ownTemplate(object), at: node.range,
            notes: [Note(.template, at: (template.metadata ?? template.spec).range)])
          continue
        }
        guard !environment.mayHaveOtherPods else { continue }
        let pods = environment.workloads(in: object.namespace)
        if pods.contains(where: { selector.matches($0.pods?.labelTexts ?? [:]) }) { continue }
        // Where nothing here runs, others bring what does; unless it runs in another namespace.
        guard !pods.isEmpty || environment.objects.contains(where: { selector.matches($0.pods?.labelTexts ?? [:]) })
        else { continue }
        report(.noPods(object), at: node.range)
      }
    }
  }
}

extension KubernetesObject {
  /// The selector of pods of the same namespace, and the node that holds it.
  fileprivate var podSelector: (LabelSelector, YAMLNode)? {
    let spec = root["spec"]
    switch kind {
    case "Service":
      guard let node = spec?["selector"], spec?["type"]?.text != "ExternalName" else { return nil }
      return (LabelSelector(labels: node), node)
    case "ReplicationController": return spec?["selector"].map { (LabelSelector(labels: $0), $0) }
    case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Rollout", "PodDisruptionBudget":
      return spec?["selector"].map { (LabelSelector($0), $0) }
    case "NetworkPolicy": return spec?["podSelector"].map { (LabelSelector($0), $0) }
    default: return nil
    }
  }
}

extension Message {
  fileprivate static func ownTemplate(_ object: KubernetesObject) -> Message {
    "selector of \(object.kind) `\(object.name)` does not match the labels of its own template"
  }

  fileprivate static func noPods(_ object: KubernetesObject) -> Message {
    "selector of \(object.kind) `\(object.name)` matches no pods"
  }

  fileprivate static let template: Message = "the template is here"
}
