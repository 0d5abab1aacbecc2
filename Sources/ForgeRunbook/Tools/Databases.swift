import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import ForgeShell
import ForgeYAML
import Glibc

extension Tool {
  /// PostgreSQL's clients: databases and users that the manifests name.
  static let databases = Tool(
    names: [
      "psql", "pg_dump", "pg_restore", "pg_dumpall", "pgbench", "createdb", "dropdb", "pg_isready", "vacuumdb",
      "reindexdb",
    ]
  ) { call, run in
    let known = DatabaseNames.of(&run)
    let (options, operands) = taken(call)
    for (name, value) in options {
      switch name {
      case "-U", "--username": claim(value, known.users, "user", call.tool, &run)
      case "-d", "--dbname": claim(value, known.databases, "database", call.tool, &run)
      case "-h", "--host":
        if run.isInside {
          let port = options.last { $0.name == "-p" || $0.name == "--port" }?.value
          ServiceHost.claim(value, port: port.flatMap { word in word.value.map { ($0, word) } }, tool: call.tool, &run)
        }
      case "-c", "--command": made(value.text, &run)
      case "-f" where call.tool != "pg_dump" && call.tool != "pg_dumpall", "--file" where call.tool == "psql":
        if !run.isInside { run.claimFile(value, tool: call.tool) }
      case "-f", "--file": if !run.isInside { run.createFile(value) }
      default: break
      }
    }
    guard let name = operands.first else { return }
    if call.tool == "pg_restore", !run.isInside { run.claimFile(name, tool: call.tool) }
    if call.tool == "createdb", let text = name.value { run.world.databases.insert(text) }
    guard ["psql", "pg_dump", "dropdb", "pgbench"].contains(call.tool) else { return }
    claim(name, known.databases, "database", call.tool, &run)
  }

  /// The options that take a value, with it, and the operands: `-qAtc 'SELECT 1'` is `-c` with one.
  private static func taken(_ call: ToolCall) -> (options: [(name: String, value: Fragment)], operands: [Fragment]) {
    let letters = letters[call.tool] ?? "dfhjnptUFST"
    var options: [(name: String, value: Fragment)] = []
    var operands: [Fragment] = []
    var index = 0
    while index < call.arguments.count {
      let word = call.arguments[index]
      index += 1
      let next = index < call.arguments.count ? call.arguments[index] : nil
      if word.text.hasPrefix("--") {
        if let (name, value) = word.split(at: "=") {
          options.append((name.text, value))
        } else if valued.contains(word.text), let next {
          options.append((word.text, next))
          index += 1
        }
        continue
      }
      guard word.text.hasPrefix("-"), word.text.count > 1 else {
        operands.append(word)
        continue
      }
      var rest = word.dropFirst(1)
      while let letter = rest.text.first {
        rest = rest.dropFirst(letter.utf8.count)
        guard letters.contains(letter) else { continue }
        if let value = rest.isEmpty ? next : rest { options.append(("-\(letter)", value)) }
        index += rest.isEmpty ? 1 : 0
        break
      }
    }
    return (options, operands)
  }

  /// Short options that take a value, by program.
  private static let letters: [String: String] = [
    "psql": "cdfFhLopPRTUv", "pg_dump": "dEefFhjnNpStTUZ", "pg_restore": "dfFhIjLnNpPStTU", "pg_dumpall": "dEfhlpSU",
    "pgbench": "bcDfFhjLMpPRsStTU", "createdb": "DEhlOpTU", "dropdb": "hpU", "pg_isready": "dhptU",
    "vacuumdb": "dhjnNptU", "reindexdb": "dhijpStU",
  ]

  private static let valued: Set<String> = [
    "--username", "--dbname", "--file", "--command", "--host", "--port", "--table", "--schema", "--format", "--jobs",
    "--set", "--variable", "--output", "--pset", "--client", "--transactions", "--time", "--builtin", "--scale",
    "--owner", "--timeout", "--exclude-table", "--exclude-schema", "--compress", "--encoding", "--field-separator",
    "--record-separator", "--log-file", "--role", "--superuser", "--template", "--locale", "--maintenance-db",
  ]

