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
    var operands: [Fragment] = []
    var index = 0
    while index < call.arguments.count {
      let word = call.arguments[index]
      index += 1
      let text = word.text
      let next = index < call.arguments.count ? call.arguments[index] : nil
      switch text {
      case "-U", "--username":
        next.map { claim($0, known.users, "user", call.tool, &run) }
        index += 1
      case "-d", "--dbname":
        next.map { claim($0, known.databases, "database", call.tool, &run) }
        index += 1
      case "-f", "--file":
        index += 1
        guard let next, !run.isInside else { continue }
        if call.tool == "pg_dump" || call.tool == "pg_dumpall" {
          run.createFile(next)
        } else {
          run.claimFile(next, tool: call.tool)
        }
      case _ where (valued[call.tool] ?? common).contains(text):
        if text == "-c" || text == "--command", let next { made(next.text, &run) }
        index += 1
      default:
        if text.hasPrefix("--username=") { claim(word.dropFirst(11), known.users, "user", call.tool, &run) }
        if text.hasPrefix("--dbname=") { claim(word.dropFirst(9), known.databases, "database", call.tool, &run) }
        if text.hasPrefix("-U"), text.count > 2 { claim(word.dropFirst(2), known.users, "user", call.tool, &run) }
        if text.hasPrefix("-d"), text.count > 2, !text.hasPrefix("--") {
          claim(word.dropFirst(2), known.databases, "database", call.tool, &run)
        }
        if !text.hasPrefix("-") { operands.append(word) }
      }
    }
    guard let name = operands.first else { return }
    if call.tool == "pg_restore", !run.isInside { run.claimFile(name, tool: call.tool) }
    if call.tool == "createdb", let text = name.value { run.world.databases.insert(text) }
    guard ["psql", "pg_dump", "dropdb", "pgbench"].contains(call.tool) else { return }
    claim(name, known.databases, "database", call.tool, &run)
  }

  /// Options that take a value, besides those that are claimed.
  private static let common: Set<String> = [
    "-h", "--host", "-p", "--port", "-f", "--file", "-t", "--table", "-n", "--schema", "-F", "--format", "-j", "--jobs",
    "-T", "-N",
  ]
  private static let valued: [String: Set<String>] = [
    "psql": common.union(["-c", "--command", "-v", "--set", "--variable", "-o", "--output", "-P", "--pset", "-R", "-L"])
      .subtracting(["-t", "-n"]),
    "pgbench": [
      "-h", "-p", "-c", "--client", "-j", "--jobs", "-t", "--transactions", "-T", "--time", "-f", "--file", "-b",
      "--builtin", "-s", "--scale", "-M", "-D", "-P", "-R", "-F",
    ],
    "createdb": common.union(["-O", "--owner", "-E", "-T", "-l"]), "pg_isready": common.union(["-t", "--timeout"]),
  ]

  /// Databases and roles that a statement of the page makes.
  private static func made(_ text: String, _ run: inout PageRun) {
    for match in text.matches(of: /CREATE\s+(?:DATABASE|ROLE|USER)\s+"?([A-Za-z_][\w-]*)"?/.ignoresCase()) {
      run.world.databases.insert(String(match.1))
    }
    for match in text.matches(of: /RENAME\s+TO\s+"?([A-Za-z_][\w-]*)"?/.ignoresCase()) {
      run.world.databases.insert(String(match.1))
    }
  }

  private static func claim(
    _ name: Fragment, _ known: DatabaseNames.Names, _ what: String, _ tool: String, _ run: inout PageRun
  ) {
    guard let text = name.value, !text.contains("://"), !text.contains("=") else {
      if !name.isKnown { run.claim(tool, .database, name.text, name, .unverifiable("the value is unknown")) }
      return
    }
    if let places = known.places[text] { return run.claim(tool, .database, text, name, .verified(places)) }
    if run.world.databases.contains(text) { return run.claim(tool, .database, text, name, .verified([])) }
    guard !known.isOpen, !known.places.isEmpty else {
      return run.claim(tool, .database, text, name, .unverifiable("the manifests do not name every \(Message(what))"))
    }
    let names = known.places.keys.filter { !DatabaseNames.always.contains($0) }.sorted()
    // The superuser is called as the manifests say, and `postgres` only where they say nothing.
    let isDefault = what == "user" && text == "postgres"
    let nearest = Suggestion.nearest(to: text, among: names) ?? (names.count == 1 || isDefault ? names.first : nil)
    guard nearest != nil else {
      return run.claim(tool, .database, text, name, .unverifiable("the manifests name no such \(Message(what))"))
    }
    run.claim(
      tool, .database, text, name, .contradicted("no manifest names the \(Message(what)) `\(text)`", nearest: nearest))
  }
}

/// The databases and users that containers are started with.
struct DatabaseNames {
  struct Names {
    var places: [String: [SourceRange]] = [:]
    /// Whether there are some whose names are not known.
    var isOpen = false
  }

  /// What every server has.
  static let always: Set<String> = ["postgres", "template0", "template1"]

  private(set) var databases = Names()
  private(set) var users = Names()

  /// Those of the page, looked up again only when it has made further objects.
  static func of(_ run: inout PageRun) -> DatabaseNames {
    let count = run.world.cluster.objects.count
    if let known = run.databaseNames, known.objects == count { return known.names }
    let names = DatabaseNames(run)
    run.databaseNames = (count, names)
    return names
  }

  private init(_ run: PageRun) {
    for name in Self.always { databases.places[name] = [] }
    // Environments share most of their files, and so the places of long texts.
    var seen: Set<SourceRange> = []
    for object in run.clusters.flatMap(\.objects) + run.world.cluster.objects {
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
    for service in run.environments.compactMap(\.compose).flatMap(\.services) {
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
    let isDatabase = ["POSTGRES_DB", "PGDATABASE", "POSTGRES_DATABASE"].contains(key)
    let isUser = ["POSTGRES_USER", "PGUSER"].contains(key)
    guard isDatabase || isUser else { return }
    guard let value, let text = value.text, !text.isEmpty, !text.contains("$") else {
      if isDatabase { databases.isOpen = true } else { users.isOpen = true }
      return
    }
    if isDatabase {
      databases.places[text, default: []].append(value.range)
    } else {
      users.places[text, default: []].append(value.range)
    }
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
