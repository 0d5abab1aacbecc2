import ForgeDiagnostics
import ForgeYAML

/// Which fields each transformer changes: those of built-in kinds, and what `configurations` and `crds` add.
struct TransformerConfiguration {
  var names = FieldSpec.names
  var prefixes: [FieldSpec] = []
  var suffixes: [FieldSpec] = []
  var namespaces = FieldSpec.namespaces
  var commonLabels = FieldSpec.commonLabels
  var templateLabels = FieldSpec.templateLabels
  var annotations = FieldSpec.annotations
  var images = FieldSpec.images
  var replicas = FieldSpec.replicas
  var references = NameReference.builtIn
  var variables = FieldSpec.variables

  private static let lists:
    [(key: String, path: any WritableKeyPath<TransformerConfiguration, [FieldSpec]> & Sendable)] = [
      ("namePrefix", \.prefixes), ("nameSuffix", \.suffixes), ("namespace", \.namespaces),
      ("commonLabels", \.commonLabels), ("templateLabels", \.templateLabels), ("commonAnnotations", \.annotations),
      ("images", \.images), ("replicas", \.replicas), ("varReference", \.variables),
    ]

  /// The keys of a file of configurations.
  static let keys = lists.map(\.key) + ["labels", "nameReference"]

  /// Adds what a file of `configurations` says.
  mutating func add(_ node: YAMLNode) {
    for (key, path) in Self.lists {
      add(Self.specs(node[key]), to: path)
    }
    add(Self.specs(node["labels"]), to: \.commonLabels)
    for item in node["nameReference"]?.sequence ?? [] {
      add(
        NameReference(
          group: item["group"]?.text ?? "", version: item["version"]?.text ?? "", kind: item["kind"]?.text ?? "",
          fields: Self.specs(item["fieldSpecs"])))
    }
  }

  mutating func add(_ reference: NameReference) {
    guard
      let index = references.firstIndex(where: {
        $0.group == reference.group && $0.version == reference.version && $0.kind == reference.kind
      })
    else {
      references.append(reference)
      return
    }
    for field in reference.fields where !references[index].fields.contains(field) {
      references[index].fields.append(field)
    }
  }

  /// Adds what another kustomization's configuration has more.
  mutating func merge(_ other: TransformerConfiguration) {
    for (_, path) in Self.lists { add(other[keyPath: path], to: path) }
    for reference in other.references { add(reference) }
  }

  private mutating func add(_ specs: [FieldSpec], to path: WritableKeyPath<TransformerConfiguration, [FieldSpec]>) {
    for spec in specs where !self[keyPath: path].contains(spec) { self[keyPath: path].append(spec) }
  }

  static func specs(_ node: YAMLNode?) -> [FieldSpec] {
    (node?.sequence ?? []).compactMap { item in
      guard let path = item["path"]?.text else { return nil }
      return FieldSpec(
        path, group: item["group"]?.text ?? "", version: item["version"]?.text ?? "", kind: item["kind"]?.text ?? "",
        create: item["create"]?.bool ?? false)
    }
  }
}
