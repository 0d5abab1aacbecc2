import ForgeDiagnostics
import ForgeManifests
import ForgeYAML

extension PageRun {
  /// Whether the object exists.
  func verdict(_ kind: KubernetesKind, _ name: String, _ scope: ClusterScope) -> CommandClaim.Verdict {
    if kind.resource == "namespaces" { return namespaceVerdict(name) }
    let state = world.cluster.state(kind.resource, name, in: scope.namespace)
    if state == false { return .contradicted("\(kind.singular) `\(name)` was deleted above") }
    let made = world.cluster.objects.filter {
      scope.namespace == nil || $0.namespace == nil || $0.namespace == scope.namespace
    }
    let objects = scope.objects + made
    // Operators share names of kinds, and not all of their groups are known.
    let isOfAnyGroup = !repository.kinds.isBuiltIn(kind)
    let same = objects.filter { $0.kind == kind.kind && (isOfAnyGroup || $0.group == kind.group) }
    let found = same.filter { $0.name == name }
    if state == true || !found.isEmpty { return .verified(found.map(\.place)) }
    if let derived = derived(kind, name, objects) { return derived }
    let nearest = nearest(to: name, kind, same, objects)
    if let reason = doubt(kind, name, objects, same, nearest: nearest) { return .unverifiable(reason) }
    if kind.isOfWorkloads, !scope.environments.isEmpty, !objects.contains(where: { $0.pods != nil }) {
      return .unverifiable("nothing here says what runs in this namespace")
    }
    if let reason = doubt(scope, hasNearest: nearest != nil) { return .unverifiable(reason) }
    if kind.resource == "secrets", scope.environments.contains(where: { mayMakeSecrets($0) || $0.isChosenByReader }) {
      return secretVerdict(name, objects, scope)
    }
    let place: Message = scope.environments.isEmpty ? "namespace `\(scope.namespace ?? "")`" : Message(scope.names)
    return .contradicted(
      "\(kind.kind) `\(name)` does not exist in \(place)", nearest: nearest,
      isCertain: nearest.map { isCertain($0, for: name, among: Set(same.map(\.name))) } ?? false)
  }

  /// Why an object of this kind and name may be there though no manifest shows it; nil where it may not.
  private func doubt(
    _ kind: KubernetesKind, _ name: String, _ objects: [KubernetesObject], _ same: [KubernetesObject], nearest: String?
  ) -> Message? {
    if kind.isMadeByOperators, let maker = objects.first(where: { isMade(name, by: $0) }) {
      return "\(Message(maker.kind)) `\(maker.name)` makes objects of its own names"
    }
    let isCertificate = kind.resource == "certificates.cert-manager.io" && !same.isEmpty
    if Self.madeByControllers.contains(kind.resource), !isCertificate {
      return "controllers make objects of this kind"
    }
    if same.isEmpty || kind.resource == Self.apiServices && nearest == nil,
      Self.broughtByClusters.contains(kind.resource) || (!kind.isNamespaced && !repository.kinds.isBuiltIn(kind))
    {
      return "the cluster brings objects of this kind"
    }
    if kind.isNamespaced, let speaker = customResource(naming: name) {
      return "\(Message(speaker.kind)) `\(speaker.name)` speaks of `\(name)`, and may make it"
    }
    if let file = repository.undeployedFile(of: kind, name) {
      return "`\(file)` has it, and no environment here brings that file"
    }
    return nil
  }

  /// Why the scope may hold objects that are not known; nil where all are.
  private func doubt(_ scope: ClusterScope, hasNearest: Bool) -> Message? {
    if scope.isForeign, !hasNearest { return "nothing here says what is in this namespace" }
    if world.cluster.isOpen(in: scope.namespace), !hasNearest { return "the page applied what cannot be looked into" }
    // Outside of Kubernetes' own kinds, operators make objects too.
    guard !scope.isComplete, !scope.environments.isEmpty || scope.namespace == nil else { return nil }
    return scope.environments.isEmpty
      ? "no environment is known" : "not all of \(Message(scope.names)) can be rendered"
  }

  /// Whether a Secret exists where manifests show none: one that pods need under nearly this name, or that the page made, is
  /// what is meant.
  private func secretVerdict(_ name: String, _ objects: [KubernetesObject], _ scope: ClusterScope)
    -> CommandClaim.Verdict
  {
    let needed = Set(objects.flatMap { neededSecrets($0).map(\.name) + $0.tlsSecrets + $0.secretNames })
    let near = needed.union(world.cluster.names(of: "secrets", in: scope.namespace)).sorted()
    guard let nearest = Suggestion.nearest(to: name, among: near) else {
      return .unverifiable("Secrets may be made by hand or by an operator")
    }
    return .contradicted("nothing makes or uses a Secret `\(name)`", nearest: nearest)
  }

  /// Whether `nearest` can only be meant: there is no other, and it is a slip away, or has `name` for a part.
  private func isCertain(_ nearest: String, for name: String, among names: Set<String>) -> Bool {
    names.count == 1
      && (nearest.contains(name) || name.contains(nearest) || Suggestion.certain(for: name, among: names) != nil)
  }

  /// What may be meant: a name of the same kind that is nearly this one, or this name of another kind that makes pods.
  private func nearest(
    to name: String, _ kind: KubernetesKind, _ same: [KubernetesObject], _ objects: [KubernetesObject]
  ) -> String? {
    let workloads = ["Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob"]
    if workloads.contains(kind.kind),
      let other = objects.first(where: { $0.name == name && workloads.contains($0.kind) })
    {
      return "\(other.kind.lowercased())/\(name)"
    }
    let names = Set(same.map(\.name)).sorted()
    if let nearest = Suggestion.nearest(to: name, among: names) { return nearest }
    // A part of it is the whole of one name alone: `front` for `storefront`, `web-api` for `api`.
    let related = names.filter { $0.contains(name) || name.contains($0) }
    return related.count == 1 ? related[0] : nil
  }
}
