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
    let known = buckets ?? madeBuckets()
    buckets = known
    if let place = known[name] { return claim(tool, .bucket, name, fragment, .verified([place])) }
    let verdict: CommandClaim.Verdict =
      Suggestion.nearest(to: name, among: known.keys.sorted()).map {
        .contradicted("nothing here makes a bucket `\(name)`", nearest: $0)
      } ?? .unverifiable("nothing here makes the bucket")
    claim(tool, .bucket, name, fragment, verdict)
  }

  /// The buckets that scripts of compose files, of containers, of ConfigMaps and of the repository make, and those that
  /// variables name.
  private func madeBuckets() -> [String: SourceRange] {
    var found: [String: SourceRange] = [:]
    func add(_ name: String, _ place: SourceRange) { if found[name] == nil { found[name] = place } }
    func read(_ node: YAMLNode?) {
      node?.walk { node in
        if let text = node.text, text.utf8.count < 100_000 {
          for name in made(by: text) { add(name, node.range) }
        }
        return true
      }
    }
    func variable(_ name: YAMLNode, _ value: YAMLNode?) {
      guard let value, let text = value.text, name.text?.contains("BUCKET") == true else { return }
      // `MINIO_DEFAULT_BUCKETS` has several, each with a policy behind a colon.
      for part in text.split(whereSeparator: { $0 == "," || $0 == " " }) {
        let bucket = String(part.prefix { $0 != ":" })
        if bucket.wholeMatch(of: /[a-z0-9][a-z0-9.-]{2,62}/) != nil { add(bucket, value.range) }
      }
    }
    for environment in repository.environments {
      for service in environment.compose?.services ?? [] {
        read(service.node["entrypoint"])
        read(service.node["command"])
        for pair in service.environment { variable(pair.key, pair.value) }
      }
      for object in environment.objects {
        for container in object.pods?.containers ?? [] {
          read(container.node["command"])
          read(container.node["args"])
          for entry in container.environment { variable(entry.name, entry.value) }
        }
        guard object.kind == "ConfigMap" else { continue }
        read(object.root["data"])
        for pair in object.root["data"]?.mapping?.pairs ?? [] { variable(pair.key, pair.value) }
      }
    }
    for path in repository.paths where TreePath.pathExtension(of: path) == "sh" {
      guard let bytes = try? repository.fileSystem.read(path), bytes.count < 200_000 else { continue }
      for name in made(by: String(decoding: bytes, as: UTF8.self)) { add(name, .file(path)) }
    }
    return found
  }

  /// The buckets that a script makes, in the order of their names.
  private func made(by script: String) -> [String] {
    guard script.contains("mb ") || script.contains("create-bucket") else { return [] }
    var run = PageRun(repository, [], SampleText(Array(script.utf8), [], whole: .file("")))
    run.buckets = [:]
    run.run(ShellScript.parse(Array(script.utf8)))
    return run.world.buckets.sorted()
  }
}
