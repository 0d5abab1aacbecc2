import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import ForgeYAML

/// The names of variables that a repository's manifests and compose files know, each with a place that proves it.
struct VariableNames: Sendable {
  private(set) var known: [String: SourceRange] = [:]
  /// Whether a service takes every variable of a file, so that its image may read any.
  private(set) var passesAll = false

  init(_ environments: [Environment]) {
    for environment in environments {
      if let compose = environment.compose { add(compose) }
      for object in environment.objects { add(object) }
    }
  }

  private mutating func add(_ compose: ComposeProject) {
    for (name, places) in compose.variables { if let place = places.first { add(name, place) } }
    for service in compose.services {
      for pair in service.environment { pair.key.text.map { add($0, pair.key.range) } }
      for pair in service.node["build"]?["args"]?.mapping?.pairs ?? [] { pair.key.text.map { add($0, pair.key.range) } }
      if service.node["env_file"] != nil { passesAll = true }
    }
  }

  private mutating func add(_ object: KubernetesObject) {
    for container in object.pods?.containers ?? [] {
      for variable in container.environment { variable.name.text.map { add($0, variable.name.range) } }
    }
    guard object.kind == "ConfigMap" || object.kind == "Secret" || object.kind == "ExternalSecret" else { return }
    for key in ["data", "stringData"] {
      for pair in object.root[key]?.mapping?.pairs ?? [] { pair.key.text.map { add($0, pair.key.range) } }
    }
    for entry in object.root["spec"]?["data"]?.sequence ?? [] {
      if let key = entry["secretKey"], let text = key.text { add(text, key.range) }
    }
  }

  private mutating func add(_ name: String, _ place: SourceRange) {
    if known[name] == nil { known[name] = place }
  }

  /// Adds what environment files of these folders, and examples of them, list.
  mutating func add(filesIn folders: Set<String>, _ files: FileSystem) {
    let paths = folders.sorted().flatMap { folder in
      ((try? files.list(folder)) ?? []).filter { $0.kind == .file }.map(\.name).filter { name in
        name.hasPrefix(".env") || name.hasSuffix(".env") || name == "env.example"
      }.map { TreePath.join(folder, $0) }
    }
    for (name, place) in listed(in: paths, files) { add(name, place) }
  }

  /// The variables that files list, one a line.
  func listed(in paths: [String], _ files: FileSystem) -> [String: SourceRange] {
    var listed: [String: SourceRange] = [:]
    for path in paths {
      guard let file = try? files.readFile(path) else { continue }
      var offset = 0
      for line in file.bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
        defer { offset += line.count + 1 }
        // What is commented out is known too.
        guard let place = Self.declaration(line) else { continue }
        let name = String(decoding: line[place], as: UTF8.self)
        let start = offset + place.lowerBound - line.startIndex
        if listed[name] == nil { listed[name] = file.range(start..<start + name.utf8.count) }
      }
    }
    return listed
  }

  /// The name in a line `NAME=value`, `export NAME=value` or `NAME: value`.
  private static func declaration(_ line: ArraySlice<UInt8>) -> Range<Int>? {
    var start = line.firstIndex { !"#; \t\r".utf8.contains($0) } ?? line.endIndex
    let export = "export".utf8
    if line[start...].starts(with: export), line[start...].dropFirst(export.count).first.map(isBlank) ?? false {
      start = line[(start + export.count)...].firstIndex { !isBlank($0) } ?? line.endIndex
    }
    let end = line[start...].firstIndex { !$0.isNamePart } ?? line.endIndex
    guard end > start, !(0x30...0x39).contains(line[start]),
      let sign = line[end...].first(where: { !isBlank($0) }), sign == UInt8(ascii: "=") || sign == UInt8(ascii: ":")
    else { return nil }
    return start..<end
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// A file of the repository that speaks of a variable, pages aside: a program that reads it, a script that sets it.
  static func mention(of name: String, _ repository: RunbookRepository) -> SourceRange? {
    repository.mention(of: name) { repository.firstPlace(of: name) { !isPart($0, $1) } }
  }

  private static func isPart(_ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
    func isWord(_ place: Int) -> Bool {
      guard bytes.indices.contains(place) else { return false }
      return bytes[place].isNamePart
    }
    return isWord(range.lowerBound - 1) || isWord(range.upperBound)
  }

  /// Variables that shells, Docker and other programs read, which no project declares.
  static func isCommon(_ name: String) -> Bool {
    let prefixes = ["COMPOSE_", "DOCKER_", "AWS_", "GITHUB_", "CI_", "NODE_", "PYTHON", "LC_", "OTEL_", "BUILDKIT_"]
    return ["TZ", "PATH", "HOME", "USER", "LANG", "PWD", "SHELL", "UID", "GID", "DEBUG", "CI", "EDITOR"].contains(name)
      || prefixes.contains(where: name.hasPrefix) || name.uppercased().hasSuffix("_PROXY")
  }
}

extension UInt8 {
  /// Whether it stands inside of a name: a letter, a digit or `_`.
  var isNamePart: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): true
    default: false
    }
  }
}
