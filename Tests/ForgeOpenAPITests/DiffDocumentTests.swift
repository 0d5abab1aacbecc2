import ForgeDiagnostics
import ForgeTestSupport
import ForgeYAML
import Foundation
import Testing

@testable import ForgeOpenAPI

@Suite("Diff of whole documents")
struct DiffDocumentTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The description of this repository, of many files.
  private func ours() -> APIFiles {
    APIFiles(root: "openapi/openapi.yaml") { path in
      Suites.bytes(of: Self.root.appending(path: path).path).map { SourceFile(path: path, bytes: $0) }
    }
  }

  private func files(_ text: String) -> APIFiles {
    APIFiles(root: "api.yaml") { $0 == "api.yaml" ? SourceFile(path: $0, text: text) : nil }
  }

  private func files(_ node: YAMLNode) -> APIFiles { files(YAMLEmitter.emit(node)) }

  private func changes(_ old: APIFiles, _ new: APIFiles) throws -> [Change] {
    try APIDiff(old: old, new: new).changes
  }

  @Test("The description of this repository differs neither from itself nor from its bundle")
  func bundle() throws {
    let ours = ours()
    let bundle = try #require(APIDescription(ours).bundled())
    #expect(try changes(ours, ours).isEmpty)
    #expect(try changes(ours, files(bundle)).isEmpty)
    #expect(try changes(files(bundle), ours).isEmpty)
  }

  @Test("An operation taken out of the description of this repository is removed, and nothing else is")
  func removedOperations() throws {
    let bundle = try #require(APIDescription(ours()).bundled())
    let whole = files(bundle)
    let operations = APIDescription(whole).publicOperations
    for operation in operations.enumerated().filter({ $0.offset % 12 == 0 }).map(\.element) {
      let method = operation.method.lowercased()
      let part = files(bundle.removing(["paths", operation.path, method]))
      let forward = try changes(whole, part)
      #expect(forward.map(\.kind.id) == ["operation-removed"])
      #expect(forward.first?.operations == [operation.name])
      #expect(try changes(part, whole).map(\.kind.id) == ["operation-added"])
    }
  }

  @Test("A property taken out of a component is missed by every operation that sends or receives it")
  func removedProperties() throws {
    let bundle = try #require(APIDescription(ours()).bundled())
    let whole = files(bundle)
    let schemas = try #require(bundle["components"]?["schemas"]?.mapping)
    let removals: Set<String> = [
      "request-property-removed", "request-property-refused", "response-property-removed",
    ]
    let objects = schemas.pairs.filter { $0.value["properties"]?.mapping?.pairs.isEmpty == false }
    #expect(objects.count > 20)
    for schema in objects.enumerated().filter({ $0.offset % 12 == 0 }).map(\.element) {
      let name = try #require(schema.key.text)
      let property = try #require(schema.value["properties"]?.mapping?.pairs.first?.key.text)
      let isRequired = schema.value["required"]?.sequence?.contains { $0.text == property } == true
      guard !isRequired else { continue }
      let part = files(bundle.removing(["components", "schemas", name, "properties", property]))
      let found = try changes(whole, part)
      #expect(!found.isEmpty && Set(found.map(\.kind.id)).isSubset(of: removals), "\(name).\(property)")
      #expect(found.allSatisfy { !$0.operations.isEmpty })
      #expect(Set(found.map(\.kind.id)).count == found.count, "each direction is told once")
    }
  }

  @Test(
    "Documents of the OpenAPI Initiative differ neither from themselves nor from their bundles",
    arguments: ["v3.0/pass", "v3.1/pass", "v3.2/pass"])
  func suite(folder: String) throws {
    guard let path = Suites.folder("openapi/\(folder)") else { return }
    for name in try FileManager.default.contentsOfDirectory(atPath: path).sorted() {
      let bytes = try #require(Suites.bytes(of: "\(path)/\(name)"))
      let files = APIFiles(root: name) { $0 == name ? SourceFile(path: name, bytes: bytes) : nil }
      #expect(try changes(files, files).isEmpty, "\(name)")
      let bundle = try #require(APIDescription(files).bundled(), "\(name)")
      #expect(try changes(files, self.files(bundle)).isEmpty, "\(name)")
    }
  }

  // MARK: Hostile input

  private func api(_ schemas: String) -> APIFiles {
    files(
      DiffCase.api(
        """
        paths:
          /a:
            get: {responses: {'200': {description: A, content: {a/b: {schema: {$ref: '#/components/schemas/S'}}}}}}
        components: {schemas: {\(schemas)}}
        """))
  }

  @Test("References and `allOf` that lead in a circle end")
  func circles() throws {
    let circle = "S: {$ref: '#/components/schemas/T'}, T: {$ref: '#/components/schemas/S'}"
    #expect(try changes(api(circle), api(circle)).isEmpty)
    let whole = "S: {allOf: [{$ref: '#/components/schemas/S'}], type: object, properties: {a: {type: string}}}"
    let part = "S: {allOf: [{$ref: '#/components/schemas/S'}], type: object}"
    #expect(try changes(api(whole), api(part)).map(\.kind.id) == ["response-property-removed"])
  }

  @Test("Schemas that combine without end are given up, not followed for ever")
  func combinations() {
    // By `a`, the first leads to itself and the next: each way of `a` and `b` has its own set of schemas.
    let count = 20
    func name(_ index: Int) -> String { "{$ref: '#/components/schemas/N\(min(index, count))'}" }
    let nodes = (0...count).map { index in
      let both = index == 0 ? "{allOf: [\(name(0)), \(name(1))]}" : name(index + 1)
      return "N\(index): {type: object, properties: {a: \(both), b: \(name(index == 0 ? 0 : index + 1))}}"
    }
    let schemas = "S: \(name(0)), " + nodes.joined(separator: ", ")
    #expect(throws: APIDiff.Failure.tooManySchemas) { try changes(api(schemas), api(schemas)) }
  }

  @Test("A callback that leads back to its operation ends")
  func callbacks() throws {
    let text = """
      paths:
        /a: {$ref: '#/components/pathItems/P'}
      components:
        pathItems:
          P: {post: {callbacks: {c: {'{$url}': {$ref: '#/components/pathItems/P'}}}}}
      """
    let other = text.replacing("{post: {", with: "{post: {deprecated: true, ")
    #expect(try changes(files(DiffCase.api(text)), files(DiffCase.api(text))).isEmpty)
    let found = try changes(files(DiffCase.api(text)), files(DiffCase.api(other)))
    #expect(Set(found.map(\.kind.id)) == ["operation-deprecated"])
  }

  @Test("What is no description is told, by its name")
  func noDescription() {
    #expect(throws: APIDiff.Failure.notADescription("api.yaml")) {
      try changes(files("a: 1\n"), files("openapi: 3.1.0\n"))
    }
  }
}

extension YAMLNode {
  /// The node without what stands at `path`.
  fileprivate func removing(_ path: [String]) -> YAMLNode {
    guard let mapping, let first = path.first else { return self }
    let pairs = mapping.pairs.compactMap { pair -> YAMLMapping.Pair? in
      guard pair.key.text == first else { return pair }
      return path.count == 1
        ? nil : YAMLMapping.Pair(key: pair.key, value: pair.value.removing(Array(path.dropFirst())))
    }
    return YAMLNode(.mapping(YAMLMapping(pairs)), range: range, tag: tag)
  }
}
