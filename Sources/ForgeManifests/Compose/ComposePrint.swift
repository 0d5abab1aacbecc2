import ForgeDiagnostics
import ForgeYAML

/// The document that `docker compose config` prints: what is implied is written out, what is inactive or unused is not
/// there.
struct ComposePrint {
  let name: String
  let services: [ComposeService]
  let resources: [String: [ComposeResource]]

  func root(_ model: YAMLNode) -> YAMLNode {
    let active = services.filter(\.isActive).sorted { $0.name < $1.name }
    var pairs = [
      ComposeNode.pair(key("name", model), ComposeNode.string(name, at: model["name"]?.range ?? model.range))
    ]
    let printed = active.map { service in
      ComposeNode.pair(ComposeNode.string(service.name, at: service.place), self.service(service))
    }
    pairs.append(
      ComposeNode.pair(
        key("services", model), ComposeNode.mapping(printed, at: model["services"]?.range ?? model.range)))
    for section in ["networks", "volumes", "configs", "secrets"] {
      let used = Self.used(section, by: active)
      let kept = (resources[section] ?? []).filter { used.contains($0.key) }.sorted { $0.key < $1.key }
      guard !kept.isEmpty else { continue }
      let entries = kept.map { ComposeNode.pair(ComposeNode.string($0.key, at: $0.place), resource($0)) }
      pairs.append(
        ComposeNode.pair(key(section, model), ComposeNode.mapping(entries, at: model[section]?.range ?? model.range)))
    }
    for (key, name, value) in model.composePairs where name.hasPrefix("x-") {
      pairs.append(ComposeNode.pair(key, value))
    }
    return ComposeNode.mapping(pairs, at: model.range)
  }

  private func key(_ name: String, _ model: YAMLNode) -> YAMLNode {
    model.mapping?.pair(name)?.key ?? ComposeNode.string(name, at: model.range)
  }

  private func resource(_ resource: ComposeResource) -> YAMLNode {
    resource.node.settingCompose(
      "name", to: resource.node["name"] ?? ComposeNode.string(resource.name, at: resource.place))
  }

  private func service(_ service: ComposeService) -> YAMLNode {
    var node = service.node.removingCompose("env_file")
    if !service.environment.isEmpty {
      let range = node["environment"]?.range ?? service.place
      node = node.settingCompose("environment", to: ComposeNode.mapping(service.environment, at: range))
    }
    if ComposeAssembly.usesDefaultNetwork(node) {
      let network = ("default", ComposeNode.null(at: service.place))
      node = node.settingCompose("networks", to: ComposeNode.mapping([network], at: service.place))
    }
    return dependencies(withBuild(node), of: service)
  }

  private func withBuild(_ node: YAMLNode) -> YAMLNode {
    guard var build = node["build"], build.mapping != nil else { return node }
    if build["context"] == nil { build = build.settingCompose("context", to: ComposeNode.string(".", at: build.range)) }
    if build["dockerfile"] == nil, build["dockerfile_inline"] == nil {
      build = build.settingCompose("dockerfile", to: ComposeNode.string("Dockerfile", at: build.range))
    }
    return node.settingCompose("build", to: build)
  }

  /// Links and shared namespaces are dependencies too.
  private func dependencies(_ node: YAMLNode, of service: ComposeService) -> YAMLNode {
    var pairs = node["depends_on"]?.mapping?.pairs ?? []
    for (name, place) in ComposeConsistency.implied(node) where !pairs.contains(where: { $0.key.text == name }) {
      let value = ComposeNode.mapping(
        [
          ("condition", ComposeNode.string("service_started", at: place)),
          ("restart", ComposeNode.bool(true, at: place)), ("required", ComposeNode.bool(true, at: place)),
        ], at: place)
      pairs.append(ComposeNode.pair(ComposeNode.string(name, at: place), value))
    }
    guard !pairs.isEmpty else { return node.removingCompose("depends_on") }
    let range = node["depends_on"]?.range ?? service.place
    return node.settingCompose("depends_on", to: ComposeNode.mapping(pairs, at: range))
  }

  private static func used(_ section: String, by services: [ComposeService]) -> Set<String> {
    switch section {
    case "networks":
      let named = Set(services.flatMap { $0.networks.compactMap(\.text) })
      return services.contains { ComposeAssembly.usesDefaultNetwork($0.node) } ? named.union(["default"]) : named
    case "volumes":
      return Set(services.flatMap { $0.mounts.filter { $0.type == "volume" }.compactMap { $0.source?.text } })
    default:
      let built = services.flatMap { $0.node["build"]?[section]?.sequence ?? [] }.compactMap { $0["source"]?.text }
      return Set(services.flatMap { $0.grants(section) }.compactMap(\.text) + built)
    }
  }
}
