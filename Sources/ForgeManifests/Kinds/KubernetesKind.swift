package import ForgeDiagnostics

/// A kind of object that an API server serves, with every name it goes by.
package struct KubernetesKind: Hashable, Sendable {
  /// A version of the kind's API, and the releases of Kubernetes that serve it.
  ///
  /// Bounds are minor releases of Kubernetes 1 and stand only for changes between 1.25 and 1.34; a kind of an operator
  /// has none, since they follow the operator's own releases.
  package struct Version: Hashable, Sendable, ExpressibleByStringLiteral {
    /// `v1beta1`.
    package let name: String
    /// The first release that serves it; nil where that was before 1.25.
    package let since: Int?
    /// The last release that serves it; nil where 1.34 still does.
    package let until: Int?

    package init(_ name: String, since: Int? = nil, until: Int? = nil) {
      self.name = name
      self.since = since
      self.until = until
    }

    package init(stringLiteral name: String) {
      self.init(name)
    }

    /// Whether Kubernetes 1.`minor` serves this version.
    package func isServed(in minor: Int) -> Bool {
      minor >= since ?? 0 && minor <= until ?? .max
    }
  }

  /// `Deployment`.
  package let kind: String
  /// `deployments`, the name in the paths of the API.
  package let plural: String
  /// `deployment`.
  package let singular: String
  /// `deploy`; taken only in the case they have.
  package let shortNames: [String]
  /// Empty for the core group.
  package let group: String
  /// The preferred version first.
  package let versions: [Version]
  /// Whether its objects stand in a namespace rather than in the cluster.
  package let isNamespaced: Bool
  /// The names that `kubectl get` takes for several kinds at once, such as `all`.
  package let categories: [String]
  /// Where the repository defines the kind; nil for one that is known beforehand.
  package let definition: SourceRange?

  package init(
    kind: String, plural: String? = nil, singular: String? = nil, shortNames: [String] = [], group: String,
    versions: [Version], isNamespaced: Bool, categories: [String] = [], definition: SourceRange? = nil
  ) {
    self.kind = kind
    self.plural = plural ?? Self.plural(of: kind)
    self.singular = singular ?? kind.lowercased()
    self.shortNames = shortNames
    self.group = group
    self.versions = versions
    self.isNamespaced = isNamespaced
    self.categories = categories
    self.definition = definition
  }

  /// `apps/v1`, of the preferred version.
  package var apiVersion: String {
    let version = versions.first?.name ?? ""
    return group.isEmpty ? version : "\(group)/\(version)"
  }

  /// `deployments.apps`, as `kubectl api-resources -o name` writes it.
  package var resource: String { group.isEmpty ? plural : "\(plural).\(group)" }

  /// Whether the kind is served as `version` by some release between 1.25 and 1.34.
  package func hasVersion(_ version: String) -> Bool {
    versions.contains { $0.name == version }
  }

  /// The plural that generators of definitions give a kind, by the rules of English.
  static func plural(of kind: String) -> String {
    let name = kind.lowercased()
    if name.hasSuffix("s") || name.hasSuffix("x") || name.hasSuffix("ch") || name.hasSuffix("sh") { return name + "es" }
    let vowels = ["a", "e", "i", "o", "u"]
    guard name.hasSuffix("y"), !vowels.contains(where: { name.hasSuffix($0 + "y") }) else { return name + "s" }
    return name.dropLast() + "ies"
  }
}

/// The kinds of one API group, as the tables write them down.
struct KindGroup: Sendable {
  /// One kind; what it leaves open comes from its group.
  struct Entry: Sendable {
    fileprivate let kind: String
    fileprivate let shortNames: [String]
    fileprivate let plural: String?
    fileprivate let isNamespaced: Bool
    fileprivate let categories: [String]
    fileprivate let versions: [KubernetesKind.Version]?

    /// A kind whose objects stand in a namespace.
    static func namespaced(
      _ kind: String, _ shortNames: String..., plural: String? = nil, all: Bool = false, in categories: [String] = [],
      versions: [KubernetesKind.Version]? = nil
    ) -> Entry {
      Entry(
        kind: kind, shortNames: shortNames, plural: plural, isNamespaced: true,
        categories: all ? ["all"] + categories : categories, versions: versions)
    }

    /// A kind whose objects belong to the cluster.
    static func cluster(
      _ kind: String, _ shortNames: String..., plural: String? = nil, in categories: [String] = [],
      versions: [KubernetesKind.Version]? = nil
    ) -> Entry {
      Entry(
        kind: kind, shortNames: shortNames, plural: plural, isNamespaced: false, categories: categories,
        versions: versions)
    }
  }

  let kinds: [KubernetesKind]

  /// `categories` are those of every kind in the group.
  init(
    _ group: String, _ versions: [KubernetesKind.Version], in categories: [String] = [], _ entries: [Entry]
  ) {
    kinds = entries.map { entry in
      KubernetesKind(
        kind: entry.kind, plural: entry.plural, shortNames: entry.shortNames, group: group,
        versions: entry.versions ?? versions, isNamespaced: entry.isNamespaced,
        categories: categories + entry.categories)
    }
  }
}
