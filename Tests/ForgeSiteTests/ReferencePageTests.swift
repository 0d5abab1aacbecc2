import ForgeSite
import Foundation
import Testing

@Suite("Pages of the API reference")
struct ReferencePageTests {
  private let spec = """
    openapi: 3.1.0
    info: {title: A, version: 1.0.0}
    tags: [{name: Big things, description: All *about* them.}]
    paths:
      /things/{id}:
        get:
          operationId: getThing
          tags: [Big things]
          summary: Read a thing
          description: "# Careful <script>alert(1)</script>"
          parameters: [{name: id, in: path, required: true, schema: {type: string, maxLength: 9}}]
          responses:
            "200":
              description: The thing
              headers: {X-RateLimit-Limit: {schema: {type: integer}}}
              content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
        delete: {operationId: dropThing, x-internal: true, responses: {default: {description: Done}}}
    webhooks:
      thingMade: {post: {summary: A thing was made, responses: {default: {description: Seen}}}}
    components:
      schemas:
        Thing: {type: object, required: [name], properties: {name: {type: string}, parts: {type: array, items: {$ref: '#/components/schemas/Thing'}}}}
    """

  @Test("A page for each tag shows its operations, and guides lead to them")
  func pages() async throws {
    let files = try await MemorySite([
      "docs/index.md": "# Home\n\nSee [it](operation:getThing) and `GET /things/{id}`.\n", "openapi.yaml": spec,
    ]).files()
    let page = try #require(files["reference/big-things/index.html"])
    for part in [
      "<h2 id=\"getThing\">Read a thing", "<p>All <em>about</em> them.</p>", "at most 9 characters", "rate limited",
      "<h3>Careful", "href=\"../#/Big%20things/getThing\"", "href=\"../schemas/#Thing\"",
      "Mentioned in <a href=\"../../\">Home</a>", "required</strong>",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(!page.contains("<script>alert"))
    #expect(!page.contains("dropThing"))
    let home = try #require(files["index.html"])
    #expect(home.components(separatedBy: "href=\"reference/big-things/#getThing\"").count == 3)
    #expect(try #require(files["reference/webhooks/index.html"]).contains("A thing was made"))
    #expect(try #require(files["reference/schemas/index.html"]).contains("<h2 id=\"Thing\">"))
  }
}
