import ForgeDiagnostics
import ForgeYAML
import Testing

@testable import ForgeOpenAPI

@Suite("What the API reference shows")
struct ReferenceModelTests {
  private func api(_ text: String) -> APIDescription {
    let source = SourceFile(path: "a.yaml", text: text)
    return APIDescription(APIFiles(root: "a.yaml") { $0 == "a.yaml" ? source : nil })
  }

  private let head = "openapi: 3.1.0\ninfo: {title: A, version: '1'}\npaths: {}\n"

  @Test(
    "Types and bounds are told in words",
    arguments: [
      ("{type: string, format: date-time}", "string <date-time>", ""),
      ("{type: [string, 'null'], minLength: 1, maxLength: 64}", "string or null", "1–64 characters"),
      ("{type: array, items: {$ref: '#/components/schemas/B'}, minItems: 1}", "list of B", "at least 1 item"),
      ("{type: object, additionalProperties: {type: integer}}", "map of integer", ""),
      ("{oneOf: [{$ref: '#/components/schemas/B'}, {type: string}]}", "one of B, string", ""),
      ("{type: integer, minimum: 0, exclusiveMaximum: 10}", "integer", "at least 0, less than 10"),
      ("{properties: {}}", "object", ""), ("{}", "any", ""), ("true", "any", ""),
    ])
  func summaries(_ schema: String, _ type: String, _ constraints: String) throws {
    let api = api("\(head)components:\n  schemas:\n    A: \(schema)\n    B: {type: object}\n")
    let summary = api.summary(of: try #require(api.components(.schema)?["A"]))
    #expect(summary.type == type)
    #expect(summary.constraints.joined(separator: ", ") == constraints)
  }

  @Test("An example is made of the schema where none is given, and ends where schemas recur")
  func examples() throws {
    let api = api(
      """
      \(head)components:
        schemas:
          A:
            allOf: [{$ref: '#/components/schemas/B'}]
            properties:
              parent: {$ref: '#/components/schemas/A'}
              children: {type: array, items: {$ref: '#/components/schemas/A'}}
              kind: {enum: [x, y]}
          B: {type: object, properties: {id: {type: string, format: uuid}, size: {type: integer, minimum: 2}}}
          C: {type: string, example: given}

      """)
    let schemas = try #require(api.components(.schema))
    let made = try #require(api.example(of: .init(.mapping(.init([])), range: .file("a.yaml")), schema: schemas["A"]))
    #expect(made.isMade)
    #expect(
      JSONEmitter.emit(made.value, pretty: false).filter { !$0.isWhitespace }
        == #"{"children":[],"kind":"x","id":"3fa85f64-5717-4562-b3fc-2c963f66afa6","size":2}"#)
    let given = try #require(api.example(of: .init(.mapping(.init([])), range: .file("a.yaml")), schema: schemas["C"]))
    #expect(!given.isMade)
    #expect(given.value.string == "given")
  }

  @Test("A call has what is required, and placeholders for what the caller has to know")
  func curl() throws {
    let api = api(
      """
      openapi: 3.1.0
      info: {title: A, version: '1'}
      servers: [{url: https://api.example.net/v1/}]
      security: [{login: []}]
      paths:
        /things/{thingId}:
          put:
            parameters:
              - {name: thingId, in: path, required: true, schema: {type: string}}
              - {name: q, in: query, required: true, schema: {type: string, example: all}}
              - {name: page, in: query, schema: {type: integer}}
            requestBody: {content: {application/json: {schema: {type: object, properties: {name: {const: "it's"}}}}}}
            responses: {default: {description: Done}}
      components: {securitySchemes: {login: {type: http, scheme: bearer}}}
      """)
    #expect(
      api.curl(try #require(api.operations.first)) == #"""
        curl --request PUT 'https://api.example.net/v1/things/THING_ID?q=all' \
          --header 'Authorization: Bearer TOKEN' \
          --header 'Content-Type: application/json' \
          --data '{
          "name": "it'\''s"
        }'
        """#)
  }
}
