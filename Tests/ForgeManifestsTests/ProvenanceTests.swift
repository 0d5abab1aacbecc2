import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import ForgeTestSupport
import ForgeYAML
import Testing

/// What checks look at names the file and line it was written in: that line holds the text, or the action of a template that
/// computed it.
@Suite("Provenance")
struct ProvenanceTests {
  @Test("Every name, label, image, port and key of a chart's objects is where it says", arguments: HelmSuiteTests.cases)
  func charts(_ suiteCase: HelmSuiteTests.Case) throws {
    guard suiteCase.error == nil, let folder = HelmSuiteTests.folder else { return }
    let result = suiteCase.release.render(in: try FileSystem.disk(folder))
    let places = Places(result.files)
    for object in result.objects {
      for node in ClaimedNodes.of(object) {
        #expect(
          places.hold(node), "\(object.kind) \(object.name): \(node.text ?? "") at \(places.describe(node.range))")
      }
    }
  }

  /// How many of the texts stand on their line as they are, or as a part of it; the rest is computed there.
  @Test("Most texts are found as they are")
  func exactness() throws {
    guard let folder = HelmSuiteTests.folder else { return }
    var (exact, all) = (0, 0)
    for suiteCase in HelmSuiteTests.cases where suiteCase.error == nil {
      let result = suiteCase.release.render(in: try FileSystem.disk(folder))
      let places = Places(result.files)
      for node in result.objects.flatMap(ClaimedNodes.of) {
        all += 1
        if places.holdExactly(node) { exact += 1 }
      }
    }
    print("provenance: \(exact) of \(all) texts stand on their line as they are")
    #expect(Double(exact) > 0.5 * Double(all))
  }
}

/// The scalars of an object that claims are about.
enum ClaimedNodes {
  static func of(_ object: KubernetesObject) -> [YAMLNode] {
    let metadata = object.root["metadata"]
    var nodes = [object.root["apiVersion"], object.root["kind"], metadata?["name"], metadata?["namespace"]]
    nodes += labels(metadata?["labels"])
    let spec = object.root["spec"]
    nodes += labels(spec?["selector"]?["matchLabels"] ?? (object.kind == "Service" ? spec?["selector"] : nil))
    for port in spec?["ports"]?.sequence ?? [] { nodes += [port["port"], port["targetPort"], port["name"]] }
    for rule in spec?["rules"]?.sequence ?? [] where object.kind == "Ingress" { nodes.append(rule["host"]) }
    for key in ["data", "stringData"] { nodes += (object.root[key]?.mapping?.pairs ?? []).map(\.key) }
    if let pods = object.pods {
      nodes += labels(pods.metadata?["labels"])
      nodes.append(pods.serviceAccountName)
      for container in pods.containers {
        nodes += [container.name, container.image]
        nodes += container.ports.flatMap { [$0.number, $0.name] }
        nodes += container.mounts.map(\.volume)
      }
      nodes += pods.references.flatMap { [$0.name, $0.key] }
      nodes += pods.volumes.map(\.name)
    }
    return nodes.compactMap(\.self).filter { $0.scalar != nil && !$0.isNull }
  }

  private static func labels(_ node: YAMLNode?) -> [YAMLNode?] {
    (node?.mapping?.pairs ?? []).flatMap { [$0.key, $0.value] }
  }
}

/// The lines of files.
struct Places {
  private let files: [String: (file: SourceFile, index: LineIndex)]

  init(_ files: [SourceFile]) {
    self.files = Dictionary(files.map { ($0.path, ($0, LineIndex($0))) }) { first, _ in first }
  }

  /// The lines that a range touches.
  private func lines(_ range: SourceRange) -> String? {
    guard let (file, index) = files[range.path] else { return nil }
    let first = index.content(ofLine: index.line(of: range.bytes.lowerBound))
    let last = index.content(ofLine: index.line(of: max(range.bytes.lowerBound, range.bytes.upperBound - 1)))
    return file.text(in: first.lowerBound..<max(first.upperBound, last.upperBound))
  }

  func describe(_ range: SourceRange) -> String {
    guard let (_, index) = files[range.path] else { return range.path }
    return "\(range.path):\(index.line(of: range.bytes.lowerBound)): \(lines(range)?.prefix(200) ?? "")"
  }

  func holdExactly(_ node: YAMLNode) -> Bool {
    guard let text = node.text, let lines = lines(node.range) else { return false }
    return lines.contains(text)
  }

  /// Whether a generator of a kustomization made it: a name without its hash stands on the line, and what every ConfigMap or
  /// Secret is stands nowhere but leads to the generator.
  func holdGenerated(_ node: YAMLNode, of object: KubernetesObject) -> Bool {
    guard let text = node.text, let lines = lines(node.range) else { return false }
    if let match = text.wholeMatch(of: /(.+)-[a-z0-9]{10}/), lines.contains(match.1) { return true }
    let isImplied = text == object.apiVersion || text == object.kind
    return isImplied && ["ConfigMap", "Secret"].contains(object.kind) && node.range.path.hasSuffix("kustomization.yaml")
  }

  /// Whether the line has the text, or computes it.
  func hold(_ node: YAMLNode) -> Bool {
    holdExactly(node) || (lines(node.range)?.contains("{{") ?? false)
  }
}

@Suite("Provenance of this repository")
struct RepositoryProvenanceTests {
  /// The files of the repository, without what is built, hidden or made for tests.
  private static func paths(_ fileSystem: FileSystem) throws -> [String] {
    var paths: [String] = []
    var pending = [""]
    while let folder = pending.popLast() {
      for entry in try fileSystem.list(folder) where !entry.name.hasPrefix(".") && entry.name != "build" {
        let path = TreePath.join(folder, entry.name)
        if entry.kind == .file { paths.append(path) } else if path != "Tests" { pending.append(path) }
      }
    }
    return paths.sorted()
  }

  @Test("Every name, label, image, port and key that this repository deploys is where it says")
  func environments() throws {
    let root = "\(#filePath)".split(separator: "/").dropLast(3).joined(separator: "/")
    let fileSystem = try FileSystem.disk("/\(root)")
    let paths = try Self.paths(fileSystem)
    #expect(paths.contains("Package.swift"))
    for declaration in EnvironmentSearch(fileSystem, paths: paths).declarations() {
      let result = EnvironmentRenderer(fileSystem).render(declaration)
      let places = Places(result.files)
      for object in result.environment.objects {
        for node in ClaimedNodes.of(object) {
          let isHeld = places.hold(node) || places.holdGenerated(node, of: object)
          #expect(!node.range.bytes.isEmpty && isHeld, "\(object.kind) \(object.name): \(node.text ?? "")")
        }
      }
    }
  }
}
