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
    let bundle = try #require(api(files).bundled(publicOnly: true))
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
}
