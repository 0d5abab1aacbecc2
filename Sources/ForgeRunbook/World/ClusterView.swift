import ForgeDiagnostics
import ForgeManifests
import ForgeYAML

/// Where a command looks: the environments and the namespace that it may mean.
struct ClusterScope: Sendable {
  let environments: [Environment]
  /// Nil for any.
  let namespace: String?
  /// Whether the namespace is one that nothing here deploys into: what is in it cannot be known.
  let isForeign: Bool
  /// `-A`, or a namespace that is unknown.
  let isEverywhere: Bool

  /// Whether all that may be there is known.
  var isComplete: Bool { !isForeign && !environments.isEmpty && environments.allSatisfy(\.isComplete) }

  /// The objects that the command may mean.
  var objects: [KubernetesObject] {
    environments.flatMap { environment in
      environment.objects.filter { $0.namespace == nil || namespace == nil || $0.namespace == namespace }
    }
  }

  var names: String {
    let all = environments.map(\.name)
    return all.count > 3 ? "\(all.count) environments" : all.map { "`\($0)`" }.joined(separator: ", ")
  }
}

extension PageRun {
  var clusters: [Environment] { environments.filter { $0.compose == nil } }

  /// The namespaces that the environments deploy into, and those that manifests create.
  var namespaces: Set<String> {
    Set(
      clusters.flatMap {
        [$0.declaration.namespace] + $0.objects.compactMap(\.namespace) + $0.objects(ofKind: "Namespace").map(\.name)
      }
    )
    .subtracting(["default"])
  }

  /// The scope of a command with this `--namespace`, which is claimed.
  mutating func scope(_ option: Fragment?, tool: String, everywhere: Bool = false) -> ClusterScope {
    if everywhere { return ClusterScope(environments: clusters, namespace: nil, isForeign: false, isEverywhere: true) }
    let fragment = option ?? world.namespace
    guard let fragment else {
      return ClusterScope(environments: clusters, namespace: nil, isForeign: false, isEverywhere: false)
    }
    guard let name = fragment.value else {
      if let option { claim(tool, .namespace, option.text, option, .unverifiable("the value is unknown")) }
      return ClusterScope(environments: clusters, namespace: nil, isForeign: false, isEverywhere: true)
    }
    if let option { claim(tool, .namespace, name, option, namespaceVerdict(name)) }
    let within = clusters.filter { environment in
      environment.declaration.namespace == name || environment.objects.contains { $0.namespace == name }
    }
    if within.isEmpty {
      // One that the page made holds what the page put there, and what every environment would put into it.
      let isOurs =
        world.cluster.namespaces.contains(name)
        || world.releases.contains { $0.namespace == name && !$0.isRemoved && !$0.objects.isEmpty }
      return ClusterScope(
        environments: [], namespace: name, isForeign: !isOurs || world.cluster.isOpen(in: name), isEverywhere: false)
    }
    return ClusterScope(environments: within, namespace: name, isForeign: false, isEverywhere: false)
  }

  private static let builtInNamespaces: Set<String> = ["default", "kube-system", "kube-public", "kube-node-lease"]

  func namespaceVerdict(_ name: String) -> CommandClaim.Verdict {
    if world.cluster.state("namespaces", name, in: nil) == true {
      return .verified(world.cluster.objects.filter { $0.kind == "Namespace" && $0.name == name }.map(\.place))
    }
    let known = namespaces
    if known.contains(name) {
      let places = clusters.flatMap { environment -> [SourceRange] in
        if let object = environment.object("Namespace", name, in: nil) { return [object.place] }
        if environment.declaration.namespace == name { return [environment.declaration.range].compactMap(\.self) }
        return environment.objects.first { $0.namespace == name }.map { [$0.place] } ?? []
      }
      return .verified(
        Array(Set(places).sorted { ($0.path, $0.bytes.lowerBound) < ($1.path, $1.bytes.lowerBound) }.prefix(3)))
    }
    if Self.builtInNamespaces.contains(name) { return .verified([]) }
    guard !known.isEmpty else { return .unverifiable("no environment here names its namespace") }
    let others = repository.clusters.filter { environment in !environments.contains { $0.name == environment.name } }
    if others.contains(where: { environment in
      environment.declaration.namespace == name || environment.objects.contains { $0.namespace == name }
    }) {
      return .contradicted(
        "namespace `\(name)` is another environment's", nearest: known.count == 1 ? known.first : nil)
    }
    if let nearest = Suggestion.nearest(to: name, among: known.sorted()) {
      return .contradicted("no environment deploys into namespace `\(name)`", nearest: nearest)
    }
    return .unverifiable("no environment here deploys into namespace `\(name)`")
  }

