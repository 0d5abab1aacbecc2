package import ForgeDiagnostics

extension Rule<Manifests> {
  package static let duplicateObject = Rule(
    "manifests/duplicate-object", .error, "Two objects with one identity",
    why: """
      Group, kind, namespace and name tell objects apart in a cluster. Of two manifests for one object the one that is
      applied last wins, and which that is depends on the tool. Helm refuses such a release. In folders that nothing names as an environment only objects of
      one file are compared: files beside each other may be alternatives.
      """,
    examples: [
      .good("\(settings("api"))---\n\(settings("ui"))", file: "deploy/settings.yaml"),
      .bad("\(settings("api"))---\n\(settings("«api»"))", file: "deploy/settings.yaml"),
    ]
  ) { manifests, report in
    for environment in manifests.environments {
      var seen: [Identity: KubernetesObject] = [:]
      for object in environment.objects where !object.name.isEmpty {
        let identity = Identity(
          group: object.group, kind: object.kind, namespace: object.namespace, name: object.name)
        guard let first = seen[identity] else {
          seen[identity] = object
          continue
        }
        guard !environment.holdsAlternatives || object.place.path == first.place.path else { continue }
        // Hooks at different events may share a name: each is deleted before the next is made.
        guard object.hookEvents == nil, first.hookEvents == nil else { continue }
        report(.duplicate(object), at: object.place, notes: [Note(.firstOne, at: first.place)])
      }
    }
  }
}

private func settings(_ name: String) -> String {
  "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: \(name)\n"
}

extension Environment {
  /// Whether it is a folder of plain manifests that was found, not named.
  fileprivate var holdsAlternatives: Bool {
    if case .manifests = declaration.source { return declaration.range == nil }
    return false
  }
}

/// What tells objects apart in a cluster.
private struct Identity: Hashable {
  let group: String
  let kind: String
  let namespace: String?
  let name: String
}

extension Message {
  fileprivate static func duplicate(_ object: KubernetesObject) -> Message {
    let place = object.namespace.map { " in namespace `\($0)`" } ?? ""
    return "\(object.kind) `\(object.name)` is there already\(place)"
  }

  fileprivate static let firstOne: Message = "the other one is here"
}
