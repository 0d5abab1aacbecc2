import ForgeDiagnostics
import ForgeFiles
import ForgeYAML

// Generators, transformers and validators that are configured in files of their own.

extension KustomizationBuild {
  static func isBuiltIn(_ plugin: YAMLNode) -> Bool {
    plugin["apiVersion"]?.text == "builtin"
      && plugin.value(at: "metadata", "annotations")?["config.kubernetes.io/function"] == nil
  }

  /// The configurations that an entry of `generators` or `transformers` brings: a file, a folder or the text itself.
  mutating func plugins(
    _ item: YAMLNode, in kustomization: KustomizationFile, from folder: String
  ) throws(KustomizeFault) -> [YAMLNode] {
    let name = item.text ?? ""
    guard let path = TreePath.resolve(name, from: folder), files.kind(path) == .folder else {
      if !name.contains("\n"), Self.isRemote(name) {
        gaps.append(.init(.remote(name), at: item.range))
        return []
      }
      return try documentsOrInline(item, in: kustomization, from: folder)
    }
    var total = Accumulation()
    try add(item, from: folder, to: &total)
    return total.resources.map(\.root)
  }

  mutating func applyPlugins(_ kustomization: KustomizationFile, in folder: String, _ total: inout Accumulation) {
    for item in kustomization.root["transformers"]?.sequence ?? [] {
      step(&total) { (build, resources) throws(KustomizeFault) in
        for plugin in try build.plugins(item, in: kustomization, from: folder) {
          guard try build.apply(plugin, kustomization, in: folder, to: &resources) else {
            let kind = plugin["kind"]?.text ?? ""
            build.gaps.append(.init(.broken("transformer \(kind) is a program of its own"), at: item.range))
            continue
          }
          let name = plugin.value(at: "metadata", "name")?.text
          guard let author = build.metadata.author(plugin["kind"]?.text ?? "", name: name, in: plugin.range.path) else {
            continue
          }
          for place in resources.indices { resources[place].transformations.append(author) }
        }
      }
    }
    for item in kustomization.root["validators"]?.sequence ?? [] {
      attempt { (build) throws(KustomizeFault) in _ = try build.plugins(item, in: kustomization, from: folder) }
    }
  }

  /// Runs a built-in transformer; false where the configuration is for a program.
  private mutating func apply(
    _ plugin: YAMLNode, _ kustomization: KustomizationFile, in folder: String, to resources: inout [KustomizedResource]
  ) throws(KustomizeFault) -> Bool {
    guard Self.isBuiltIn(plugin) else { return false }
    let fields = TransformerConfiguration.specs(plugin["fieldSpecs"])
    switch plugin["kind"]?.text {
    case "PrefixTransformer", "SuffixTransformer":
      let isPrefix = plugin["kind"]?.text == "PrefixTransformer"
      let text = plugin[isPrefix ? "prefix" : "suffix"]?.text ?? ""
      try NameTransformer(text: text, isPrefix: isPrefix, fields: fields).apply(to: &resources)
    case "PrefixSuffixTransformer":
      for (key, isPrefix) in [("prefix", true), ("suffix", false)] {
        try NameTransformer(text: plugin[key]?.text ?? "", isPrefix: isPrefix, fields: fields).apply(to: &resources)
      }
    case "NamespaceTransformer":
      guard let namespace = plugin.value(at: "metadata", "namespace") else { return true }
      let subjects = plugin["setRoleBindingSubjects"]?.text.flatMap(NamespaceTransformer.Subjects.init(rawValue:))
      try NamespaceTransformer(
        namespace: namespace, fields: fields, skipsExisting: plugin["unsetOnly"]?.bool ?? false,
        subjects: subjects ?? .defaultOnly
      ).apply(to: &resources)
    case "LabelTransformer":
      if let pairs = plugin["labels"] { try MetadataTransformer(pairs: pairs, fields: fields).apply(to: &resources) }
    case "AnnotationsTransformer":
      if let pairs = plugin["annotations"] {
        try MetadataTransformer(pairs: pairs, fields: fields).apply(to: &resources)
      }
    case "ImageTagTransformer":
      if let entry = plugin["imageTag"] { try ImageTransformer(entry: entry, fields: fields).apply(to: &resources) }
    case "ReplicaCountTransformer":
      if let entry = plugin["replica"] { try ReplicaTransformer(entry: entry, fields: fields).apply(to: &resources) }
    case "ReplacementTransformer":
      for entry in plugin["replacements"]?.sequence ?? [] {
        try ReplacementTransformer(entry: entry).apply(to: &resources)
      }
    case "PatchTransformer":
      try patch(plugin, kustomization, in: folder, text: "patch").apply(to: &resources)
    case "PatchJson6902Transformer":
      try patch(plugin, kustomization, in: folder, text: "jsonOp").apply(to: &resources)
    default: return false
    }
    return true
  }
}
