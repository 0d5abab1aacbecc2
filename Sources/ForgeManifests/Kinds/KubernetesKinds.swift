import ForgeYAML

/// The kinds that commands and manifests can speak of.
package struct KubernetesKinds: Sendable {
  /// Those of Kubernetes first, then those that a repository defines, then those of common operators: the order in
  /// which a name that several kinds share is read.
  package let all: [KubernetesKind]
  private let byName: [String: [Int]]
  private let byShortName: [String: [Int]]
  private let byKind: [String: [Int]]

  package init(_ kinds: [KubernetesKind]) {
    all = kinds
    var byName: [String: [Int]] = [:]
    var byShortName: [String: [Int]] = [:]
    var byKind: [String: [Int]] = [:]
    for (place, kind) in kinds.enumerated() {
      for name in Set([kind.plural, kind.singular, kind.kind.lowercased()]) { byName[name, default: []].append(place) }
      for name in kind.shortNames { byShortName[name, default: []].append(place) }
      byKind[kind.kind, default: []].append(place)
    }
    self.byName = byName
    self.byShortName = byShortName
    self.byKind = byKind
  }

  /// The kinds that Kubernetes 1.25 to 1.34 serves itself, and those of operators that are in common use.
  package static let known = KubernetesKinds(builtIn + operators)

  static let builtIn = (coreKinds + controlPlaneKinds).flatMap(\.kinds)

  static let operators =
    [
      secretKinds, trafficKinds, deliveryKinds, scalingKinds, policyKinds, networkPolicyKinds, dataKinds,
      clusterAPIKinds,
    ].flatMap { $0 }.flatMap(\.kinds)

  /// Whether the kind belongs to Kubernetes rather than to something installed into it.
  package func isBuiltIn(_ kind: KubernetesKind) -> Bool {
    Self.builtInPlurals[kind.group]?.contains(kind.plural) == true
  }

  /// The plurals of Kubernetes' own kinds by their group: asked of every object, so no name is put together.
  private static let builtInPlurals = Dictionary(grouping: builtIn, by: \.group).mapValues { Set($0.map(\.plural)) }
}

extension KubernetesKinds {
  /// The kinds that kubectl may take `text` for, the one it takes first: a plural, singular or kind in any case, or a
  /// short name in the case it has, each alone or followed by a group or the start of one (`deploy`, `deployments.apps`,
  /// `deployment.v1.apps`, `certificates.cert-manager.io`).
  ///
  /// The rules are those of kubectl's shortcut expander and of apimachinery's discovery mapper.
  package func named(_ text: String) -> [KubernetesKind] {
    let parts = text.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    guard let name = parts.first, !name.isEmpty else { return [] }
    if parts.count == 3 {
      let exact = candidates(name, group: parts[2]).filter { $0.hasVersion(parts[1]) }
      if !exact.isEmpty { return exact }
    }
    return candidates(name, group: parts.dropFirst().joined(separator: "."))
  }

  /// The first of `named(_:)`.
  package func kind(named text: String) -> KubernetesKind? {
    named(text).first
  }

  /// The kind of objects with this `apiVersion` and `kind`, whether or not a release still serves that version; nil
  /// where the group has no such kind or never had the version.
  package func kind(_ kind: String, apiVersion: String) -> KubernetesKind? {
    let slash = apiVersion.firstIndex(of: "/")
    let group = slash.map { String(apiVersion[..<$0]) } ?? ""
    let version = slash.map { String(apiVersion[apiVersion.index(after: $0)...]) } ?? apiVersion
    return self.kind(kind, group: group).flatMap { $0.hasVersion(version) ? $0 : nil }
  }

  /// The kind of this name in an API group, whatever the version.
  package func kind(_ kind: String, group: String) -> KubernetesKind? {
    byKind[kind]?.lazy.map { all[$0] }.first { $0.group == group }
  }

  /// The kinds that `kubectl get` lists for `category`.
  package func inCategory(_ category: String) -> [KubernetesKind] {
    all.filter { $0.categories.contains(category) }
  }

  /// What a slip of the pen may have meant: every name that `named(_:)` takes without a group.
  package var names: [String] {
    Set(byName.keys).union(byShortName.keys).sorted()
  }

  private func candidates(_ name: String, group: String) -> [KubernetesKind] {
    var places = byShortName[name] ?? []
    for place in byName[name.lowercased()] ?? [] where !places.contains(place) { places.append(place) }
    let kinds = places.map { all[$0] }
    guard !group.isEmpty else { return kinds }
    let exact = kinds.filter { $0.group == group }
    return exact.isEmpty ? kinds.filter { $0.group.hasPrefix(group) } : exact
  }
}

extension KubernetesKinds {
  /// These kinds and those that `objects` define: CustomResourceDefinitions, and the constraint templates of
  /// Gatekeeper, each of which becomes a kind.
  ///
  /// A definition takes the place of what was known of the same kind: it says what that cluster will serve.
  package func learning(from objects: [KubernetesObject]) -> KubernetesKinds {
    var learnt: [KubernetesKind] = []
    var places: [String: Int] = [:]
    for kind in objects.compactMap(KubernetesKind.init(definition:)) {
      if let place = places[kind.resource] {
        learnt[place] = kind
      } else {
        places[kind.resource] = learnt.count
        learnt.append(kind)
      }
    }
    guard !learnt.isEmpty else { return self }
    let kept = all.filter { places[$0.resource] == nil }
    let boundary = kept.firstIndex { !isBuiltIn($0) } ?? kept.count
    return KubernetesKinds(Array(kept[..<boundary]) + learnt + kept[boundary...])
  }
}
