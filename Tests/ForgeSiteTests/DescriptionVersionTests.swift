import ForgeCoverage
import ForgeDiagnostics
import ForgeOpenAPI
import Testing

@testable import ForgeSite

@Suite("Sites of descriptions of every version")
struct DescriptionVersionTests {
  @Test(
    "Operations are listed, linked from code with their base path, and counted as mentioned",
    arguments: [
      ("swagger.yaml", "swagger: '2.0'\ninfo: {title: A, version: 1.0.0}\nbasePath: /v1", "GET", "get: "),
      (
        "openapi.yaml", "openapi: 3.0.4\ninfo: {title: A, version: 1.0.0}\nservers: [{url: /v1}]", "TRACE", "trace: "
      ),
      (
        "openapi.yaml", "openapi: 3.2.0\ninfo: {title: A, version: 1.0.0}\nservers: [{url: /v1}]", "QUERY", "query: "
      ),
      (
        "openapi.yaml", "openapi: 3.2.0\ninfo: {title: A, version: 1.0.0}\nservers: [{url: /v1}]", "COPY",
        "additionalOperations:\n      COPY: "
      ),
    ])
  func operations(path: String, head: String, method: String, field: String) async throws {
    let site = try await MemorySite([
      "docs/index.md": "# Home\n\nSend `\(method) /v1/things`.\n",
      path: "\(head)\npaths:\n  /things:\n    \(field){responses: {default: {description: Done}}}\n",
    ])
    let files = try await site.files()
    #expect(site.site.coverage.figures.mentioned == 1)
    #expect(site.site.coverage.entries.map(\.operation.name) == ["\(method) /things"])
    #expect(try #require(files["reference/index.html"]).contains(method))
    #expect(try #require(files["index.html"]).contains("reference/operations/#"))
    #expect(try #require(files["reference/operations/index.html"]).contains(method))
  }
}
