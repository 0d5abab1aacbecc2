import ForgeDiagnostics
import ForgeTestSupport
import ForgeYAML
import Testing

@testable import ForgeOpenAPI

@Suite("Descriptions")
struct DescriptionTests {
  private func api(_ text: String) -> APIDescription {
    APIDescription(APIFiles(root: "a.yaml") { $0 == "a.yaml" ? SourceFile(path: $0, text: text) : nil })
  }

  @Test("Operations of 2.0 are below the base path, and have no methods of later versions")
  func swagger() {
    let api = api(
      Swagger20.complete.replacing("/things/{id}:\n", with: "/things/{id}:\n    trace: {}\n    query: {}\n"))
    #expect(api.version == .v20)
    #expect(api.operations.map(\.name) == ["GET /things/{id}", "PUT /things/{id}", "POST /things/{id}"])
    #expect(api.basePaths == ["/v1"])
    #expect(api.serverURLs == ["https://api.example.org:8443/v1", "wss://api.example.org:8443/v1"])
    #expect(api.operations[0].parameters.compactMap { $0["name"]?.text } == ["q", "X-Trace", "id"])
    #expect(api.requestBody(of: api.operations[2])?["name"]?.text == "body")
    #expect(api.mediaTypeNames(of: api.operations[1], "consumes") == ["multipart/form-data"])
    #expect(api.mediaTypeNames(of: api.operations[0], "consumes") == ["application/json"])
    #expect(api.responses(of: api.operations[0]).map { $0.response["description"]?.text } == ["A thing", "Error"])
  }

  @Test("Operations of 3.2 have any method")
  func additional() throws {
    let api = api(OpenAPI32.complete)
    #expect(api.operations.map(\.name) == ["QUERY /things", "COPY /things"])
    #expect(api.allOperations.map(\.origin) == [.path, .path, .webhook])
    #expect(api.mediaTypes(of: try #require(api.requestBody(of: api.operations[0]))).count == 2)
    #expect(api.security(of: api.operations[0]).count == 2)
    #expect(api.servers(of: api.operations[0]).count == 1)
  }

  @Test("The nearest mark says whether an operation is internal: its own, its path's, a tag's")
  func internalMarks() throws {
    let api = api(
      """
      openapi: 3.1.0
      info: {title: API, version: 1.0.0}
      tags: [{name: hidden, x-internal: true}, {name: shown}]
      paths:
        /a: {get: {tags: [hidden]}, put: {tags: [shown]}}
        /b: {x-internal: true, get: {tags: [shown], x-internal: false}, put: {tags: [shown]}}
        /c: {get: {tags: [shown, hidden], x-internal: false}}
        /d: {get: {tags: [hidden]}}
      """)
    #expect(api.publicOperations.map(\.name) == ["PUT /a", "GET /b", "GET /c"])
    let bundle = try #require(api.bundled(BundleSelection(isPublic: true)))
    let paths = try #require(bundle["paths"]?.mapping)
    let kept = paths.pairs.map { path in
      "\(path.key.text ?? ""): \((path.value.mapping?.pairs ?? []).compactMap(\.key.text).joined(separator: " "))"
    }
    #expect(kept == ["/a: put", "/b: get", "/c: get"])
  }

  @Test("Callbacks and webhooks have operations of their own")
  func callbacks() {
    let api = api(
      """
      openapi: 3.1.0
      info: {title: A, version: 1.0.0}
      webhooks: {made: {post: {operationId: made}}}
      paths:
        /a:
          parameters: [{name: q, in: query, schema: {}}, {name: p, in: header, schema: {}}]
          post:
            operationId: a
            parameters: [{name: q, in: query, required: true, schema: {}}]
            callbacks:
              done: {'{$request.body#/url}': {put: {operationId: done}}}
      """)
    #expect(api.operations.map(\.operationID) == ["a"])
    #expect(api.allOperations.map(\.operationID) == ["a", "made", "done"])
    let parameters = api.operations[0].parameters
    #expect(parameters.map { $0["name"]?.text } == ["q", "p"])
    #expect(parameters[0]["required"]?.bool == true)
  }

  @Test("Objects come once, in the order of the file, with what is around them")
  func objects() throws {
    let api = api(
      """
      openapi: 3.1.0
      info: {title: A, version: 1.0.0}
      paths:
        /a:
          get:
            responses:
              "200":
                description: A
                content: {application/json: {schema: {title: first, items: {title: second}}}}
      components:
        schemas: {B: {title: third, allOf: [{title: fourth}, true, {$ref: '#/components/schemas/B'}]}}
      """)
    #expect(api.objects(.schema).map { $0.node["title"]?.text } == ["first", "second", "third", "fourth", nil])
    let second = try #require(api.objects(.schema).first { $0.node["title"]?.text == "second" })
    #expect(second.key?.text == "items")
    #expect(
      api.parents(of: second).map(\.kind) == [
        .schema, .mediaType, .response, .responses, .operation, .pathItem, .paths, .openAPI,
      ])
    #expect(api.objects(.mediaType).map { $0.key?.text } == ["application/json"])
  }
}
