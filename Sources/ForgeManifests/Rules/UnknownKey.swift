package import ForgeDiagnostics
import ForgeYAML

extension Rule<Manifests> {
  package static let unknownKey = Rule(
    "manifests/unknown-key", .error, "Key that a ConfigMap or Secret does not have",
    why: """
      The object is there, the key is not: the container stays in `CreateContainerConfigError`, or the volume lacks the
      file. Keys are compared as they are written, capitals included.
      """,
    examples: [
      .good(
        ManifestExample.deployment(reading: reading("level")), file: "deploy/api.yaml",
        among: ["deploy/settings.yaml": settings]),
      .bad(
        ManifestExample.deployment(reading: reading("«LEVEL»")), file: "deploy/api.yaml",
        among: ["deploy/settings.yaml": settings]),
    ]
  ) { manifests, report in
    for environment in manifests.environments {
      for object in environment.objects {
        for reference in (object.pods?.references ?? []) where !reference.isOptional {
          guard let key = reference.key, let text = key.text, let name = reference.name.text,
            let source = environment.object(reference.kind, name, in: object.namespace),
            !source.dataKeys.contains(text)
          else { continue }
          let nearest = report.nearest(to: text, among: source.dataKeys.sorted())
          report(
            .noKey(text, reference.kind, name).suggesting(nearest), at: key.range,
            notes: [Note(.object, at: source.place)])
        }
      }
    }
  }
}

private func reading(_ key: String) -> String {
  """
                  configMapKeyRef:
                    name: settings
                    key: \(key)
  """
}

private let settings = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  level: info\n"

extension Message {
  fileprivate static func noKey(_ key: String, _ kind: String, _ name: String) -> Message {
    "\(kind) `\(name)` has no key `\(key)`"
  }

  fileprivate static let object: Message = "its keys are here"
}
