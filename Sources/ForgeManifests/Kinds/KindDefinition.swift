import ForgeYAML

extension KubernetesKind {
  /// The kind that `object` makes the cluster serve; nil where it is no definition, or an unfinished one.
  init?(definition object: KubernetesObject) {
    switch (object.group, object.kind) {
    case ("apiextensions.k8s.io", "CustomResourceDefinition"): self.init(customResource: object)
    case ("templates.gatekeeper.sh", "ConstraintTemplate"): self.init(constraint: object)
    default: return nil
    }
  }

  /// `spec` of a CustomResourceDefinition: `versions` in `v1`, a lone `version` in the old `v1beta1`.
  private init?(customResource object: KubernetesObject) {
    guard let spec = object.root["spec"], let group = spec["group"]?.text, let names = spec["names"],
      let kind = names["kind"]?.text
    else { return nil }
    let served = (spec["versions"]?.sequence ?? []).filter { $0["served"]?.bool ?? true }
    var versions = served.compactMap { $0["name"]?.text }.map { Version($0) }
    if versions.isEmpty, let version = spec["version"]?.text { versions = [Version(version)] }
    let stored = served.first { $0["storage"]?.bool == true }?["name"]?.text
    self.init(
      kind: kind, plural: names["plural"]?.text, singular: names["singular"]?.text,
      shortNames: Self.texts(names["shortNames"]), group: group,
      versions: versions.filter { $0.name == stored } + versions.filter { $0.name != stored },
      isNamespaced: spec["scope"]?.text != "Cluster", categories: Self.texts(names["categories"]),
      definition: (names["kind"] ?? object.root).range)
  }

  /// Gatekeeper makes a kind of every template, with its name in lower case as the plural.
  private init?(constraint object: KubernetesObject) {
    let name = object.root["spec"]?["crd"]?["spec"]?["names"]?["kind"]
    guard let name, let kind = name.text else { return nil }
    self.init(
      kind: kind, plural: kind.lowercased(), group: "constraints.gatekeeper.sh", versions: ["v1beta1"],
      isNamespaced: false, categories: ["constraint", "constraints"], definition: name.range)
  }

  private static func texts(_ node: YAMLNode?) -> [String] {
    (node?.sequence ?? []).compactMap(\.text)
  }
}