  /// Kinds whose objects controllers make, with names that no manifest shows.
  private static let madeByControllers: Set<String> = [
    "replicasets.apps", "controllerrevisions.apps", "endpoints", "endpointslices.discovery.k8s.io", "events",
    "events.events.k8s.io",
    "nodes", "persistentvolumes", "leases.coordination.k8s.io", "componentstatuses", "podmetrics.metrics.k8s.io",
    "nodemetrics.metrics.k8s.io", "certificates.cert-manager.io", "certificaterequests.cert-manager.io",
    "orders.acme.cert-manager.io",
    "challenges.acme.cert-manager.io", "volumeattachments.storage.k8s.io", "csinodes.storage.k8s.io",
    "apiservices.apiregistration.k8s.io",
    "certificatesigningrequests.certificates.k8s.io",
  ]

  /// Kinds of which a cluster has objects that no repository brings.
  private static let broughtByClusters: Set<String> = [
    "storageclasses.storage.k8s.io", "ingressclasses.networking.k8s.io", "priorityclasses.scheduling.k8s.io",
    "clusterroles.rbac.authorization.k8s.io",
    "clusterrolebindings.rbac.authorization.k8s.io", "customresourcedefinitions.apiextensions.k8s.io",
    "runtimeclasses.node.k8s.io",
    "mutatingwebhookconfigurations.admissionregistration.k8s.io",
    "validatingwebhookconfigurations.admissionregistration.k8s.io",
  ]

  /// Whether the object exists.
  func verdict(_ kind: KubernetesKind, _ name: String, _ scope: ClusterScope) -> CommandClaim.Verdict {
    if kind.resource == "namespaces" { return namespaceVerdict(name) }
    let state = world.cluster.state(kind.resource, name, in: scope.namespace)
    if state == false { return .contradicted("\(kind.singular) `\(name)` was deleted above") }
    let made = world.cluster.objects.filter {
      scope.namespace == nil || $0.namespace == nil || $0.namespace == scope.namespace
    }
    let objects = scope.objects + made
    let same = objects.filter { $0.kind == kind.kind && $0.group == kind.group }
    let found = same.filter { $0.name == name }
    if state == true { return .verified(found.map(\.place)) }
    if !found.isEmpty { return .verified(found.map(\.place)) }
    if let derived = derived(kind, name, objects) { return derived }
    if kind.resource == "secrets" {
      let needed = objects.flatMap { neededSecrets($0) }.filter { $0.name == name }
      if !needed.isEmpty { return .verified(needed.map(\.range)) }
    }
    if kind.isMadeByOperators, let maker = objects.first(where: { isMade(name, by: $0) }) {
      return .unverifiable("\(Message(maker.kind)) `\(maker.name)` makes objects of its own names")
    }
    let isCertificate = kind.resource == "certificates.cert-manager.io" && !same.isEmpty
    if Self.madeByControllers.contains(kind.resource), !isCertificate {
      return .unverifiable("controllers make objects of this kind")
    }
    if same.isEmpty,
      Self.broughtByClusters.contains(kind.resource) || (!kind.isNamespaced && !repository.kinds.isBuiltIn(kind))
    {
      return .unverifiable("the cluster brings objects of this kind")
    }
    // A chart goes into any namespace that its reader names.
    let chosen = repository.clusters.filter(\.isChosenByReader).flatMap(\.objects).filter {
      $0.kind == kind.kind && $0.group == kind.group && $0.name == name
    }
    if !chosen.isEmpty { return .verified(chosen.map(\.place)) }
    if kind.isNamespaced, let speaker = customResource(naming: name) {
      return .unverifiable("\(Message(speaker.kind)) `\(speaker.name)` speaks of `\(name)`, and may make it")
    }
    if kind.isOfWorkloads, !scope.environments.isEmpty, !objects.contains(where: { $0.pods != nil }) {
      return .unverifiable("nothing here says what runs in this namespace")
    }
    let nearest = nearest(to: name, kind, same, objects)
    if scope.isForeign, nearest == nil { return .unverifiable("nothing here says what is in this namespace") }
    if world.cluster.isOpen(in: scope.namespace), nearest == nil {
      return .unverifiable("the page applied what cannot be looked into")
    }
    // Outside of Kubernetes' own kinds, operators make objects too.
    guard scope.isComplete || (scope.environments.isEmpty && scope.namespace != nil) else {
      let reason: Message =
        scope.environments.isEmpty ? "no environment is known" : "not all of \(Message(scope.names)) can be rendered"
      return .unverifiable(reason)
    }
    if kind.resource == "secrets", scope.environments.contains(where: { mayMakeSecrets($0) }) {
      // One that pods need under nearly this name, or that the page made, is what is meant.
      let needed = Set(objects.flatMap { neededSecrets($0) }.map(\.name))
      let near = needed.union(world.cluster.names(of: "secrets", in: scope.namespace)).sorted()
      if let nearest = Suggestion.nearest(to: name, among: near) {
        return .contradicted("nothing makes or uses a Secret `\(name)`", nearest: nearest)
      }
      return .unverifiable("Secrets may be made by hand or by an operator")
    }
    let place: Message = scope.environments.isEmpty ? "namespace `\(scope.namespace ?? "")`" : Message(scope.names)
    return .contradicted(
      "\(kind.kind) `\(name)` does not exist in \(place)", nearest: nearest,
      isCertain: nearest.map { isCertain($0, for: name, among: Set(same.map(\.name))) } ?? false)
  }

