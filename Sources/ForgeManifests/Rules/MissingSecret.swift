package import ForgeDiagnostics
import ForgeYAML

extension Rule<Manifests> {
  package static let missingSecret = Rule(
    "manifests/missing-secret", .warning, "Secret that nothing in the repository creates",
    why: """
      The pod does not start without it. Secrets are often made by hand, which no manifest shows: then a runbook should say
      how. One that a command of a page makes counts as made, and so do those of External Secrets, Sealed Secrets and
      cert-manager.
      """,
    examples: [
      .good(
        ManifestExample.deployment(reading: reading("tokens")), file: "deploy/api.yaml",
        among: ["deploy/tokens.yaml": tokens]),
      .bad(
        ManifestExample.deployment(reading: reading("«token»")), file: "deploy/api.yaml",
        among: ["deploy/tokens.yaml": tokens]),
    ]
  ) { manifests, report in
    for environment in manifests.environments where environment.isComplete {
      for object in environment.objects {
        let secrets = (object.pods?.references ?? []).filter { $0.kind == "Secret" && !$0.isOptional }
        guard !secrets.isEmpty else { continue }
        let derived = environment.derivedSecrets(in: object.namespace)
        for reference in secrets {
          guard let name = reference.name.text, !derived.contains(name), !manifests.secretsOfPages.contains(name),
            environment.object("Secret", name, in: object.namespace) == nil
          else { continue }
          let made = environment.objects(ofKind: "Secret").filter { $0.namespace == object.namespace }.map(\.name)
          let nearest = report.nearest(to: name, among: made + derived.sorted())
          report(.missing(name, object).suggesting(nearest), at: reference.name.range, fix: reference.fix(nearest))
        }
      }
    }
  }
}

private func reading(_ name: String) -> String {
  """
                  secretKeyRef:
                    name: \(name)
                    key: level
  """
}

private let tokens = "apiVersion: v1\nkind: Secret\nmetadata:\n  name: tokens\nstringData:\n  level: info\n"

extension Message {
  fileprivate static func missing(_ name: String, _ object: KubernetesObject) -> Message {
    "\(object.kind) `\(object.name)` needs Secret `\(name)`, which nothing here creates"
  }
}