  /// Databases and roles that a statement of the page makes.
  private static func made(_ text: String, _ run: inout PageRun) {
    // Most statements are queries: making the expression costs more than this look.
    let lowered = text.lowercased()
    guard lowered.contains(text: "create") || lowered.contains(text: "rename") else { return }
    let made =
      /(?:CREATE\s+(DATABASE|ROLE|USER)\s+|ALTER\s+(DATABASE|ROLE|USER)\s+\S+\s+RENAME\s+TO\s+)"?([A-Za-z_][\w-]*)"?/
    for match in text.matches(of: made.ignoresCase()) {
      let isDatabase = (match.1 ?? match.2)?.lowercased() == "database"
      if isDatabase { run.world.databases.insert(String(match.3)) } else { run.world.roles.insert(String(match.3)) }
    }
  }

  private static func claim(
    _ name: Fragment, _ known: DatabaseNames.Names, _ what: String, _ tool: String, _ run: inout PageRun
  ) {
    guard let text = name.value, !text.contains("://"), !text.contains("=") else {
      if !name.isKnown { run.claim(tool, .database, name.text, name, .unverifiable("the value is unknown")) }
      return
    }
    // What the page made is there whatever the manifests say.
    if (what == "user" ? run.world.roles : run.world.databases).contains(text) {
      return run.claim(tool, .database, text, name, .verified([]))
    }
    if let places = known.places[text] { return run.claim(tool, .database, text, name, .verified(places)) }
    guard !known.isOpen, !known.places.isEmpty else {
      return run.claim(tool, .database, text, name, .unverifiable("the manifests do not name every \(Message(what))"))
    }
    let names = known.places.keys.filter { !DatabaseNames.always.contains($0) }.sorted()
    // The superuser is called as the manifests say, and `postgres` only where they say nothing.
    let isDefault = what == "user" && text == "postgres"
    // A word of one name alone is that name: `app` for `ledger_app`. A longer one may be a copy that somebody made.
    let related = names.filter { $0.split { $0 == "_" || $0 == "-" }.contains(text[...]) }
    let nearest =
      Suggestion.nearest(to: text, among: names) ?? (names.count == 1 || isDefault ? names.first : nil)
      ?? (related.count == 1 ? related[0] : nil)
    guard nearest != nil else {
      return run.claim(tool, .database, text, name, .unverifiable("the manifests name no such \(Message(what))"))
    }
    run.claim(
      tool, .database, text, name, .contradicted("no manifest names the \(Message(what)) `\(text)`", nearest: nearest))
  }
}

/// The databases and users that containers are started with.
struct DatabaseNames: Sendable {
  struct Names: Sendable {
    var places: [String: [SourceRange]] = [:]
    /// Whether there are some whose names are not known.
    var isOpen = false
  }

  /// What every server has.
  static let always: Set<String> = ["postgres", "template0", "template1"]

  private(set) var databases = Names()
  private(set) var users = Names()

  /// Those of the page, looked up again only when it has made further objects. In a service of compose, what clusters have
  /// proves nothing.
  static func of(_ run: inout PageRun) -> DatabaseNames {
    if case .service = run.place {
      let environments = run.environments.filter { $0.compose != nil }
      return run.repository.names(of: environments) { Self(environments: environments, run) }
    }
    let count = run.world.cluster.objects.count
    if let known = run.databaseNames, known.objects == count { return known.names }
    let names = DatabaseNames(run)
    run.databaseNames = (count, names)
    return names
  }

  /// Those of the environments that the page means, which other pages have in common with it, and those of what it made.
  private init(_ run: PageRun) {
    self = run.repository.names(of: run.environments) { Self(environments: run.environments, run) }
    read(run.world.cluster.objects, run)
  }

  private init(environments: [Environment], _ run: PageRun) {
    for name in Self.always { databases.places[name] = [] }
    read(environments.filter { $0.compose == nil }.flatMap(\.objects), run)
    for service in environments.compactMap(\.compose).flatMap(\.services) {
      for pair in service.environment { read(pair.key.text ?? "", pair.value) }
      for volume in service.node["volumes"]?.sequence ?? [] {
        let source = volume["source"]?.text ?? volume.text?.split(separator: ":").first.map(String.init)
        guard let source, (volume["target"]?.text ?? volume.text ?? "").contains("docker-entrypoint-initdb.d"),
          let path = TreePath.resolve(source, from: TreePath.folder(of: volume.range.path))
        else { continue }
        scripts(path, run.repository.fileSystem)
      }
    }
  }