  /// Whether `nearest` can only be meant: there is no other, and it is a slip away, or has `name` for a part.
  private func isCertain(_ nearest: String, for name: String, among names: Set<String>) -> Bool {
    names.count == 1
      && (nearest.contains(name) || name.contains(nearest) || Suggestion.certain(for: name, among: names) != nil)
  }

  /// An object of an operator's kind that has `name` for a value: a Canary's target, a template of what it makes.
  private func customResource(naming name: String) -> KubernetesObject? {
    clusters.lazy.flatMap(\.objects).first { object in
      guard !object.group.isEmpty, let kind = repository.kinds.kind(object.kind, group: object.group),
        !repository.kinds.isBuiltIn(kind) || object.group.hasPrefix("types.")
      else {
        return !object.group.isEmpty && repository.kinds.kind(object.kind, group: object.group) == nil
          && object.names(name)
      }
      return !Self.passiveGroups.contains(object.group) && object.names(name)
    }
  }

  /// Groups of operators that make no pods.
  static let passiveGroups: Set<String> = [
    "cert-manager.io", "monitoring.coreos.com", "external-secrets.io", "bitnami.com", "gateway.networking.k8s.io",
    "networking.istio.io", "security.istio.io", "traefik.io", "traefik.containo.us", "kyverno.io", "cilium.io",
    "snapshot.storage.k8s.io",
  ]

  /// Whether operators of these objects may make pods that no manifest shows.
  func mayMakePods(_ objects: [KubernetesObject]) -> KubernetesObject? {
    objects.first { object in
      guard object.group.contains("."), !Self.passiveGroups.contains(object.group), object.pods == nil else {
        return false
      }
      guard let kind = repository.kinds.kind(object.kind, group: object.group) else { return true }
      return !repository.kinds.isBuiltIn(kind)
    }
  }

  /// The Secrets without which the pods of an object do not start, and where they are named: somebody has made them.
  private func neededSecrets(_ object: KubernetesObject) -> [(name: String, range: SourceRange)] {
    (object.pods?.references ?? []).filter { $0.kind == "Secret" && !$0.isOptional }.compactMap { reference in
      reference.name.text.map { ($0, reference.name.range) }
    }
  }

