package import ForgeDiagnostics
import ForgeYAML

extension Rule<Manifests> {
  package static let unknownTarget = Rule(
    "manifests/unknown-target", .error, "Autoscaler of something that does not exist",
    why: """
      The autoscaler watches a workload of this kind and name in its own namespace, finds none, and scales nothing. Where
      parts of the environment are unknown, nothing is said.
      """,
    examples: [
      .good(autoscaler("api"), file: "deploy/hpa.yaml", among: ["deploy/api.yaml": ManifestExample.deployment]),
      .bad(autoscaler("«apis»"), file: "deploy/hpa.yaml", among: ["deploy/api.yaml": ManifestExample.deployment]),
    ]
  ) { manifests, report in
    for environment in manifests.environments where environment.isComplete {
      for object in environment.objects {
        guard let target = object.scaleTarget, let node = target["name"], let name = node.text else { continue }
        let kind = target["kind"]?.text ?? "Deployment"
        guard environment.object(kind, name, in: object.namespace) == nil else { continue }
        let known = environment.objects(ofKind: kind).filter { $0.namespace == object.namespace }.map(\.name)
        let nearest = report.nearest(to: name, among: known)
        report(.noTarget(kind, name, object).suggesting(nearest), at: node.range)
      }
    }
  }
}

extension KubernetesObject {
  fileprivate var scaleTarget: YAMLNode? {
    switch kind {
    case "HorizontalPodAutoscaler", "ScaledObject": root["spec"]?["scaleTargetRef"]
    case "VerticalPodAutoscaler": root["spec"]?["targetRef"]
    default: nil
    }
  }
}

private func autoscaler(_ name: String) -> String {
  """
  apiVersion: autoscaling/v2
  kind: HorizontalPodAutoscaler
  metadata:
    name: api
  spec:
    minReplicas: 2
    maxReplicas: 6
    scaleTargetRef:
      apiVersion: apps/v1
      kind: Deployment
      name: \(name)

  """
}

extension Message {
  fileprivate static func noTarget(_ kind: String, _ name: String, _ object: KubernetesObject) -> Message {
    "\(object.kind) `\(object.name)` scales \(kind) `\(name)`, which does not exist"
  }
}
