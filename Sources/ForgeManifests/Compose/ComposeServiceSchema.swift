/// The keys of a service, in three parts: the container itself, what it has to do with others, and its share of the
/// machine.
enum ComposeServiceSchema {
  static let container: [String: ComposeType] = [
    "annotations": .pairs,
    "attach": .flag,
    "build": .either([.string, build]),
    "command": ComposeSchema.command,
    "container_name": .string,
    "credential_spec": .object(["config": .string, "file": .string, "registry": .string]),
    "develop": .either([develop, .scalar(.null)]),
    "entrypoint": ComposeSchema.command,
    "env_file": .either([
      .string,
      .list(
        .either([
          .string,
          .object(["path": .string, "format": .string, "required": .flag], required: ["path"], isExtensible: false),
        ])),
    ]),
    "environment": .pairs,
    "healthcheck": .object([
      "disable": .flag, "interval": .string, "retries": .count, "test": .stringOrList, "timeout": .string,
      "start_period": .string, "start_interval": .string,
    ]),
    "hostname": .string,
    "domainname": .string,
    "image": .string,
    "init": .flag,
    "isolation": .string,
    "label_file": .stringOrList,
    "labels": .pairs,
    "logging": .object([
      "driver": .string, "options": .map(.scalar([.string, .number, .null]), isNamed: false),
    ]),
    "platform": .string,
    "post_start": .list(ComposeSchema.hook),
    "pre_stop": .list(ComposeSchema.hook),
    "privileged": .flag,
    "provider": .object(["type": .string, "options": .map(.any, isNamed: false)], required: ["type"]),
    "pull_policy": .string,
    "pull_refresh_after": .string,
    "read_only": .flag,
    "restart": .string,
    "runtime": .string,
    "stdin_open": .flag,
    "stop_grace_period": .string,
    "stop_signal": .string,
    "tty": .flag,
    "use_api_socket": .scalar(.boolean),
    "user": .string,
    "working_dir": .string,
  ]

  static let relations: [String: ComposeType] = [
    "configs": ComposeSchema.grants,
    "depends_on": .either([
      .strings,
      .named(
        .object(
          [
            "restart": .flag, "required": .scalar(.boolean),
            "condition": .word(["service_started", "service_healthy", "service_completed_successfully"]),
          ], required: ["condition"])),
    ]),
    "dns": .stringOrList,
    "dns_opt": .strings,
    "dns_search": .stringOrList,
    "expose": .list(.scalar([.string, .number])),
    "extends": .either([
      .string, .object(["service": .string, "file": .string], required: ["service"], isExtensible: false),
    ]),
    "external_links": .strings,
    "extra_hosts": ComposeSchema.extraHosts,
    "ipc": .string,
    "links": .strings,
    "mac_address": .string,
    "models": .either([.strings, .named(.object(["endpoint_var": .string, "model_var": .string]))]),
    "network_mode": .string,
    "networks": .either([
      .strings,
      .named(
        .either([
          .object([
            "aliases": .strings, "interface_name": .string, "ipv4_address": .string, "ipv6_address": .string,
            "link_local_ips": .strings, "mac_address": .string, "driver_opts": .options,
            "priority": .scalar(.number), "gw_priority": .scalar(.number),
          ]), .scalar(.null),
        ])),
    ]),
    "pid": .scalar([.string, .null]),
    "ports": .list(.either([.scalar([.string, .number]), ComposeSchema.port])),
    "profiles": .strings,
    "scale": .count,
    "secrets": ComposeSchema.grants,
    "tmpfs": .stringOrList,
    "userns_mode": .string,
    "uts": .string,
    "volumes": .list(.either([.string, ComposeSchema.mount])),
    "volumes_from": .strings,
  ]

