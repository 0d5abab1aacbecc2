import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import ForgeTestSupport
import ForgeYAML
import Testing

/// A build that the suite has the outcome of.
struct KustomizeCase: CustomTestStringConvertible, Sendable {
  let id: String
  let folder: String
  /// What Kustomize says where it fails.
  let error: String?

  var testDescription: String { id }

  static let all: [KustomizeCase] = {
    guard let suite = Suites.folder("kustomize"), let bytes = Suites.bytes(of: "\(suite)/cases.json") else { return [] }
    let root = YAMLStream.parse(SourceFile(path: "cases.json", bytes: bytes)).root
    return (root?["cases"]?.sequence ?? []).compactMap { node in
      guard let id = node["id"]?.text, let folder = node["directory"]?.text else { return nil }
      return KustomizeCase(id: id, folder: folder, error: node["error"]?.text)
    }
  }()

  func rendered() throws -> RenderedManifests {
    let suite = try #require(Suites.folder("kustomize"))
    return Kustomization.render(folder, in: try .disk("\(suite)/trees"))
  }
}

@Suite struct KustomizeSuiteTests {
  @Test(arguments: KustomizeCase.all.filter { $0.error == nil })
  func `a kustomization renders to what Kustomize prints, in its order`(_ example: KustomizeCase) throws {
    let suite = try #require(Suites.folder("kustomize"))
    let bytes = try #require(Suites.bytes(of: "\(suite)/expected/\(example.id).yaml"))
    let wanted = YAMLStream.parse(SourceFile(path: "expected.yaml", bytes: bytes), schema: .core12)
      .documents.compactMap(\.root)
    let rendered = try example.rendered()
    #expect(rendered.diagnostics.filter { $0.severity == .error } == [])
    #expect(rendered.objects.count == wanted.count)
    for (object, wanted) in zip(rendered.objects, wanted) {
      #expect(Self.text(object.root) == Self.text(wanted))
    }
  }

  @Test(arguments: KustomizeCase.all.filter { $0.error != nil })
  func `a kustomization that Kustomize refuses has a finding with the cause`(_ example: KustomizeCase) throws {
    let rendered = try example.rendered()
    let cause = try #require(example.error.map(Self.cause))
    let texts = rendered.diagnostics.map(\.message.text)
    #expect(texts.contains { $0.contains(cause) }, "\(cause) in \(texts)")
    #expect(!rendered.gaps.isEmpty)
  }

  /// What the message of Kustomize is about: an object, or the file that is not there.
  private static func cause(_ error: String) -> String {
    if let range = error.firstRange(of: "no matches for Id ") {
      return String(error[range.upperBound...].prefix { $0 != ";" })
    }
    return "kustomizeconfig/mykind.yaml"
  }

  /// JSON with sorted keys.
  private static func text(_ node: YAMLNode) -> String {
    JSONEmitter.emit(sorted(node), pretty: true)
  }

  private static func sorted(_ node: YAMLNode) -> YAMLNode {
    switch node.content {
    case .scalar: node
    case .sequence(let items): YAMLNode(.sequence(items.map(sorted)), range: node.range)
    case .mapping(let mapping):
      YAMLNode(
        .mapping(
          YAMLMapping(
            mapping.pairs.sorted { ($0.key.text ?? "") < ($1.key.text ?? "") }.map {
              .init(key: $0.key, value: sorted($0.value))
            })), range: node.range)
    }
  }

  @Test(arguments: KustomizeCase.all)
  func `names, labels, images and ports stand where they are said to be written`(_ example: KustomizeCase) throws {
    let rendered = try example.rendered()
    let files = Dictionary(rendered.files.map { ($0.path, $0) }) { first, _ in first }
    for object in rendered.objects {
      for scalar in Self.told(object.root) {
        let file = try #require(files[scalar.range.path], "\(scalar.range.path)")
        let written = file.text(in: scalar.range.bytes)
        let value = scalar.text ?? ""
        #expect(Self.shares(written, value), "\(value) is not in \(written) of \(scalar.range.path)")
      }
    }
  }

  /// Whether `written` says `value`, or the part of it that it gives.
  private static func shares(_ written: String, _ value: String) -> Bool {
    let bare = written.filter { $0 != "\"" && $0 != "'" }
    if bare.isEmpty { return value.isEmpty }
    return bare.contains(value) || value.contains(bare)
  }

  /// The scalars that a runbook is most often about.
  private static func told(_ node: YAMLNode) -> [YAMLNode] {
    var found: [YAMLNode] = []
    let metadata = node["metadata"]
    found += [metadata?["name"], metadata?["namespace"]].compactMap(\.self)
    found += metadata?["labels"]?.mapping?.pairs.flatMap { [$0.key, $0.value] } ?? []
    node.walk { child in
      for container in (child["containers"]?.sequence ?? []) + (child["initContainers"]?.sequence ?? []) {
        found += [container["name"], container["image"]].compactMap(\.self)
        found += (container["ports"]?.sequence ?? []).compactMap { $0["containerPort"] }
      }
      return true
    }
    return found.filter { $0.scalar != nil }
  }
}
