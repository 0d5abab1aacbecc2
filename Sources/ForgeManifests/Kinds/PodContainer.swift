package import ForgeYAML

/// A container of a pod.
package struct PodContainer: Sendable {
  /// When it runs.
  package enum Role: Hashable, Sendable {
    /// Runs to its end before the others start; with `restartPolicy: Always` it stays beside them.
    case initial
    case main
    case ephemeral
  }

  /// A port that the container says it listens on.
  package struct Port: Sendable {
    /// `containerPort`.
    package let number: YAMLNode
    /// What Services and probes may call it.
    package let name: YAMLNode?
    /// `TCP` where nothing is said.
    package let transport: String
  }

  /// The container as it is written.
  package let node: YAMLNode
  /// The list of the pod that it stands in.
  package let role: Role

  init(_ node: YAMLNode, role: Role) {
    self.node = node
    self.role = role
  }

  /// What `-c` takes; unique in the pod.
  package var name: YAMLNode? { node["name"] }
  /// The reference as written.
  package var image: YAMLNode? { node["image"] }

  /// The ports it declares; others may be open as well.
  package var ports: [Port] {
    (node["ports"]?.sequence ?? []).compactMap { port in
      guard let number = port["containerPort"] else { return nil }
      return Port(number: number, name: port["name"], transport: port["protocol"]?.text ?? "TCP")
    }
  }

  /// The port of this number or name.
  package func port(_ text: String) -> Port? {
    ports.first { $0.number.text == text || $0.name?.text == text }
  }

  /// The variables of `env`; those of `envFrom` are in `environmentSources`.
  package var environment: [Variable] {
    (node["env"]?.sequence ?? []).compactMap(Variable.init)
  }

  /// The ConfigMaps and Secrets of which every key becomes a variable.
  package var environmentSources: [PodReference] {
    (node["envFrom"]?.sequence ?? []).compactMap { source in
      PodReference(source, configMap: "configMapRef", secret: "secretRef")
    }
  }

  /// The volumes it sees.
  package var mounts: [Mount] {
    (node["volumeMounts"]?.sequence ?? []).compactMap { mount in
      guard let volume = mount["name"], let path = mount["mountPath"] else { return nil }
      return Mount(volume: volume, path: path, subPath: mount["subPath"])
    }
  }
}

extension PodContainer {
  /// A variable of the environment.
  package struct Variable: Sendable {
    package let name: YAMLNode
    /// The value as written; nil where it comes from somewhere else.
    package let value: YAMLNode?
    /// The key of a ConfigMap or Secret that gives the value.
    package let reference: PodReference?

    init?(_ node: YAMLNode) {
      guard let name = node["name"] else { return nil }
      self.name = name
      value = node["value"]
      reference = node["valueFrom"].flatMap {
        PodReference($0, configMap: "configMapKeyRef", secret: "secretKeyRef")
      }
    }
  }

  /// A volume where the container sees it.
  package struct Mount: Sendable {
    /// The name of the volume.
    package let volume: YAMLNode
    /// The folder or file inside the container.
    package let path: YAMLNode
    /// The part of the volume that is shown; nil for all of it.
    package let subPath: YAMLNode?
  }
}

/// What a pod takes from another object of its namespace.
package struct PodReference: Sendable {
  /// `ConfigMap`, `Secret` or `PersistentVolumeClaim`.
  package let kind: String
  package let name: YAMLNode
  /// The one key that is used; nil where it is all of them.
  package let key: YAMLNode?
  /// Whether the pod starts without it.
  package let isOptional: Bool

  init(kind: String, name: YAMLNode, key: YAMLNode? = nil, isOptional: Bool = false) {
    self.kind = kind
    self.name = name
    self.key = key
    self.isOptional = isOptional
  }

  init?(_ node: YAMLNode, configMap: String, secret: String) {
    for (member, kind) in [(configMap, "ConfigMap"), (secret, "Secret")] {
      guard let reference = node[member], let name = reference["name"] else { continue }
      self.init(kind: kind, name: name, key: reference["key"], isOptional: reference["optional"]?.bool ?? false)
      return
    }
    return nil
  }
}

/// A volume of a pod.
package struct PodVolume: Sendable {
  package let node: YAMLNode
  /// Whether each pod gets a claim of its own, `NAME-POD`, from `volumeClaimTemplates` of a StatefulSet.
  package let isClaimTemplate: Bool

  init(_ node: YAMLNode, isClaimTemplate: Bool) {
    self.node = node
    self.isClaimTemplate = isClaimTemplate
  }

  package var name: YAMLNode? {
    isClaimTemplate ? node["metadata"]?["name"] : node["name"]
  }

  /// The objects whose content the volume shows, those inside a projected volume included.
  package var references: [PodReference] {
    guard !isClaimTemplate else { return [] }
    let sources = [node] + (node["projected"]?["sources"]?.sequence ?? [])
    return sources.flatMap { source in
      // A projected secret has a `name` where a volume has a `secretName`.
      let secret = source["secret"]
      return Self.references("ConfigMap", source["configMap"], member: "name")
        + Self.references("Secret", secret, member: secret?["secretName"] == nil ? "name" : "secretName")
        + Self.references("PersistentVolumeClaim", source["persistentVolumeClaim"], member: "claimName")
    }
  }

  /// The object as a whole, or each of the keys that `items` picks from it.
  private static func references(_ kind: String, _ source: YAMLNode?, member: String) -> [PodReference] {
    guard let source, let name = source[member] else { return [] }
    let isOptional = source["optional"]?.bool ?? false
    let keys = (source["items"]?.sequence ?? []).compactMap { $0["key"] }
    guard !keys.isEmpty else { return [PodReference(kind: kind, name: name, isOptional: isOptional)] }
    return keys.map { PodReference(kind: kind, name: name, key: $0, isOptional: isOptional) }
  }
}
