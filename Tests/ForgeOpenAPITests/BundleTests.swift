import ForgeDiagnostics
import ForgeTestSupport
import ForgeYAML
import Testing

@testable import ForgeOpenAPI

@Suite("Bundle")
struct BundleTests {
  private func api(_ files: [String: String]) -> APIDescription {
    APIDescription(
      APIFiles(root: "openapi/openapi.yaml") { path in files[path].map { SourceFile(path: path, text: $0) } })
  }

  private let root = """
    openapi: 3.1.0
    info: {title: API, version: 1.0.0}
    tags: [{name: things}, {name: admin}]
    paths:
      /things:
        $ref: paths.yaml#/things
      /admin:
        $ref: paths.yaml#/admin
    """

  private let paths = """
    things:
      get:
        operationId: listThings
        tags: [things]
        responses:
          "200":
            description: Things
            content:
              application/json:
                schema: {$ref: "schemas/thing.yaml#/Thing"}
                example: {$ref: "not a reference"}
    admin:
      get:
        operationId: getAdmin
        x-internal: true
        responses: {"200": {description: Secret, content: {application/json: {schema: {$ref: "schemas/thing.yaml#/Secret"}}}}}
    """

  private let schemas = """
    Thing:
      type: object
      properties:
        parent: {$ref: "#/Thing"}
        default: {$ref: "#/Colour"}
    Colour: {type: string}
    Secret: {type: string}
    """

  private var files: [String: String] {
    ["openapi/openapi.yaml": root, "openapi/paths.yaml": paths, "openapi/schemas/thing.yaml": schemas]
  }

  @Test("References into other files lead to components, recursion included")
  func components() throws {
    let bundle = try #require(api(files).bundled())
    let thing = try #require(bundle["components"]?["schemas"]?["Thing"])
    #expect(thing["properties"]?["parent"]?["$ref"]?.text == "#/components/schemas/Thing")
    #expect(thing["properties"]?["default"]?["$ref"]?.text == "#/components/schemas/Colour")
    let media = bundle["paths"]?["/things"]?["get"]?["responses"]?["200"]?["content"]?["application/json"]
    #expect(media?["schema"]?["$ref"]?.text == "#/components/schemas/Thing")
    #expect(media?["example"]?["$ref"]?.text == "not a reference")
  }

  @Test("The public bundle has no internal operation, and nothing that only it used")
  func publicOnly() throws {
    let bundle = try #require(api(files).bundled(BundleSelection(isPublic: true)))
    #expect(bundle["paths"]?["/admin"] == nil)
    #expect(bundle["components"]?["schemas"]?["Secret"] == nil)
    #expect(bundle["components"]?["schemas"]?["Thing"] != nil)
    #expect(bundle["tags"]?.sequence?.compactMap { $0["name"]?.text } == ["things"])
  }

  @Test("Operations of referenced path items are found, internal ones marked")
  func operations() {
    let api = api(files)
    #expect(api.operations.map(\.name) == ["GET /things", "GET /admin"])
    #expect(api.publicOperations.map(\.operationID) == ["listThings"])
    #expect(api.operations[0].range.path == "openapi/paths.yaml")
  }

  @Test("A selection keeps operations with a tag, and only the components, tags and schemes that they use")
  func selection() throws {
    let text = """
      openapi: 3.1.0
      info: {title: API, version: 1.0.0}
      tags: [{name: a}, {name: b}]
      paths:
        /a:
          get:
            tags: [a]
            security: [{key: []}]
            responses: {default: {description: Done, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}
          put: {tags: [b], responses: {default: {$ref: '#/components/responses/B'}}}
        /b:
          get: {tags: [b], responses: {default: {$ref: '#/components/responses/B'}}}
      components:
        schemas: {A: {properties: {c: {$ref: '#/components/schemas/C'}}}, B: {}, C: {$ref: '#/components/schemas/A'}}
        responses: {B: {description: Done, content: {application/json: {schema: {$ref: '#/components/schemas/B'}}}}}
        securitySchemes: {key: {type: apiKey, in: header, name: X}, other: {type: http, scheme: basic}}
      """
    let bundle = try #require(api(["openapi/openapi.yaml": text]).bundled(BundleSelection(tags: ["a"])))
    func keys(_ pointer: String) throws -> [String]? {
      bundle.value(at: try #require(JSONPointer(pointer)))?.mapping?.pairs.compactMap(\.key.text)
    }
    #expect(try keys("/paths") == ["/a"])
    #expect(try keys("/paths/~1a") == ["get"])
    #expect(try keys("/components") == ["schemas", "securitySchemes"])
    #expect(try keys("/components/schemas") == ["A", "C"])
    #expect(try keys("/components/securitySchemes") == ["key"])
    #expect(bundle["tags"]?.sequence?.compactMap { $0["name"]?.text } == ["a"])
  }

  @Test("What is marked x-internal goes wherever it stands, and is required no more")
  func internals() throws {
    let text = """
      openapi: 3.1.0
      info: {title: API, version: 1.0.0}
      paths:
        /a:
          get:
            parameters: [{name: p, in: query, schema: {}}, {name: q, in: query, x-internal: true, schema: {}}]
            responses: {default: {description: Done, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}
      components:
        schemas: {A: {required: [a, b], properties: {a: {}, b: {$ref: '#/components/schemas/B'}}}, B: {x-internal: true}}
      """
    let bundle = try #require(api(["openapi/openapi.yaml": text]).bundled(BundleSelection(isPublic: true)))
    #expect(
      YAMLEmitter.emit(bundle) == """
        openapi: 3.1.0
        info:
          title: API
          version: 1.0.0
        paths:
          /a:
            get:
              parameters:
                - name: p
                  in: query
                  schema: {}
              responses:
                default:
                  description: Done
                  content:
                    application/json:
                      schema:
                        $ref: "#/components/schemas/A"
        components:
          schemas:
            A:
              required:
                - a
              properties:
                a: {}

        """)
  }

  @Test("A bundle in YAML keeps the comments of all files beside what they are about")
  func comments() throws {
    let files = [
      "openapi/openapi.yaml": """
      # The API.
      openapi: 3.1.0 # the version
      info: {title: API, version: 1.0.0}
      paths: # all of them
        # Things.
        /a:
          $ref: a.yaml
      """,
      "openapi/a.yaml": """
      # Reads a.
      get:
        description: |
          # no comment
        tags:
          # the first
          - a # and last
        responses: {}
      """,
    ]
    let api = api(files)
    let comments = api.files.files.compactMapValues { file in
      file.root.map { YAMLComments(file.source, root: $0) }
    }
    #expect(
      YAMLEmitter.emit(try #require(api.bundled()), comments: comments) == """
        # The API.
        openapi: 3.1.0 # the version
        info:
          title: API
          version: 1.0.0
        paths: # all of them
          # Things.
          /a:
            # Reads a.
            get:
              description: |
                # no comment
              tags:
                # the first
                - a # and last
              responses: {}

        """)
  }
}
