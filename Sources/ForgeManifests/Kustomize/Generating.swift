import ForgeDiagnostics
import ForgeFiles
import ForgeYAML

// ConfigMaps, Secrets and charts.

extension KustomizationBuild {
  mutating func generate(_ kustomization: KustomizationFile, in folder: String, into total: inout Accumulation) {
    let root = kustomization.root
    for (key, isSecret) in [("configMapGenerator", false), ("secretGenerator", true)] {
      for entry in root[key]?.sequence ?? [] {
        attempt { (build) throws(KustomizeFault) in
          try build.generate(entry, isSecret: isSecret, options: root["generatorOptions"], in: folder, into: &total)
        }
      }
    }
    let home = root["helmGlobals"]?["chartHome"]?.text ?? "charts"
    for entry in root["helmCharts"]?.sequence ?? [] { inflate(entry, home: home, in: folder, into: &total) }
    for item in root["generators"]?.sequence ?? [] {
      attempt { (build) throws(KustomizeFault) in
        for plugin in try build.plugins(item, in: kustomization, from: folder) {
          let kind = plugin["kind"]?.text ?? ""
          guard Self.isBuiltIn(plugin), kind == "ConfigMapGenerator" || kind == "SecretGenerator" else {
            build.gaps.append(.init(.broken("generator \(kind) is a program of its own"), at: item.range))
            continue
          }
          let entry = Self.generatorEntry(plugin)
          try build.generate(entry, isSecret: kind == "SecretGenerator", options: nil, in: folder, into: &total)
        }
      }
    }
  }

  /// A plugin's configuration in the form of an entry of a kustomization: the name is in its metadata.
  private static func generatorEntry(_ plugin: YAMLNode) -> YAMLNode {
    var entry = plugin
    for key in ["name", "namespace"] {
      if let value = plugin.value(at: "metadata", key) { entry = entry.setting(key, to: value) }
    }
    return entry
  }

  mutating func generate(
    _ entry: YAMLNode, isSecret: Bool, options: YAMLNode?, in folder: String, into total: inout Accumulation
  ) throws(KustomizeFault) {
    let entries = try dataEntries(entry, in: folder)
    let generator = DataGenerator(isSecret: isSecret, entry: entry, globalOptions: options, entries: entries)
    var resource = try generator.resource()
    resource.origin = metadata.author(isSecret ? "SecretGenerator" : "ConfigMapGenerator", in: entry.range.path)
    try absorb(resource, entry, into: &total)
  }

  /// Adds a generated object, or puts it in the place of the one it is to replace or to be merged with.
  private func absorb(
    _ resource: KustomizedResource, _ entry: YAMLNode, into total: inout Accumulation
  ) throws(KustomizeFault) {
    let id = resource.id
    let range = entry["name"]?.range ?? entry.range
    let places = total.resources.indices.filter { place in total.resources[place].allIDs.contains { $0.isSame(as: id) }
    }
    let isAddition = resource.behavior == .unspecified || resource.behavior == .create
    guard let place = places.first else {
      guard isAddition else {
        throw KustomizeFault(.nothingToMerge(id, resource.behavior), at: entry["behavior"]?.range ?? range)
      }
      return try append([resource], at: range, to: &total)
    }
    guard places.count == 1 else { throw KustomizeFault(.manyToMerge(id), at: range) }
    guard !isAddition else {
      let note = Note("first added here", at: total.resources[place].root.value(at: "metadata", "name")?.range ?? range)
      throw KustomizeFault(.exists(id), at: range, notes: [note])
    }
    total.resources[place] = Self.joined(resource, with: total.resources[place])
  }

  private static func joined(_ new: KustomizedResource, with old: KustomizedResource) -> KustomizedResource {
    var result = old
    result.root = new.root
    result.behavior = new.behavior
    result.needsHash = new.needsHash && old.needsHash
    var metadata = old.root["metadata"] ?? .mapping(at: old.root.range)
    for field in ["labels", "annotations"] {
      let texts = new.root.value(at: "metadata", field)?.mapping?.pairs ?? []
      for pair in texts {
        let holder = metadata[field] ?? .mapping(at: pair.key.range)
        metadata = metadata.setting(
          field, to: holder.setting(pair.key.text ?? "", to: pair.value, keyAt: pair.key.range))
      }
    }
    result.root = result.root.setting("metadata", to: metadata)
    guard new.behavior == .merge else { return result }
    for field in ["data", "binaryData"] {
      guard let before = old.root[field] else { continue }
      var merged = before
      for pair in new.root[field]?.mapping?.pairs ?? [] {
        merged = merged.setting(pair.key.text ?? "", to: pair.value, keyAt: pair.key.range)
      }
      result.root = result.root.setting(field, to: merged)
    }
    return result
  }

  private mutating func inflate(
    _ entry: YAMLNode, home: String, in folder: String, into total: inout Accumulation
  ) {
    let name = entry["name"]?.text ?? ""
    let range = entry["name"]?.range ?? entry.range
    let chart = TreePath.resolve(TreePath.join(home, name), from: folder)
    guard let chart, files.kind(TreePath.join(chart, "Chart.yaml")) == .file else {
      let repo = entry["repo"]?.text
      gaps.append(.init(repo.map { .remote("\($0) \(name)") } ?? .missing("chart \(name)"), at: range))
      return
    }
    guard let inflate else {
      gaps.append(.init(.broken("chart \(name) is not inflated"), at: range))
      return
    }
    let rendered = inflate(request(entry, name: name, chart: chart, in: folder))
    gaps += rendered.gaps
    diagnostics += rendered.diagnostics
    for file in rendered.files { sources[file.path] = file }
    attempt { (build) throws(KustomizeFault) in
      var added: [KustomizedResource] = []
      for object in rendered.objects { added += try build.objects(object.root, cause: range) }
      try build.append(added, at: range, to: &total)
    }
  }

  private func request(_ entry: YAMLNode, name: String, chart: String, in folder: String) -> HelmChartRequest {
    let resolve: (YAMLNode) -> String? = { node in node.text.flatMap { TreePath.resolve($0, from: folder) } }
    return HelmChartRequest(
      name: name, repo: entry["repo"]?.text, version: entry["version"]?.text,
      releaseName: entry["releaseName"]?.text, namespace: entry["namespace"]?.text, folder: chart,
      valuesFile: entry["valuesFile"].flatMap(resolve),
      additionalValuesFiles: (entry["additionalValuesFiles"]?.sequence ?? []).compactMap(resolve),
      valuesInline: entry["valuesInline"], valuesMerge: entry["valuesMerge"]?.text ?? "override",
      includeCRDs: entry["includeCRDs"]?.bool ?? false, skipHooks: entry["skipHooks"]?.bool ?? false,
      apiVersions: (entry["apiVersions"]?.sequence ?? []).compactMap(\.text), kubeVersion: entry["kubeVersion"]?.text,
      nameTemplate: entry["nameTemplate"]?.text, range: entry.range)
  }
}

extension Message {
  fileprivate static func nothingToMerge(_ id: ResourceID, _ behavior: KustomizedResource.Behavior) -> Message {
    "`\(id)` does not exist, there is nothing to \(behavior.rawValue)"
  }

  fileprivate static func manyToMerge(_ id: ResourceID) -> Message {
    "`\(id)` is several objects, none of them is surely meant"
  }

  fileprivate static func exists(_ id: ResourceID) -> Message {
    "`\(id)` exists, `behavior` must be `merge` or `replace`"
  }
}
