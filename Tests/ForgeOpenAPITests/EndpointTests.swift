import ForgeDiagnostics
import Testing

@testable import ForgeOpenAPI

@Suite("Endpoints in text")
struct EndpointTests {
  private func mentions(_ text: String) -> [String] {
    EndpointMention.all(in: Array(text.utf8)[...]).map { "\($0.method) \($0.path)" }
  }

  @Test(
    "A method in capitals and a path are a mention",
    arguments: [
      ("GET /engagements/{id}", ["GET /engagements/{id}"]),
      ("POST /api/v1/auth/token?x=1", ["POST /api/v1/auth/token"]),
      ("curl -X DELETE https://api.example.org/api/v1/things/7/", ["DELETE /api/v1/things/7"]),
      ("GET /a.\nPUT /b", ["GET /a", "PUT /b"]),
      ("FORGET /a, GETTING /b, get /c, GET a", []),
    ])
  func mention(text: String, expected: [String]) {
    #expect(mentions(text) == expected)
  }

  @Test("A mention finds its operation by base path, other parameter names and concrete values")
  func index() throws {
    let text = """
      openapi: 3.1.0
      info: {title: API, version: 1.0.0}
      servers: [{url: "https://api.example.org/api/v1"}]
      paths:
        /things: {get: {operationId: list}}
        /things/{id}: {get: {operationId: one}}
        /things/mine: {get: {operationId: mine}}
      """
    let api = APIDescription(
      APIFiles(root: "a.yaml") { $0 == "a.yaml" ? SourceFile(path: $0, text: text) : nil })
    let index = EndpointIndex(api)
    func find(_ text: String) -> String? {
      EndpointMention.all(in: Array(text.utf8)[...]).first.flatMap { index.operation(for: $0) }
        .flatMap { api.operations[$0].operationID }
    }
    #expect(find("GET /things") == "list")
    #expect(find("GET /api/v1/things/{thing}") == "one")
    #expect(find("GET /things/7f3c") == "one")
    #expect(find("GET /things/mine") == "mine")
    #expect(find("POST /things") == nil)
    #expect(find("GET /things/7/more") == nil)
  }
}