  /// Whether an operator may make an object of this name from one of its own kinds: `orders-rw` of a database `orders`.
  private func isMade(_ name: String, by object: KubernetesObject) -> Bool {
    if ["external-secrets.io", "cert-manager.io"].contains(object.group) { return false }
    // The Prometheus Operator puts its kinds before the names, and makes Services called `prometheus-operated`.
    if object.group == "monitoring.coreos.com" {
      let prefix = object.kind.lowercased()
      return name == "\(prefix)-operated" || name.hasPrefix("\(prefix)-\(object.name)")
    }
    guard name == object.name || name.hasPrefix("\(object.name)-"),
      let kind = repository.kinds.kind(object.kind, group: object.group)
    else { return name.hasPrefix("\(object.name)-") && object.group.contains(".") && !object.group.hasSuffix("k8s.io") }
    return !repository.kinds.isBuiltIn(kind)

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

  /// Secrets come from elsewhere more often than not: only with some in manifests are the others known.
  private func mayMakeSecrets(_ environment: Environment) -> Bool {
    environment.objects(ofKind: "Secret").isEmpty
  }

  /// What controllers make with names that can be known.
  private func derived(_ kind: KubernetesKind, _ name: String, _ objects: [KubernetesObject]) -> CommandClaim.Verdict? {
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
    case "services": if name == "kubernetes" { return .unverifiable("the cluster brings it, in the namespace default") }
    case "serviceaccounts": if name == "default" { return .verified([]) }
    case "configmaps": if name == "kube-root-ca.crt" { return .verified([]) }
    case "endpoints":
      if let service = objects.first(where: { $0.kind == "Service" && $0.name == name }) {
        return .verified([service.place])
      }
    case "certificates.cert-manager.io":
      for object in objects where object.kind == "Ingress" {
        for entry in object.root["spec"]?["tls"]?.sequence ?? [] where entry["secretName"]?.text == name {
          return .verified([object.place])
        }
      }
    case "jobs.batch":
      if let parent = objects.first(where: { $0.kind == "CronJob" && name.hasPrefix("\($0.name)-") }) {
        return .unverifiable("`\(parent.name)` makes Jobs of its own names")
      }
    default: break
    }
    return nil
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
      "StatefulSet `\(set.name)` has \(Message(String(replicas))) replicas, and no `\(name)`", nearest: nil)
  }
}

extension KubernetesKind {
  /// Kinds of what runs, and of what leads to it.
  fileprivate var isOfWorkloads: Bool {
    [
      "Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob", "Pod", "Service", "Ingress",
      "HorizontalPodAutoscaler",
      "PodDisruptionBudget", "ConfigMap",
    ].contains(kind)
  }

  /// Kinds of what operators make; quotas, roles and policies are not among it.
  fileprivate var isMadeByOperators: Bool {
    isOfWorkloads
      || ["Secret", "PersistentVolumeClaim", "ServiceAccount", "NetworkPolicy"].contains(kind)
      || !group.isEmpty && group.contains(".") && !group.hasSuffix("k8s.io")
  }
}

extension Environment {
  /// Whether it is a chart that was found, and not declared: its namespace is the reader's to choose.
  fileprivate var isChosenByReader: Bool {
    guard case .helm = declaration.source else { return false }
    return declaration.range == nil
  }
}

extension KubernetesObject {
  /// Whether a text of the object is `name`.
  fileprivate func names(_ name: String) -> Bool { root.hasText { $0 == name } }
}

extension YAMLNode {
  /// Whether one of its texts, keys aside, is as `test` wants it.
  func hasText(_ test: (String) -> Bool) -> Bool {
    if let pairs = mapping?.pairs { return pairs.contains { $0.value.hasText(test) } }
    if let items = sequence { return items.contains { $0.hasText(test) } }
    return text.map(test) ?? false
  }

  /// Whether a mapping in it has the pair `key: value`, or a text of it is the selector `key=value`.
  func hasLabel(_ key: String, _ value: String) -> Bool {
    if let pairs = mapping?.pairs {
      return pairs.contains { ($0.key.text == key && $0.value.text == value) || $0.value.hasLabel(key, value) }
    }
    if let items = sequence { return items.contains { $0.hasLabel(key, value) } }
    return text?.split(separator: ",").contains { $0 == "\(key)=\(value)" } ?? false
  }
}
