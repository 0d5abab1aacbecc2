import ForgeDiagnostics
import ForgeFiles
import ForgeYAML

// The transformers of a kustomization, in the order in which Kustomize runs them (`kusttarget_configplugin.go`).

extension KustomizationBuild {
  mutating func transform(_ kustomization: KustomizationFile, in folder: String, _ total: inout Accumulation) {
    let root = kustomization.root
    let configuration = total.configuration
    let path = kustomization.file.path
    for (place, item) in (root["patchesStrategicMerge"]?.sequence ?? []).enumerated() {
      step(&total, by: place == 0 ? metadata.author("PatchStrategicMergeTransformer", in: path) : nil) {
        (build, resources) throws(KustomizeFault) in
        let roots = try build.documentsOrInline(item, in: kustomization, from: folder)
        try build.patch(roots, entry: nil, at: item.range).apply(to: &resources)
      }
    }
    applyPatches(root["patches"], kustomization, in: folder, &total)
    if let namespace = root["namespace"] {
      step(&total, by: metadata.author("NamespaceTransformer", in: path)) { (_, resources) throws(KustomizeFault) in
        try NamespaceTransformer(namespace: namespace, fields: configuration.namespaces).apply(to: &resources)
      }
    }
    for (key, isPrefix) in [("namePrefix", true), ("nameSuffix", false)] {
      guard let text = root[key]?.text else { continue }
      let fields = configuration.names + (isPrefix ? configuration.prefixes : configuration.suffixes)
      step(&total, by: metadata.author(isPrefix ? "PrefixTransformer" : "SuffixTransformer", in: path)) {
        (_, resources) throws(KustomizeFault) in
        try NameTransformer(text: text, isPrefix: isPrefix, fields: fields).apply(to: &resources)
      }
    }
    applyMetadata(root, in: path, &total)
    applyPatches(root["patchesJson6902"], kustomization, in: folder, &total)
    for entry in root["replicas"]?.sequence ?? [] {
      step(&total, by: metadata.author("ReplicaCountTransformer", in: path)) { (_, resources) throws(KustomizeFault) in
        try ReplicaTransformer(entry: entry, fields: configuration.replicas).apply(to: &resources)
      }
    }
    for entry in root["images"]?.sequence ?? [] {
      step(&total, by: metadata.author("ImageTagTransformer", in: path)) { (_, resources) throws(KustomizeFault) in
        try ImageTransformer(entry: entry, fields: configuration.images).apply(to: &resources)
      }
    }
    applyReplacements(root["replacements"], in: folder, &total)
    applyPlugins(kustomization, in: folder, &total)
  }

  /// Does one step on all resources, or none of it.
  mutating func step(
    _ total: inout Accumulation, by author: String? = nil,
    _ body: (inout KustomizationBuild, inout [KustomizedResource]) throws(KustomizeFault) -> Void
  ) {
    var resources = total.resources
    attempt { (build) throws(KustomizeFault) in
      try body(&build, &resources)
      if let author { for place in resources.indices { resources[place].transformations.append(author) } }
      total.resources = resources
    }
  }

  private mutating func applyMetadata(_ root: YAMLNode, in path: String, _ total: inout Accumulation) {
    let configuration = total.configuration
    var labels: [(pairs: YAMLNode, fields: [FieldSpec], kind: String)] = []
    for entry in root["labels"]?.sequence ?? [] {
      guard let pairs = entry["pairs"] else { continue }
      var fields = TransformerConfiguration.specs(entry["fields"])
      if entry["includeSelectors"]?.bool == true {
        fields += configuration.commonLabels
      } else {
        if entry["includeTemplates"]?.bool == true { fields += configuration.templateLabels }
        fields.append(.metadataLabels)
      }
      labels.append((pairs, fields, "LabelTransformer"))
    }
    if let pairs = root["commonLabels"] { labels.append((pairs, configuration.commonLabels, "LabelTransformer")) }
    if let pairs = root["commonAnnotations"] {
      labels.append((pairs, configuration.annotations, "AnnotationsTransformer"))
    }
    for (pairs, fields, kind) in labels {
      step(&total, by: metadata.author(kind, in: path)) { (_, resources) throws(KustomizeFault) in
        try MetadataTransformer(pairs: pairs, fields: fields).apply(to: &resources)
      }
    }
  }

  private mutating func applyPatches(
    _ entries: YAMLNode?, _ kustomization: KustomizationFile, in folder: String, _ total: inout Accumulation
  ) {
    let isOld = entries?.range == kustomization.root["patchesJson6902"]?.range
    let author = metadata.author(isOld ? "PatchJson6902Transformer" : "PatchTransformer", in: kustomization.file.path)
    for entry in entries?.sequence ?? [] {
      step(&total, by: author) { (build, resources) throws(KustomizeFault) in
        try build.patch(entry, kustomization, in: folder, text: "patch").apply(to: &resources)
      }
    }
  }

  mutating func patch(
    _ entry: YAMLNode, _ kustomization: KustomizationFile, in folder: String, text: String
  ) throws(KustomizeFault) -> PatchTransformer {
    let inline = entry[text].flatMap { $0.text?.isEmpty ?? true ? nil : $0 }
    let path = entry["path"].flatMap { $0.text?.isEmpty ?? true ? nil : $0 }
    switch (inline, path) {
    case (let inline?, nil):
      try Self.checkJSON(SourceFile(path: "patch.json", text: inline.text ?? ""), at: inline.range)
      return patch(self.inline(inline, in: kustomization, isTrimmed: true), entry: entry, at: entry.range)
    case (nil, let path?):
      let file = try read(path.text ?? "", from: folder, at: path.range)
      try Self.checkJSON(SourceFile(path: "patch.json", bytes: file.bytes), at: path.range)
      return patch(try documents(of: file, named: path), entry: entry, at: path.range)
    default: throw KustomizeFault("patch needs one of `patch` and `path`", at: entry.range)
    }
  }

  /// Operations in brackets are read as JSON, not as YAML in flow style.
  private static func checkJSON(_ file: SourceFile, at range: SourceRange) throws(KustomizeFault) {
    let first = file.bytes.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    guard first == UInt8(ascii: "["), !YAMLStream.parse(file).diagnostics.isEmpty else { return }
    throw KustomizeFault("patch in brackets must be JSON, with keys and texts in quotes", at: range)
  }

  private func patch(_ roots: [YAMLNode], entry: YAMLNode?, at range: SourceRange) -> PatchTransformer {
    let options = entry?["options"]
    return PatchTransformer(
      roots: roots, target: entry?["target"], allowsNameChange: options?["allowNameChange"]?.bool ?? false,
      allowsKindChange: options?["allowKindChange"]?.bool ?? false, range: range, schema: schema)
  }

  private mutating func applyReplacements(_ entries: YAMLNode?, in folder: String, _ total: inout Accumulation) {
    for (place, entry) in (entries?.sequence ?? []).enumerated() {
      let author = place == 0 ? metadata.author("ReplacementTransformer", in: entry.range.path) : nil
      step(&total, by: author) { (build, resources) throws(KustomizeFault) in
        guard let path = entry["path"] else { return try ReplacementTransformer(entry: entry).apply(to: &resources) }
        for document in try build.documents(path, from: folder) {
          for entry in document.sequence ?? [document] {
            try ReplacementTransformer(entry: entry).apply(to: &resources)
          }
        }
      }
    }
  }
}
