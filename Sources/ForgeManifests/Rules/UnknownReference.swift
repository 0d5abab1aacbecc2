package import ForgeDiagnostics
import ForgeYAML

extension Rule<Manifests> {
  package static let unknownReference = Rule(
    "manifests/unknown-reference", .error, "Reference to a ConfigMap, claim or service account that does not exist",
    why: """
      The pod waits for what it mounts, reads or runs as, and never starts: `CreateContainerConfigError`, or a volume that
      is not found. References that are `optional` may lead to nothing. Where parts of the environment are unknown,
      nothing is said.
      """,
    examples: [
      .good(
        ManifestExample.deployment(reading: reading("settings")), file: "deploy/api.yaml",
        among: ["deploy/settings.yaml": settings]),
      .bad(
        ManifestExample.deployment(reading: reading("«setings»")), file: "deploy/api.yaml",
        among: ["deploy/settings.yaml": settings]),
    ]
  ) { manifests, report in
    for environment in manifests.environments where environment.isComplete {
      for object in environment.objects {
        for reference in (object.pods?.references ?? []) where reference.kind != "Secret" && !reference.isOptional {
          guard let name = reference.name.text, !isGiven(reference.kind, name),
            environment.object(reference.kind, name, in: object.namespace) == nil,
            !object.claims(reference, name)
          else { continue }
          let known = environment.objects(ofKind: reference.kind).filter { $0.namespace == object.namespace }.map(
            \.name)
          let nearest = report.nearest(to: name, among: known)
          report(
            .missing(reference.kind, name, object).suggesting(nearest), at: reference.name.range,
            fix: reference.fix(nearest))
        }
      }
    }
  }

  /// What every namespace has.
  private static func isGiven(_ kind: String, _ name: String) -> Bool {
    kind == "ServiceAccount" && name == "default" || kind == "ConfigMap" && name == "kube-root-ca.crt"
  }
}

extension PodReference {
  /// Puts another name in the place of this one, where it is written as it is used.
  func fix(_ name: String?) -> Fix? {
    guard let name, self.name.range.bytes.count == self.name.text?.utf8.count else { return nil }
    return .replace(self.name.range, with: name)
  }
}

extension KubernetesObject {
  /// Whether the claim is made from the object's own templates.
  fileprivate func claims(_ reference: PodReference, _ name: String) -> Bool {
    guard reference.kind == "PersistentVolumeClaim" else { return false }
    return (root["spec"]?["volumeClaimTemplates"]?.sequence ?? []).contains { template in
      template["metadata"]?["name"]?.text.map { name.hasPrefix("\($0)-\(self.name)-") } ?? false
    }
  }
}

private func reading(_ name: String) -> String {
  """
                  configMapKeyRef:
                    name: \(name)
                    key: level
  """
}

private let settings = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  level: info\n"

extension Message {
  fileprivate static func missing(_ kind: String, _ name: String, _ object: KubernetesObject) -> Message {
    "\(object.kind) `\(object.name)` needs \(kind) `\(name)`, which does not exist"
  }
}
