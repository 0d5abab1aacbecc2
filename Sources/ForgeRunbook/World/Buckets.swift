import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import ForgeMarkdown
import ForgeShell
import ForgeYAML

extension PageRun {
  /// A bucket that a command makes.
  mutating func makeBucket(_ fragment: Fragment) {
    if let name = fragment.value { world.buckets.insert(name) }
  }

  /// Claims that a bucket is there. Stores hold others than those that scripts of the repository make, so that only what is
  /// nearly one of these is wrong.
  mutating func claimBucket(_ fragment: Fragment, tool: String) {
    guard !fragment.isPattern, !fragment.isEmpty else { return }
    guard let name = fragment.value else {
      return claim(tool, .bucket, fragment.text, fragment, .unverifiable("the value is unknown"))
    }
    if world.buckets.contains(name) { return claim(tool, .bucket, name, fragment, .verified([])) }
    let known = buckets ?? repository.madeBuckets { MadeBuckets(self) }
    buckets = known
    if let place = known.places[name] { return claim(tool, .bucket, name, fragment, .verified([place])) }
    guard let nearest = Suggestion.nearestOrLonger(to: name, among: known.places.keys.sorted()) else {
      return claim(tool, .bucket, name, fragment, .unverifiable("nothing here makes the bucket"))
    }
    claim(tool, .bucket, name, fragment, .contradicted("nothing here makes a bucket `\(name)`", nearest: nearest))
  }
}

/// The buckets that scripts of compose files, of containers, of ConfigMaps and of the repository make, and those that
/// variables name.
struct MadeBuckets: Sendable {
  private(set) var places: [String: SourceRange] = [:]

  init(_ run: PageRun) {
    let repository = run.repository
    for environment in repository.environments {
      for service in environment.compose?.services ?? [] {
        readTexts(of: service.node["entrypoint"], repository)
        readTexts(of: service.node["command"], repository)
        for pair in service.environment { read(pair.key, pair.value) }
      }
      for object in environment.objects {
        for container in object.pods?.containers ?? [] {
          readTexts(of: container.node["command"], repository)
          readTexts(of: container.node["args"], repository)
          for entry in container.environment { read(entry.name, entry.value) }
        }
        guard object.kind == "ConfigMap" else { continue }
        readTexts(of: object.root["data"], repository)
        for pair in object.root["data"]?.mapping?.pairs ?? [] { read(pair.key, pair.value) }
      }
    }
    for path in repository.paths where TreePath.pathExtension(of: path) == "sh" {
      guard let bytes = try? repository.fileSystem.read(path), bytes.count < 200_000 else { continue }
      read(String(decoding: bytes, as: UTF8.self), .file(path), repository)
    }
  }

  /// None: what is read is a script that makes them.
  private init() {}

  private mutating func readTexts(of node: YAMLNode?, _ repository: RunbookRepository) {
    var texts: [(String, SourceRange)] = []
    node?.walk { node in
      if let text = node.text, text.utf8.count < 100_000 { texts.append((text, node.range)) }
      return true
    }
    for (text, range) in texts { read(text, range, repository) }
  }

  private mutating func add(_ name: String, _ place: SourceRange) {
    if places[name] == nil { places[name] = place }
  }

  /// What a script makes, in the order of the names.
  private mutating func read(_ script: String, _ place: SourceRange, _ repository: RunbookRepository) {
    guard script.contains(text: "mb ") || script.contains(text: "create-bucket") else { return }
    var run = PageRun(repository, [], SampleText(Array(script.utf8), [], whole: .file("")))
    run.buckets = MadeBuckets()
    run.run(ShellScript.parse(Array(script.utf8)))
    for name in run.world.buckets.sorted() { add(name, place) }
  }

  /// `MINIO_DEFAULT_BUCKETS` has several, each with a policy behind a colon.
  private mutating func read(_ name: YAMLNode, _ value: YAMLNode?) {
    guard let value, let text = value.text, name.text?.contains("BUCKET") == true else { return }
    for part in text.split(whereSeparator: { $0 == "," || $0 == " " }) {
      let bucket = String(part.prefix { $0 != ":" })
      if bucket.wholeMatch(of: /[a-z0-9][a-z0-9.-]{2,62}/) != nil { add(bucket, value.range) }
    }
  }
}