  private mutating func read(_ objects: [KubernetesObject], _ run: PageRun) {
    // Environments share most of their files, and so the places of long texts.
    var seen: Set<SourceRange> = []
    for object in objects {
      for container in object.pods?.containers ?? [] {
        for entry in container.node["env"]?.sequence ?? [] {
          read(entry["name"]?.text ?? "", entry["value"] ?? referenced(entry["valueFrom"], object.namespace, run))
        }
      }
      if object.kind == "ConfigMap" {
        for pair in object.root["data"]?.mapping?.pairs ?? [] {
          read(pair.key.text ?? "", pair.value)
          if seen.insert(pair.value.range).inserted { statements(pair.value) }
        }
      }
      if object.kind == "Secret" {
        for pair in object.root["stringData"]?.mapping?.pairs ?? [] { read(pair.key.text ?? "", pair.value) }
      }
    }
  }

  /// What starts a server: a file, or the files of a folder.
  private mutating func scripts(_ path: String, _ files: FileSystem) {
    let names =
      files.kind(path) == .folder ? ((try? files.list(path)) ?? []).map { TreePath.join(path, $0.name) } : [path]
    for name in names {
      guard let file = try? files.readFile(name) else { continue }
      statements(String(decoding: file.bytes, as: UTF8.self), .file(name))
    }
  }

  /// The value behind `valueFrom`, where a manifest holds it as text.
  private func referenced(_ source: YAMLNode?, _ namespace: String?, _ run: PageRun) -> YAMLNode? {
    for (kind, field, maps) in [("ConfigMap", "configMapKeyRef", ["data"]), ("Secret", "secretKeyRef", ["stringData"])]
    {
      guard let reference = source?[field], let name = reference["name"]?.text, let key = reference["key"]?.text else {
        continue
      }
      for environment in run.clusters {
        guard let object = environment.object(kind, name, in: namespace) else { continue }
        for map in maps { if let value = object.root[map]?[key] { return value } }
      }
    }
    return nil
  }

  private mutating func read(_ key: String, _ value: YAMLNode?) {
    if key.hasSuffix("_URL") || key.hasSuffix("_DSN") || key.hasSuffix("_URI") { return address(value) }
    let isOfServer = ["POSTGRES_DB", "PGDATABASE", "POSTGRES_DATABASE", "POSTGRES_USER", "PGUSER"].contains(key)
    let isDatabase = ["POSTGRES_DB", "PGDATABASE", "POSTGRES_DATABASE", "DB_NAME", "DATABASE_NAME"].contains(key)
    let isUser = ["POSTGRES_USER", "PGUSER", "DB_USER", "DB_USERNAME", "DATABASE_USER"].contains(key)
    guard isDatabase || isUser else { return }
    guard let value, let text = value.text, !text.isEmpty, !text.contains("$") else {
      // What only clients are told may be of another server.
      guard isOfServer else { return }
      if isDatabase { databases.isOpen = true } else { users.isOpen = true }
      return
    }
    if isDatabase {
      databases.places[text, default: []].append(value.range)
    } else {
      users.places[text, default: []].append(value.range)
    }
  }

  /// `postgresql://USER:PASSWORD@HOST:PORT/DATABASE`, as clients are told it (libpq, "Connection URIs").
  private mutating func address(_ value: YAMLNode?) {
    guard let value, let text = value.text, text.hasPrefix("postgres"), text.utf8.count < 1_000,
      let match = text.firstMatch(
        of:
          /^postgres(?:ql)?(?:\+[a-z0-9]+)?:\/\/(?:([A-Za-z_][\w-]*)(?::[^@\/]*)?@)?[^\/@]+\/([A-Za-z_][\w-]*)(?:$|\?)/)
    else { return }
    if let user = match.1 { users.places[String(user), default: []].append(value.range) }
    databases.places[String(match.2), default: []].append(value.range)
  }

  private static func mayCreate(_ text: String) -> Bool {
    text.withCString { strstr($0, "CREATE") != nil || strstr($0, "create") != nil }
  }

  /// `CREATE DATABASE x`, `CREATE ROLE x` in scripts that start a server.
  private mutating func statements(_ node: YAMLNode) {
    node.text.map { statements($0, node.range) }
  }

  private mutating func statements(_ text: String, _ range: SourceRange) {
    // Most texts are none of SQL: dashboards, and other configuration of hundreds of kilobytes.
    guard Self.mayCreate(text) else { return }
    for match in text.matches(
      of: /(?:CREATE|createdb|createuser)\s+(DATABASE|ROLE|USER)\s+(?:IF NOT EXISTS )?"?([A-Za-z_][\w-]*)"?/
        .ignoresCase())
    {
      if match.1.uppercased() == "DATABASE" {
        databases.places[String(match.2), default: []].append(range)
      } else {
        users.places[String(match.2), default: []].append(range)
      }
    }
  }
}
