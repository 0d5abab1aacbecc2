import ForgeDiagnostics
import ForgeYAML

/// Whether the parts of a project fit together; the faults are those that Compose stops at once every file is read.
struct ComposeConsistency {
  private(set) var diagnostics: [Diagnostic] = []
  private let services: [ComposeService]
  private let byName: [String: ComposeService]
  private let resources: [String: [String: ComposeResource]]
  private let uncertain: Set<SourceRange>
  private let isIncomplete: Bool
  private var searches = 0

  private static let mostSearches = 100

  init(
    services: [ComposeService], resources: [String: [ComposeResource]], uncertain: Set<SourceRange>,
    isIncomplete: Bool
  ) {
    self.services = services
    byName = Dictionary(services.map { ($0.name, $0) }) { first, _ in first }
    self.resources = resources.mapValues { Dictionary($0.map { ($0.key, $0) }) { first, _ in first } }
    self.uncertain = uncertain
    self.isIncomplete = isIncomplete
  }

  mutating func check() {
    for service in services {
      checkImage(service)
      checkDependencies(service)
      checkNetworks(service)
      checkVolumes(service)
      checkGrants(service)
      checkReplicas(service)
      checkWatch(service)
    }
    checkContainerNames()
    checkSources()
    if let cycle = ComposeCycle.find(in: services.map { ($0.name, Self.waitsFor($0)) }) {
      report(.cycle(cycle.names), at: cycle.place)
    }
  }

  private mutating func report(_ message: Message, at range: SourceRange, notes: [Note] = []) {
    diagnostics.append(Diagnostic(.composeError, message, at: range, notes: notes))
  }

  /// A reader takes up a few offers; searching for thousands among thousands of names takes minutes.
  private mutating func nearest(to name: String, in section: String) -> String? {
    searches += 1
    guard searches <= Self.mostSearches else { return nil }
    let names = section == "services" ? services.map(\.name) : (resources[section] ?? [:]).keys.sorted()
    return Suggestion.nearest(to: name, among: names)
  }

  private mutating func checkImage(_ service: ComposeService) {
    let node = service.node
    guard node["image"] == nil, node["build"] == nil, node["provider"] == nil, !isIncomplete else { return }
    // One that another service extends is often unfinished on purpose; no profile, and Compose refuses it all the same.
    report(.noImage(service.name), at: service.place)
  }

  private mutating func checkDependencies(_ service: ComposeService) {
    for (key, name, value) in service.node["depends_on"]?.composePairs ?? [] {
      let isRequired = value["required"]?.bool ?? true
      guard isRequired || byName[name] != nil else { continue }
      checkService(name, of: service, at: key.range, isRequired: isRequired)
    }
    for (name, range) in Self.implied(service.node) { checkService(name, of: service, at: range, isRequired: true) }
  }

  private mutating func checkService(
    _ name: String, of service: ComposeService, at range: SourceRange, isRequired: Bool
  ) {
    guard !uncertain.contains(range) else { return }
    guard let other = byName[name] else {
      guard !isIncomplete else { return }
      let near = nearest(to: name, in: "services")
      report(.undefined("service", name).suggesting(near), at: range)
      return
    }
    if service.isActive, !other.isActive, isRequired {
      let note = Note("its profiles are named here", at: other.node["profiles"]?.range ?? other.place)
      report(.disabled(name, by: service.name, other.profiles.compactMap(\.text)), at: range, notes: [note])
    }
  }

  /// The services that are needed by other means than `depends_on`.
  static func implied(_ node: YAMLNode) -> [(name: String, place: SourceRange)] {
    var result: [(name: String, place: SourceRange)] = []
    for link in node["links"]?.sequence ?? [] {
      if let text = link.text { result.append((String(text.prefix { $0 != ":" }), link.range)) }
    }
    for item in node["volumes_from"]?.sequence ?? [] {
      guard let text = item.text, !text.hasPrefix("container:") else { continue }
      result.append((String(text.prefix { $0 != ":" }), item.range))
    }
    for key in ["network_mode", "ipc", "pid", "uts", "cgroup"] {
      guard let mode = node[key], let text = mode.text, text.hasPrefix("service:") else { continue }
      result.append((String(text.dropFirst("service:".count)), mode.range))
    }
    return result
  }

  private static func waitsFor(_ service: ComposeService) -> [(name: String, place: SourceRange)] {
    service.dependencies.compactMap { node in node.text.map { ($0, node.range) } } + implied(service.node)
  }

  private mutating func checkNetworks(_ service: ComposeService) {
    let networks = service.networks
    if let mode = service.node["network_mode"], let first = networks.first {
      report(.modeAndNetworks, at: mode.range, notes: [Note("it joins a network here", at: first.range)])
    }
    for network in networks where network.text != "default" { checkResource(network, "networks", "network") }
  }

