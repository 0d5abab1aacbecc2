import ForgeDiagnostics
import ForgeYAML

/// Makes a project of a merged model: what is active, what each service gets, what does not fit together.
struct ComposeAssembly {
  let model: YAMLNode
  let projectName: ComposeName
  /// The profiles that are active.
  let active: Set<String>
  private var loader: ComposeLoader
  private let scope: ComposeLoader.Scope

  init(
    _ model: YAMLNode, name: ComposeName, active: Set<String>, loader: ComposeLoader,
    scope: ComposeLoader.Scope
  ) {
    self.model = model
    projectName = name
    self.active = active
    self.loader = loader
    self.scope = scope
  }

  private var name: String { projectName.text }

  func project() -> ComposeProject {
    var copy = self
    return copy.assembled()
  }

  private mutating func assembled() -> ComposeProject {
    var services: [ComposeService] = []
    for (key, name, node) in model["services"]?.composePairs ?? [] where node.mapping != nil {
      services.append(service(name, at: key.range, node))
    }
    var resources: [String: [ComposeResource]] = [:]
    for section in ["networks", "volumes", "configs", "secrets"] {
      resources[section] = (model[section]?.composePairs ?? []).filter { $0.value.mapping != nil }.map {
        ComposeResource($0.name, at: $0.key.range, $0.value, project: name)
      }
    }
    let hasDefault = resources["networks"]?.contains { $0.key == "default" } ?? false
    if !hasDefault, let user = services.first(where: { $0.isActive && Self.usesDefaultNetwork($0.node) }) {
      let node = ComposeNode.mapping([YAMLMapping.Pair](), at: user.place)
      resources["networks", default: []].append(ComposeResource("default", at: user.place, node, project: name))
    }
    var consistency = ComposeConsistency(
      services: services, resources: resources, uncertain: loader.reader.uncertain,
      isIncomplete: loader.reader.isIncomplete)
    consistency.check()
    loader.reader.report(consistency.diagnostics)
    var presence = ComposePresence(loader: loader, services: services, resources: resources)
    presence.check()
    loader = presence.loader
    let print = ComposePrint(name: name, services: services, resources: resources)
    let reader = loader.reader
    return ComposeProject(
      name: name, nameNode: projectName.node, isNameKnown: projectName.isKnown, services: services,
      networks: resources["networks"] ?? [],
      volumes: resources["volumes"] ?? [], configs: resources["configs"] ?? [], secrets: resources["secrets"] ?? [],
      profiles: Self.profiles(services), gaps: reader.gaps, diagnostics: reader.diagnostics.sorted(),
      suppressions: reader.suppressions,
      files: reader.sources, root: print.root(model), variables: reader.variableUses.mapValues { $0.sorted() },
      unsetVariables: reader.unset, uncertain: reader.uncertain,
      isIncomplete: reader.isIncomplete)
  }

  static func usesDefaultNetwork(_ node: YAMLNode) -> Bool {
    node["network_mode"] == nil && (node["networks"]?.mapping?.pairs ?? []).isEmpty && node["provider"] == nil
  }

  private static func profiles(_ services: [ComposeService]) -> [(name: String, places: [SourceRange])] {
    var places: [String: [SourceRange]] = [:]
    for profile in services.flatMap(\.profiles) {
      guard let name = profile.text else { continue }
      places[name, default: []].append(profile.range)
    }
    return places.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
  }

  private mutating func service(_ name: String, at place: SourceRange, _ node: YAMLNode) -> ComposeService {
    let profiles = (node["profiles"]?.sequence ?? []).compactMap(\.text)
    let isActive = profiles.isEmpty || active.contains("*") || profiles.contains(where: active.contains)
    return ComposeService(
      name: name, place: place, node: node, isActive: isActive, environment: environment(of: node), project: self.name)
  }

  /// What `env_file` and `environment` come to together.
  private mutating func environment(of node: YAMLNode) -> [YAMLMapping.Pair] {
    var pairs: [YAMLMapping.Pair] = []
    var places: [String: Int] = [:]
    func set(_ name: String, _ pair: YAMLMapping.Pair) {
      if let place = places[name] {
        pairs[place] = pair
      } else {
        places[name] = pairs.count
        pairs.append(pair)
      }
    }
    for item in node["env_file"]?.sequence ?? [] {
      guard let text = item["path"]?.text, let path = ComposePath.inside(text) else { continue }
      let isRaw = item["format"]?.text == "raw"
      guard let file = loader.reader.environment(path, scope.variables, isRaw: isRaw) else { continue }
      for entry in file.entries {
        let range = SourceRange(path: path, bytes: entry.range)
        let value = entry.value.map { ComposeNode.string($0.text, at: range) } ?? ComposeNode.null(at: range)
        set(entry.name, ComposeNode.pair(ComposeNode.string(entry.name, at: range), value))
      }
    }
    for (key, name, value) in node["environment"]?.composePairs ?? [] {
      let passed =
        value.isNull ? scope.variables.value(of: name).map { ComposeNode.string($0.text, at: value.range) } : nil
      set(name, ComposeNode.pair(key, passed ?? value))
    }
    return pairs
  }
}