  static let resources: [String: ComposeType] = [
    "blkio_config": .object(
      [
        "device_read_bps": blockLimits, "device_read_iops": blockLimits, "device_write_bps": blockLimits,
        "device_write_iops": blockLimits, "weight": .count,
        "weight_device": .list(.object(["path": .string, "weight": .count], isExtensible: false)),
      ], isExtensible: false),
    "cap_add": .strings,
    "cap_drop": .strings,
    "cgroup": .word(["host", "private"]),
    "cgroup_parent": .string,
    "cpu_count": .count,
    "cpu_percent": .amount,
    "cpu_period": .size,
    "cpu_quota": .size,
    "cpu_rt_period": .size,
    "cpu_rt_runtime": .size,
    "cpu_shares": .amount,
    "cpus": .amount,
    "cpuset": .string,
    "deploy": .either([deploy, .scalar(.null)]),
    "device_cgroup_rules": .strings,
    "devices": .list(
      .either([.string, .object(["source": .string, "target": .string, "permissions": .string], required: ["source"])])
    ),
    "gpus": .either([.word(["all"]), .list(device)]),
    "group_add": .list(.scalar([.string, .number])),
    "mem_limit": .size,
    "mem_reservation": .size,
    "mem_swappiness": .size,
    "memswap_limit": .size,
    "oom_kill_disable": .flag,
    "oom_score_adj": .count,
    "pids_limit": .count,
    "security_opt": .strings,
    "shm_size": .size,
    "storage_opt": .map(.any, isNamed: false),
    "sysctls": .pairs,
    "ulimits": ComposeSchema.ulimits,
  ]

  private static let blockLimits = ComposeType.list(.object(["path": .string, "rate": .size], isExtensible: false))

  private static let build = ComposeType.object([
    "context": .string, "dockerfile": .string, "dockerfile_inline": .string, "entitlements": .strings, "args": .pairs,
    "ssh": .either([.string, .pairs]), "labels": .pairs, "cache_from": .strings, "cache_to": .strings,
    "no_cache": .flag, "no_cache_filter": .stringOrList, "additional_contexts": .pairs, "network": .string,
    "provenance": .scalar([.string, .boolean]), "sbom": .scalar([.string, .boolean]), "pull": .flag,
    "target": .string, "shm_size": .size, "extra_hosts": ComposeSchema.extraHosts, "isolation": .string,
    "privileged": .flag, "secrets": ComposeSchema.grants, "tags": .strings, "ulimits": ComposeSchema.ulimits,
    "platforms": .strings,
  ])

  private static let develop = ComposeType.object([
    "watch": .list(
      .object(
        [
          "path": .string, "target": .string, "ignore": .stringOrList, "include": .stringOrList,
          "action": .word(["rebuild", "sync", "restart", "sync+restart", "sync+exec"]), "exec": ComposeSchema.hook,
          "initial_sync": .flag,
        ], required: ["path", "action"]))
  ])

  private static let device = ComposeType.object([
    "capabilities": .strings, "count": .scalar([.string, .integer]), "device_ids": .strings, "driver": .string,
    "options": .pairs,
  ])

  private static let rollout = ComposeType.object([
    "parallelism": .count, "delay": .string, "failure_action": .string, "monitor": .string,
    "max_failure_ratio": .amount, "order": .word(["start-first", "stop-first"]),
  ])

  private static let deploy = ComposeType.object([
    "mode": .string, "endpoint_mode": .string, "replicas": .count, "labels": .pairs, "rollback_config": rollout,
    "update_config": rollout,
    "resources": .object([
      "limits": .object(["cpus": .size, "memory": .string, "pids": .count]),
      "reservations": .object([
        "cpus": .size, "memory": .string, "devices": .list(device),
        "generic_resources": .list(
          .object(["discrete_resource_spec": .object(["kind": .string, "value": .size])])),
      ]),
    ]),
    "restart_policy": .object([
      "condition": .string, "delay": .string, "max_attempts": .count, "window": .string,
    ]),
    "placement": .object([
      "constraints": .strings, "preferences": .list(.object(["spread": .string])), "max_replicas_per_node": .count,
    ]),
  ])
}
