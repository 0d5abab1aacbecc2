import ForgeDiagnostics
import ForgeTestSupport
import ForgeYAML
import Testing

@testable import ForgeOpenAPI

@Suite("References")
struct ReferenceTests {
  /// A description of several files: their texts with marks, by path; the root is `api/openapi.yaml`.
  private struct Project {
    let api: APIDescription
    let marks: [SourceRange]

    init(_ root: String, _ others: [String: String] = [:], unreadable: [String: APIFiles.Reading] = [:]) {
      let files = others.merging(["api/openapi.yaml": root]) { first, _ in first }.mapValues { MarkedText($0) }
      let sources = Dictionary(uniqueKeysWithValues: files.map { ($0.key, $0.value.file($0.key)) })
      api = APIDescription(
        APIFiles(
          root: "api/openapi.yaml",
          reading: { path in
            unreadable[path] ?? sources[path].map { .file($0) } ?? .missing
          }))
      marks = files.flatMap { path, text in text.ranges.map { SourceRange(path: path, bytes: $0) } }.sorted()
    }

    func findings(_ rule: RuleID) -> [Diagnostic] {
      api.findings().filter { $0.rule == rule }.sorted()
    }
  }

  private static let head = "openapi: 3.1.0\ninfo: {title: A, version: 1.0.0}\n"

  private func schemas(_ text: String) -> String {
    Self.head + "components:\n  schemas:\n" + text
  }

  @Test(
    "A reference that leads nowhere says why, where it stands",
    arguments: [
      ("{$ref: «other.yaml»}", "no file `api/other.yaml`"),
      ("{$ref: «'../../other.yaml'»}", "`../../other.yaml` leads out of the root"),
      ("{$ref: «/etc/passwd»}", "`/etc/passwd` leads out of the root"),
      ("{$ref: «parts»}", "`api/parts` is a folder, a reference names a file"),
      ("{$ref: «secret.yaml»}", "`api/secret.yaml` cannot be read: permission denied"),
      ("{$ref: «'broken.yaml#/Cat'»}", "`api/broken.yaml` cannot be read to the place that this names"),
      ("{$ref: «empty.yaml»}", "`api/empty.yaml` is empty"),
      ("{$ref: «'#/components/schemas/Z'»}", "nothing at `/components/schemas/Z` in `api/openapi.yaml`"),
      ("{$ref: «'pets.yaml#/Cta'»}", "nothing at `/Cta` in `api/pets.yaml`, did you mean `/Cat`?"),
      ("{$ref: «'#pet'»}", "no anchor `pet` in `api/openapi.yaml`"),
      ("{$ref: «'#/a~b'»}", "`#/a~b` is no JSON pointer: `~` is written `~0`, and `/` in a name `~1`"),
      ("{$ref: «'#/components/schemas/A'»}", "`#/components/schemas/A` leads back to itself"),
    ])
  func nowhere(schema: String, message: String) {
    let project = Project(
      schemas("    A: \(schema)\n"),
      ["api/pets.yaml": "Cat: {}\n", "api/broken.yaml": "Dog: {}\nPet: [\n", "api/empty.yaml": ""],
      unreadable: ["api/parts": .folder, "api/secret.yaml": .unreadable("permission denied")])
    let found = project.findings("openapi/unresolved-reference")
    #expect(found.map(\.range) == project.marks)
    #expect(found.map(\.message.text) == [message])
  }

  @Test("A way round has the other references on it as notes")
  func cycle() {
    let project = Project(
      schemas(
        "    A: {$ref: «'#/components/schemas/B'»}\n    B: {$ref: «'../lib/b.yaml'»}\n"
          + "    C: {$ref: '#/components/schemas/A'}\n"),
      ["lib/b.yaml": "$ref: «'../api/openapi.yaml#/components/schemas/A'»\n"])
    let found = project.findings("openapi/unresolved-reference")
    #expect(found.map(\.range) == project.marks)
    #expect(found.allSatisfy { $0.notes.count == 2 })
  }