  private mutating func checkVolumes(_ service: ComposeService) {
    for mount in service.mounts where mount.type == "volume" {
      if let source = mount.source { checkResource(source, "volumes", "volume") }
    }
    for mount in service.mounts where mount.target == nil {
      report(.noTarget, at: mount.node.range)
    }
    for port in service.ports where port.node["target"] == nil {
      report(.noPort, at: port.node.range)
    }
  }

  private mutating func checkGrants(_ service: ComposeService) {
    for source in service.grants("secrets") { checkResource(source, "secrets", "secret") }
    for source in service.grants("configs") { checkResource(source, "configs", "config") }
    for grant in service.node["build"]?["secrets"]?.sequence ?? [] {
      if let source = grant["source"] { checkResource(source, "secrets", "secret") }
    }
  }

  private mutating func checkResource(_ node: YAMLNode, _ section: String, _ what: String) {
    guard let name = node.text, !isIncomplete, !uncertain.contains(node.range) else { return }
    guard resources[section]?[name] == nil else { return }
    let near = nearest(to: name, in: section)
    report(.undefined(what, name).suggesting(near), at: node.range)
  }

  private mutating func checkReplicas(_ service: ComposeService) {
    let node = service.node
    if let scale = node["scale"], let replicas = node["deploy"]?["replicas"], let left = scale.int,
      let right = replicas.int, left != right
    {
      report(.twoScales, at: scale.range, notes: [Note("the other number is here", at: replicas.range)])
    }
    if let container = node["container_name"], service.replicas > 1 {
      report(.namedMany(service.replicas), at: container.range)
    }
  }

  private mutating func checkWatch(_ service: ComposeService) {
    for rule in service.node["develop"]?["watch"]?.sequence ?? [] {
      guard let action = rule["action"], let text = action.text, text.hasPrefix("sync") else { continue }
      if (rule["target"]?.text ?? "").isEmpty { report(.noWatchTarget(text), at: action.range) }
    }
  }

  private mutating func checkContainerNames() {
    var seen: [String: SourceRange] = [:]
    for service in services where service.isActive {
      guard let node = service.node["container_name"], let name = node.text, !uncertain.contains(node.range) else {
        continue
      }
      if let first = seen[name] {
        report(.takenName(name), at: node.range, notes: [Note("it is taken here", at: first)])
      } else {
        seen[name] = node.range
      }
    }
  }

  /// A secret or config that this project makes says once what is in it.
  private mutating func checkSources() {
    for (section, keys) in [("secrets", ["file", "environment"]), ("configs", ["file", "environment", "content"])] {
      for resource in (resources[section] ?? [:]).values.sorted(by: { $0.place < $1.place }) {
        let count = keys.count { resource.node[$0] != nil }
        let hasOther = resource.isExternal || resource.node["driver"] != nil || resource.node["external"] != nil
        if count > 1 || count == 0 && !hasOther {
          report(.source("\(section).\(resource.key)", keys, isMissing: count == 0), at: resource.place)
        }
      }
    }
  }
}

extension Message {
  fileprivate static func noImage(_ name: String) -> Message {
    "service `\(name)` has neither an `image` nor a `build`"
  }

  fileprivate static func undefined(_ what: String, _ name: String) -> Message {
    "\(what) `\(name.prefix(80))` is not defined"
  }

  fileprivate static func disabled(_ name: String, by service: String, _ profiles: [String]) -> Message {
    let list = profiles.map { "`\($0)`" }.joined(separator: ", ")
    return "service `\(name)` is needed by `\(service)` and is only active with the profiles \(list)"
  }

  fileprivate static func cycle(_ names: [String]) -> Message {
    "services wait for each other: \(names.suffix(10).map { "`\($0)`" }.joined(separator: " → "))"
  }

  fileprivate static let modeAndNetworks: Message = "`network_mode` and `networks` exclude each other"
  fileprivate static let noTarget: Message = "mount has no `target`"
  fileprivate static let noPort: Message = "port has no `target`"
  fileprivate static let twoScales: Message = "`scale` and `deploy.replicas` are different numbers"

  fileprivate static func namedMany(_ count: Int) -> Message {
    "`container_name` is one name and the service has \(count) containers"
  }

  fileprivate static func noWatchTarget(_ action: String) -> Message {
    "`\(action)` copies files, and has no `target` to copy them to"
  }

  fileprivate static func takenName(_ name: String) -> Message {
    "container name `\(name.prefix(80))` is taken by another service"
  }

  fileprivate static func source(_ path: String, _ keys: [String], isMissing: Bool) -> Message {
    let list = keys.map { "`\($0)`" }.joined(separator: ", ")
    return isMissing ? "`\(path)` has none of \(list)" : "`\(path)` has more than one of \(list)"
  }
}
