import ForgeDiagnostics
import ForgeManifests
import ForgeYAML

/// Objects that no manifest holds, and whose names follow from those that manifests hold.
extension PageRun {
  /// What controllers make with names that can be known.
  func derived(_ kind: KubernetesKind, _ name: String, _ objects: [KubernetesObject]) -> CommandClaim.Verdict? {
    switch kind.resource {
    case "pods": return pod(name, objects)
    case "persistentvolumeclaims":
      for object in objects where object.kind == "StatefulSet" {
        for template in object.root["spec"]?["volumeClaimTemplates"]?.sequence ?? [] {
          guard let claim = template["metadata"]?["name"]?.text, name.hasPrefix("\(claim)-\(object.name)-") else {
            continue
          }
          return ordinal(name.dropFirst("\(claim)-\(object.name)-".count), of: object, called: name, isScaled: false)
        }
      }
    case "secrets":
      for environment in clusters {
        for namespace in Set(objects.compactMap(\.namespace))
        where environment.derivedSecrets(in: namespace).contains(name) {
          let makers = objects.filter { $0.namespace == namespace && $0.secretNames.contains(name) }
          return .verified(makers.map(\.place))
        }
      }
      let needed = objects.flatMap { neededSecrets($0) }.filter { $0.name == name }
      if !needed.isEmpty { return .verified(needed.map(\.range)) }
    case "services": if name == "kubernetes" { return .unverifiable("the cluster brings it, in the namespace default") }
    case "serviceaccounts": if name == "default" { return .verified([]) }
    case "configmaps": if name == "kube-root-ca.crt" { return .verified([]) }
    case "endpoints":
      if let service = objects.first(where: { $0.kind == "Service" && $0.name == name }) {
        return .verified([service.place])
      }
    case "certificates.cert-manager.io":
      let named = objects.flatMap { object in object.tlsSecrets.map { ($0, object.place) } }
      if let (_, place) = named.first(where: { $0.0 == name }) { return .verified([place]) }
      // cert-manager calls a certificate as the Secret of the Ingress that it is for.
      if !objects.contains(where: { $0.kind == kind.kind && $0.name == name }),
        let nearest = Suggestion.nearest(to: name, among: Set(named.map(\.0)).sorted())
      {
        return .contradicted("no Ingress asks for a certificate `\(name)`", nearest: nearest)
      }
    case "jobs.batch":
      if let parent = objects.first(where: { $0.kind == "CronJob" && name.hasPrefix("\($0.name)-") }) {
        return .unverifiable("`\(parent.name)` makes Jobs of its own names")
      }
    default: break
    }
    // A chart goes into any namespace that its reader names.
    let chosen = repository.clusters.filter(\.isChosenByReader).flatMap(\.objects).filter {
      $0.kind == kind.kind && $0.group == kind.group && $0.name == name
    }
    return chosen.isEmpty ? nil : .verified(chosen.map(\.place))
  }

  private func pod(_ name: String, _ objects: [KubernetesObject]) -> CommandClaim.Verdict? {
    for object in objects where object.kind == "StatefulSet" && name.hasPrefix("\(object.name)-") {
      let rest = name.dropFirst(object.name.count + 1)
      if rest.allSatisfy(\.isNumber) { return ordinal(rest, of: object, called: name) }
    }
    if Self.isGenerated(name) { return .unverifiable("a controller gives pods their names") }
    return nil
  }

  /// Whether a name ends as those do that controllers give to pods: `api-7d9f8b6c5d-4xk2p`, `agent-mz5kq`, or as
  /// documentation writes such: `api-xxxxx`, `api-abc12-def34`. Real ones have no vowels (apimachinery, `rand.SafeEncodeString`).
  private static func isGenerated(_ name: String) -> Bool {
    if name.contains("…") { return true }
    let parts = name.split(separator: "-")
    guard parts.count > 1, let last = parts.last, (4...6).contains(last.count) else { return false }
    func isRandom(_ part: Substring) -> Bool {
      part.contains(where: \.isNumber) || !part.contains(where: { "aeiou".contains($0) }) || part == "abcde"
    }
    return isRandom(last)
      || (parts.count > 2 && (5...10).contains(parts[parts.count - 2].count) && isRandom(parts[parts.count - 2]))
  }

  /// A pod or claim of a StatefulSet by its number. Claims stay when it is scaled down.
  private func ordinal(
    _ text: Substring, of set: KubernetesObject, called name: String, isScaled: Bool = true
  ) -> CommandClaim.Verdict {
    let declared = set.root["spec"]?["replicas"]?.text.flatMap { Int($0) } ?? 1
    let replicas = (isScaled ? world.cluster.replicas[set.name] : nil) ?? declared
    guard let number = Int(text) else { return .unverifiable("a controller gives pods their names") }
    if number < replicas { return .verified([set.place]) }
    return .contradicted(
      "StatefulSet `\(set.name)` has \(Message(replicas == 1 ? "1 replica" : "\(replicas) replicas")), and no `\(name)`",
      nearest: nil)
  }

  /// The Secrets without which the pods of an object do not start, and where they are named: somebody has made them.
  func neededSecrets(_ object: KubernetesObject) -> [(name: String, range: SourceRange)] {
    (object.pods?.references ?? []).filter { $0.kind == "Secret" && !$0.isOptional }.compactMap { reference in
      reference.name.text.map { ($0, reference.name.range) }
    }
  }

  /// Secrets come from elsewhere more often than not: only with some in manifests are the others known.
  func mayMakeSecrets(_ environment: Environment) -> Bool {
    environment.objects(ofKind: "Secret").isEmpty
  }
}

extension KubernetesObject {
  /// The Secrets with the certificates of an Ingress.
  var tlsSecrets: [String] {
    guard kind == "Ingress" else { return [] }
    return (root["spec"]?["tls"]?.sequence ?? []).compactMap { $0["secretName"]?.text }
  }
}