  @Test("A schema may hold itself, across files too")
  func recursion() {
    let project = Project(
      schemas("    A: {properties: {next: {$ref: 'b.yaml#/B'}}}\n"),
      [
        "api/b.yaml":
          "B:\n  properties:\n    back: {$ref: 'openapi.yaml#/components/schemas/A'}\n    self: {$ref: '#/B'}\n"
      ])
    #expect(project.api.findings().isEmpty, "\(project.api.findings())")
    #expect(project.api.objects(.schema).count(where: { _ in true }) == 5)
  }

  @Test("What a reference leads to is checked in its own file")
  func otherFile() {
    let project = Project(
      Self.head + "paths:\n  /a: {$ref: 'paths.yaml#/a'}\n",
      [
        "api/paths.yaml": "a:\n  get:\n    «sumary»: A\n    parameters: [{$ref: 'p.json'}]\nunused: {sumary: A}\n",
        "api/p.json": "{\"name\": \"q\", \"in\": \"«query»\", \"schema\": {}}".replacing("«", with: "").replacing(
          "»", with: ""),
      ])
    let found = project.findings("openapi/unknown-field")
    #expect(found.map(\.range) == project.marks)
    #expect(project.api.operations.map(\.name) == ["GET /a"])
    #expect(project.api.operations.map(\.parameters.count) == [1])
  }

  @Test("Anchors and identifiers are found, in the resource that they belong to")
  func identifiers() {
    let project = Project(
      schemas(
        """
            Pet: {$anchor: pet, type: object}
            A: {$ref: '#pet'}
            Tree:
              $id: https://example.org/schemas/tree
              $defs: {node: {$anchor: node}}
              properties:
                inner: {$ref: '#node'}
                path: {$ref: '#/$defs/node'}
                outer: {$ref: «'#pet'»}
                wrong: {$ref: «'#/components/schemas/Pet'»}
                near: {$ref: leaf}
            Leaf: {$id: https://example.org/schemas/leaf}
            B: {$ref: 'https://example.org/schemas/tree#node'}
            C: {$dynamicRef: '#pet'}

        """))
    let found = project.findings("openapi/unresolved-reference")
    #expect(found.map(\.range) == project.marks, "\(found)")
    #expect(project.findings("openapi/external-reference").isEmpty)
  }

  @Test("References are relative to `$self` where a file has one, and to the file where nothing has that URI")
  func selfURI() {
    let project = Project(
      "openapi: 3.2.0\n$self: https://example.org/api/openapi\ninfo: {title: A, version: 1.0.0}\n"
        + "components:\n  schemas:\n    A: {$ref: 'https://example.org/api/openapi#/components/schemas/B'}\n"
        + "    B: {$ref: 'schemas/c.yaml'}\n    C: {$ref: «https://example.org/other»}\n",
      ["api/schemas/c.yaml": "type: object\n"])
    #expect(project.findings("openapi/external-reference").map(\.range) == project.marks)
    #expect(project.findings("openapi/unresolved-reference").isEmpty)
  }

