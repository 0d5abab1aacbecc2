/// The Compose Specification as data: the keys of a file and what may stand at each (`schema/compose-spec.json` of the
/// specification, as of 2025).
enum ComposeSchema {
  static let file = ComposeType.object(topLevel)

  static let topLevelKeys = Set(topLevel.keys)

  private static let topLevel: [String: ComposeType] = [
    "version": .string,
    "name": .string,
    "include": .list(.either([.string, include])),
    "services": .named(service),
    "networks": .named(.either([network, .scalar(.null)])),
    "volumes": .named(.either([volume, .scalar(.null)])),
    "configs": .named(config),
    "secrets": .named(secret),
    "models": .named(model),
  ]

  static let service = ComposeType.object(
    ComposeServiceSchema.container
      .merging(ComposeServiceSchema.relations) { first, _ in first }
      .merging(ComposeServiceSchema.resources) { first, _ in first })

  private static let include = ComposeType.object(
    ["path": .stringOrList, "env_file": .stringOrList, "project_directory": .string], isExtensible: false)

  private static let external = ComposeType.either([
    .flag, .object(["name": .string], isExtensible: true),
  ])

  private static let network = ComposeType.object([
    "name": .string, "driver": .string, "driver_opts": .options, "external": external, "internal": .flag,
    "enable_ipv4": .flag, "enable_ipv6": .flag, "attachable": .flag, "labels": .pairs,
    "ipam": .object([
      "driver": .string,
      "config": .list(
        .object([
          "subnet": .string, "ip_range": .string, "gateway": .string,
          "aux_addresses": .map(.string, isNamed: false),
        ])),
      "options": .map(.string, isNamed: false),
    ]),
  ])

  private static let volume = ComposeType.object([
    "name": .string, "driver": .string, "driver_opts": .options, "external": external, "labels": .pairs,
  ])

  private static let secret = ComposeType.object([
    "name": .string, "environment": .string, "file": .string, "external": external, "labels": .pairs,
    "driver": .string, "driver_opts": .options, "template_driver": .string,
  ])

  private static let config = ComposeType.object([
    "name": .string, "content": .string, "environment": .string, "file": .string, "external": external,
    "labels": .pairs, "template_driver": .string,
  ])

  private static let model = ComposeType.object(
    ["name": .string, "model": .string, "context_size": .scalar(.integer), "runtime_flags": .strings],
    required: ["model"])

  /// The long form of a port.
  static let port = ComposeType.object([
    "name": .string, "mode": .string, "host_ip": .string, "target": .count,
    "published": .scalar([.string, .integer]), "protocol": .string, "app_protocol": .string,
  ])

  /// The long form of a mount.
  static let mount = ComposeType.object(
    [
      "type": .word(["bind", "volume", "tmpfs", "cluster", "npipe", "image"]), "source": .string, "target": .string,
      "read_only": .flag, "consistency": .string,
      "bind": .object([
        "propagation": .string, "create_host_path": .flag, "selinux": .word(["z", "Z"]),
        "recursive": .word(["enabled", "disabled", "writable", "readonly"]),
      ]),
      "volume": .object(["labels": .pairs, "nocopy": .flag, "subpath": .string]),
      "tmpfs": .object(["size": .size, "mode": .size]),
      "image": .object(["subpath": .string]),
    ], required: ["type"])

  static let grants = ComposeType.list(
    .either([
      .string,
      .object(["source": .string, "target": .string, "uid": .string, "gid": .string, "mode": .size]),
    ]))

  static let ulimits = ComposeType.map(
    .either([.count, .object(["hard": .count, "soft": .count], required: ["soft", "hard"])]), isNamed: false)

  static let extraHosts = ComposeType.either([
    .map(.either([.string, .strings]), isNamed: false), .strings,
  ])

  static let command = ComposeType.either([.scalar([.string, .null]), .strings])

  static let hook = ComposeType.object(
    ["command": command, "user": .string, "privileged": .flag, "working_dir": .string, "environment": .pairs],
    required: ["command"])
}
