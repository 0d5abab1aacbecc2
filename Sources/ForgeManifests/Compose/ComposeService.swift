package import ForgeDiagnostics
package import ForgeYAML

/// A service of a project.
package struct ComposeService: Sendable {
  /// The key under `services`, which is also its host name on its networks.
  package let name: String
  /// Where its name is written.
  package let place: SourceRange
  /// The service with its short forms written out, merged and extended.
  package let node: YAMLNode
  /// Whether it has no profiles, or one that is active.
  package let isActive: Bool
  /// The variables that its containers get: those of its `env_file`s under those of `environment`. A variable that is
  /// passed through and has no value here is null.
  package let environment: [YAMLMapping.Pair]
  /// The project it belongs to.
  package let project: String

  /// The reference as written, variables replaced.
  package var image: YAMLNode? { node["image"] }
  /// A folder, relative to the root that was read, or an address.
  package var buildContext: YAMLNode? { node["build"]?["context"] }
  /// The profiles it is active with; empty where it always is.
  package var profiles: [YAMLNode] { node["profiles"]?.sequence ?? [] }
  /// A list of words, however it was written.
  package var command: YAMLNode? { node["command"] }
  /// `test` is a list that begins with `CMD`, `CMD-SHELL` or `NONE`.
  package var healthcheck: YAMLNode? { node["healthcheck"] }

  /// How many containers: `scale`, else `deploy.replicas`, else one.
  package var replicas: Int {
    node["scale"]?.int ?? node["deploy"]?["replicas"]?.int ?? 1
  }

  /// The names of its containers.
  package var containerNames: [String] {
    if let name = node["container_name"]?.text { return [name] }
    return (0..<min(max(replicas, 0), Self.mostListed)).map { "\(project)-\(name)-\($0 + 1)" }
  }

  private static let mostListed = 1000

  /// The services it waits for, the names with their places.
  package var dependencies: [YAMLNode] { (node["depends_on"]?.mapping?.pairs ?? []).map(\.key) }

  /// The networks it joins; the one that is implied is left out.
  package var networks: [YAMLNode] { (node["networks"]?.mapping?.pairs ?? []).map(\.key) }

  /// The variable of this name, from whichever file gives it.
  package func variable(_ name: String) -> YAMLMapping.Pair? {
    environment.first { $0.key.text == name }
  }

  /// Those that are published, ranges written out.
  package var ports: [Port] { (node["ports"]?.sequence ?? []).map(Port.init) }
  /// Volumes, folders and files of the host, in the order they are written.
  package var mounts: [Mount] { (node["volumes"]?.sequence ?? []).map(Mount.init) }

  /// The ports that other containers reach without a port of the host.
  package var exposed: [YAMLNode] { node["expose"]?.sequence ?? [] }

  /// What `key` of the top level it takes from: `secrets` or `configs`.
  package func grants(_ key: String) -> [YAMLNode] {
    (node[key]?.sequence ?? []).compactMap { $0["source"] }
  }
}

extension ComposeService {
  /// A port that is published on the host.
  package struct Port: Sendable {
    /// The long form.
    package let node: YAMLNode

    /// The port inside the container.
    package var target: Int? { node["target"]?.int }
    /// The port of the host, or a range to choose from; nil where the engine chooses.
    package var published: String? { node["published"]?.text }
    /// The address of the host it is bound to; nil for all of them.
    package var hostIP: String? { node["host_ip"]?.text }
    /// `tcp`, `udp` or `sctp`.
    package var transport: String { node["protocol"]?.text ?? "tcp" }
    /// What the long form may call it.
    package var name: String? { node["name"]?.text }

    /// Whether `port` of the host leads here.
    package func isPublished(as port: Int) -> Bool {
      guard let published else { return false }
      let ends = published.split(separator: "-").map { Int($0) }
      guard let first = ends.first, let low = first, let last = ends.last, let high = last else { return false }
      return low <= high && (low...high).contains(port)
    }
  }

  /// A volume or a folder of the host where the container sees it.
  package struct Mount: Sendable {
    /// The long form.
    package let node: YAMLNode

    /// `volume`, `bind`, `tmpfs`, …
    package var type: String { node["type"]?.text ?? "volume" }
    /// The name of the volume, or a path; nil for what has no name.
    package var source: YAMLNode? { node["source"] }
    /// The path inside the container.
    package var target: YAMLNode? { node["target"] }
    /// Whether the container cannot write there.
    package var isReadOnly: Bool { node["read_only"]?.bool ?? false }
  }
}

/// A network, volume, config or secret of a project.
package struct ComposeResource: Sendable {
  /// The name that the files call it by.
  package let key: String
  /// Where that is written; for the default network that nobody defines, where a service is.
  package let place: SourceRange
  /// The name the engine knows it by: `PROJECT_KEY` unless it says so itself or exists already.
  package let name: String
  /// Whether it must exist before.
  package let isExternal: Bool
  /// The definition; an empty mapping where there is only the name.
  package let node: YAMLNode

  init(_ key: String, at place: SourceRange, _ node: YAMLNode, project: String) {
    self.key = key
    self.place = place
    self.node = node
    isExternal = node["external"]?.bool ?? false
    name = node["name"]?.text ?? (isExternal ? key : "\(project)_\(key)")
  }
}