  @Test("Discriminators map to names of components and to places")
  func discriminators() {
    let project = Project(
      schemas(
        """
            Pet:
              discriminator:
                propertyName: kind
                mapping: {a: Cat, b: '#/components/schemas/Cat', c: dog.yaml, d: «Bird», e: «'#/nothing'»}
            Cat: {}

        """), ["api/dog.yaml": "«titel»: Dog\n"])
    #expect(
      project.findings("openapi/discriminator-mapping").map(\.range)
        == project.marks.filter { $0.path == "api/openapi.yaml" })
    #expect(
      project.findings("openapi/unknown-keyword").map(\.range) == project.marks.filter { $0.path == "api/dog.yaml" })
  }

  @Test("A property, an example and a default may be named or hold `$ref`")
  func data() {
    let project = Project(
      schemas(
        "    A: {properties: {$ref: {type: string}}, example: {$ref: nowhere.yaml}, default: {$ref: nowhere.yaml}}\n"
          + "  examples:\n    E: {value: {$ref: nowhere.yaml}}\n"))
    #expect(project.api.findings().isEmpty, "\(project.api.findings())")
  }

  @Test("Where many references lead to one place it is visited once")
  func sharing() {
    let list = (0..<200).map { "    S\($0): {allOf: [{$ref: shared.yaml}]}\n" }.joined()
    let project = Project(schemas(list), ["api/shared.yaml": "titel: A\n"])
    #expect(project.findings("openapi/unknown-keyword").count == 1)
    #expect(project.api.references.count == 200)
  }

  @Test("The bundle of 3.2 has media types, and places instead of anchors in other files")
  func laterBundle() throws {
    let project = Project(
      "openapi: 3.2.0\ninfo: {title: A, version: 1.0.0}\ncomponents:\n  responses:\n"
        + "    R: {content: {application/jsonl: {$ref: 'm.yaml#/Lines'}}}\n",
      [
        "api/m.yaml": "Lines: {itemSchema: {$ref: '#pet'}}\nPet: {$anchor: pet, $ref: 'a b.yaml'}\n",
        "api/a b.yaml": "type: object\nproperties: {self: {$ref: 'a%20b.yaml'}}\n",
      ])
    #expect(project.api.findings().isEmpty, "\(project.api.findings())")
    let components = try #require(project.api.bundled()?["components"])
    let content = components["responses"]?["R"]?["content"]?["application/jsonl"]
    #expect(content?["$ref"]?.text == "#/components/mediaTypes/Lines")
    #expect(components["mediaTypes"]?["Lines"]?["itemSchema"]?["$ref"]?.text == "#/components/schemas/Pet")
    #expect(components["schemas"]?["Pet"]?["$ref"]?.text == "#/components/schemas/a_b")
    #expect(
      components["schemas"]?["a_b"]?["properties"]?["self"]?["$ref"]?.text == "#/components/schemas/a_b")
  }

  @Test("The bundle of 2.0 has its parts where 2.0 has them")
  func swaggerBundle() throws {
    let project = Project(
      "swagger: '2.0'\ninfo: {title: A, version: 1.0.0}\npaths:\n  /a:\n    get:\n"
        + "      parameters: [{$ref: 'p.yaml#/Q'}]\n"
        + "      responses: {default: {description: A, schema: {$ref: 'd.yaml#/Pet'}}}\ndefinitions: {Pet: {}}\n",
      ["api/p.yaml": "Q: {name: q, in: query, type: string}\n", "api/d.yaml": "Pet: {type: object}\n"])
    let bundle = try #require(project.api.bundled())
    let get = bundle["paths"]?["/a"]?["get"]
    #expect(get?["parameters"]?[0]?["$ref"]?.text == "#/parameters/Q")
    #expect(get?["responses"]?["default"]?["schema"]?["$ref"]?.text == "#/definitions/Pet_2")
    #expect(bundle["parameters"]?["Q"]?["type"]?.text == "string")
    #expect(bundle["definitions"]?["Pet_2"]?["type"]?.text == "object")
  }

  @Test(
    "References to other hosts are allowed by address, and by whatever is below it",
    arguments: [
      (AllowedReferences.none, 3), (.all, 0), (.below(["https://a.net"]), 1), (.below(["https://a.net/x/"]), 2),
      (.below(["https://a.net/x/one.yaml"]), 2), (.below(["https://a.net/x/o"]), 3), (.below(["https://a.ne"]), 3),
      (.below(["https://a.net.evil.org/", "https://a.net"]), 0),
    ])
  func allowed(_ allowed: AllowedReferences, _ count: Int) {
    let project = Project(
      schemas(
        """
            A: {$ref: 'https://a.net/x/one.yaml#/A'}
            B: {$ref: 'https://a.net/y.yaml'}
            C: {$ref: 'https://a.net.evil.org/z.yaml'}
        """))
    #expect(project.api.findings(allowing: allowed).filter { $0.rule == "openapi/external-reference" }.count == count)
  }
}
