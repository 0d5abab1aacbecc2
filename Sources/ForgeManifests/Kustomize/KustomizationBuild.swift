import ForgeDiagnostics
import ForgeFiles
import ForgeYAML

/// One run over a kustomization and all that it is made of (`api/internal/target`).
struct KustomizationBuild {
  /// What one kustomization brings to the one that names it.
  struct Accumulation {
    var resources: [KustomizedResource] = []
    var configuration = TransformerConfiguration()
    var variables: [YAMLNode] = []
  }

  let files: FileSystem
  let inflate: ((HelmChartRequest) -> RenderedManifests)?
  var sources: [String: SourceFile] = [:]
  var gaps: [RenderedManifests.Gap] = []
  var diagnostics: [Diagnostic] = []
  var schema = MergeSchema.builtIn
  var metadata = BuildMetadata(nil, folder: "")
  /// The folders that are being read, the outermost first.
  var visited: [String] = []

  init(files: FileSystem, inflate: ((HelmChartRequest) -> RenderedManifests)?) {
    self.files = files
    self.inflate = inflate
  }

  mutating func objects(of folder: String) -> [KubernetesObject] {
    guard let kustomization = load(folder, from: .file(TreePath.join(folder, Kustomization.fileNames[0]))) else {
      return []
    }
    metadata = BuildMetadata(kustomization.root["buildMetadata"], folder: folder)
    var total = accumulate(kustomization, in: folder, into: Accumulation())
    finish(&total, kustomization)
    let kept = total.resources.filter { resource in
      (resource.texts("annotations")["config.kubernetes.io/local-config"] ?? "false") == "false"
    }
    // Transformers may have made two names the same after the objects were added.
    var checked = Accumulation()
    attempt { (build) throws(KustomizeFault) in try build.append(kept, at: kustomization.root.range, to: &checked) }
    return ObjectOrder(kustomization.root["sortOptions"]).sorted(kept).compactMap { resource in
      KubernetesObject(Self.withCleanAnnotations(resource.root))
    }
  }

  /// Annotations that steer a build are not for the cluster, and the others are texts, as they are written.
  private static func withCleanAnnotations(_ root: YAMLNode) -> YAMLNode {
    guard let annotations = root.value(at: "metadata", "annotations"), let mapping = annotations.mapping else {
      return root
    }
    var kept: [YAMLMapping.Pair] = []
    for pair in mapping.pairs {
      let key = pair.key.text ?? ""
      guard !key.hasPrefix("internal.config.kubernetes.io/") else { continue }
      let isText = pair.value.string != nil || pair.value.scalar == nil
      kept.append(isText ? pair : .init(key: pair.key, value: .string(pair.value.text ?? "", at: pair.value.range)))
    }
    return root.updating(["metadata", "annotations"], at: annotations.range) { _ in
      kept.isEmpty ? nil : annotations.with(pairs: kept)
    }
  }

  /// What is done once, at the end: hashes, names in other objects, variables.
  private mutating func finish(_ total: inout Accumulation, _ kustomization: KustomizationFile) {
    for place in total.resources.indices { metadata.write(into: &total.resources[place]) }
    for place in total.resources.indices where total.resources[place].needsHash {
      let suffix = NameHash.suffix(of: total.resources[place])
      total.resources[place].remember()
      total.resources[place].rename("\(total.resources[place].name)-\(suffix)")
    }
    let references = NameReferences(total.configuration.references, among: total.resources)
    attempt { (_) throws(KustomizeFault) in total.resources = try references.applied() }
    attempt { (_) throws(KustomizeFault) in
      var resources = total.resources
      try Variables(total.variables, in: resources).apply(total.configuration.variables, to: &resources)
      total.resources = resources
    }
  }

  /// Does a step; a fault is a finding and a gap, and what there was before stays.
  mutating func attempt(_ step: (inout KustomizationBuild) throws(KustomizeFault) -> Void) {
    do {
      try step(&self)
    } catch {
      record(error)
    }
  }

  mutating func record(_ fault: KustomizeFault) {
    diagnostics.append(Diagnostic(fault.rule, fault.message, at: fault.range, notes: fault.notes))
    let isMissing = fault.rule.id == RuleDescription.missingManifestFile.id
    gaps.append(.init(isMissing ? .missing(fault.message.text) : .broken(fault.message.text), at: fault.range))
  }

  // MARK: Accumulating

  /// Adds what the kustomization in `folder` creates to `before`, which only a component has.
  mutating func accumulate(_ kustomization: KustomizationFile, in folder: String, into before: Accumulation)
    -> Accumulation
  {
    visited.append(files.identity(folder))
    defer { visited.removeLast() }
    var total = before
    let root = kustomization.root
    for item in (root["resources"]?.sequence ?? []) + (root["bases"]?.sequence ?? []) {
      attempt { (build) throws(KustomizeFault) in
        try build.add(item, from: folder, to: &total)
      }
    }
    configure(&total, root, in: folder)
    generate(kustomization, in: folder, into: &total)
    for item in root["components"]?.sequence ?? [] {
      attempt { (build) throws(KustomizeFault) in try build.addComponent(item, from: folder, to: &total) }
    }
    transform(kustomization, in: folder, &total)
    declareVariables(root["vars"]?.sequence ?? [], in: &total)
    return total
  }

  private mutating func declareVariables(_ variables: [YAMLNode], in total: inout Accumulation) {
    for variable in variables {
      let places = Variables.places(of: variable, in: total.resources)
      if places.count > 1 {
        record(
          KustomizeFault("variable refers to more than one object", at: variable["objref"]?.range ?? variable.range))
      } else if let place = places.first, let name = variable["name"]?.text {
        total.resources[place].variables.append(name)
      }
      if total.variables.contains(where: { $0["name"]?.text == variable["name"]?.text }) {
        record(KustomizeFault("variable stands twice", at: variable["name"]?.range ?? variable.range))
        continue
      }
      total.variables.append(variable)
    }
  }

  private mutating func configure(_ total: inout Accumulation, _ root: YAMLNode, in folder: String) {
    for item in root["configurations"]?.sequence ?? [] {
      attempt { (build) throws(KustomizeFault) in
        for document in try build.documents(item, from: folder) { total.configuration.add(document) }
      }
    }
    for item in root["crds"]?.sequence ?? [] {
      attempt { (build) throws(KustomizeFault) in
        for document in try build.documents(item, from: folder) { total.configuration.addDefinitions(document) }
      }
    }
    guard let path = root["openapi"]?["path"] else { return }
    attempt { (build) throws(KustomizeFault) in
      guard let document = try build.documents(path, from: folder).first else { return }
      build.schema = MergeSchema(document)
    }
  }
}
