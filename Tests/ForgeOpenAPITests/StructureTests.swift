import ForgeDiagnostics
import ForgeTestSupport
import Testing

@testable import ForgeOpenAPI

@Suite("Structure by version")
struct StructureTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let version: String
    let rule: RuleID
    let text: String

    init(_ version: String, _ rule: RuleID, _ text: String) {
      self.version = version
      self.rule = rule
      self.text = text
    }

    var testDescription: String { "\(version) \(rule) \(text)" }

    /// The whole description: 2.0 begins in its own way, and all but 2.0 and 3.0 may go without paths.
    var description: String {
      let head =
        version == "2.0"
        ? "swagger: \"2.0\"\ninfo: {title: A, version: 1.0.0}" : "openapi: \(version)\ninfo: {title: A, version: 1.0.0}"
      return text.contains("paths:") ? "\(head)\n\(text)\n" : "\(head)\npaths: {}\n\(text)\n"
    }
  }

  private func findings(_ text: String) -> (expected: [SourceRange], found: [Diagnostic]) {
    let marked = MarkedText(text)
    let file = marked.file("openapi.yaml")
    let api = APIDescription(APIFiles(root: file.path) { $0 == file.path ? file : nil })
    return (marked.ranges.map { SourceRange(path: file.path, bytes: $0) }.sorted(), api.findings())
  }

  private static let swagger: [Case] = [
    Case("2.0", "openapi/unknown-field", "«servers»: []"),
    Case("2.0", "openapi/unknown-field", "«components»: {}"),
    Case("2.0", "openapi/invalid-text", "host: «https://example.org»"),
    Case("2.0", "openapi/invalid-text", "basePath: «v1»"),
    Case("2.0", "openapi/wrong-type", "schemes: [https, «ftp»]"),
    Case("2.0", "openapi/invalid-media-type", "consumes: [application/json, «json»]"),
    Case("2.0", "openapi/missing-field", "paths:\n  /a:\n    get: {«summary»: A}"),
    Case("2.0", "openapi/unknown-field", "paths:\n  /a:\n    «trace»: {}"),
    Case("2.0", "openapi/unknown-field", "paths:\n  /a:\n    get:\n      responses: {«2XX»: {description: A}}"),
    Case("2.0", "openapi/missing-field", "parameters:\n  B: {name: b, in: «body»}"),
    Case("2.0", "openapi/missing-field", "parameters:\n  Q: {name: q, in: «query»}"),
    Case("2.0", "openapi/missing-field", "parameters:\n  Q: {name: q, in: query, type: «array»}"),
    Case("2.0", "openapi/misplaced-field", "parameters:\n  Q: {name: q, in: query, type: string, «schema»: {}}"),
    Case("2.0", "openapi/misplaced-field", "parameters:\n  B: {name: b, in: body, schema: {}, «type»: string}"),
    Case("2.0", "openapi/wrong-type", "parameters:\n  Q: {name: q, in: query, type: «file»}"),
    Case(
      "2.0", "openapi/wrong-type",
      "parameters:\n  H: {name: h, in: header, type: array, items: {type: string}, collectionFormat: «multi»}"),
    Case(
      "2.0", "openapi/missing-field", "parameters:\n  Q: {name: q, in: query, type: array, items: {«format»: int32}}"),
    Case(
      "2.0", "openapi/misplaced-field", "parameters:\n  H: {name: h, in: header, type: string, «allowEmptyValue»: true}"
    ),
    Case(
      "2.0", "openapi/missing-field", "responses:\n  R:\n    description: A\n    headers:\n      H: {«description»: B}"),
    Case("2.0", "openapi/unknown-field", "responses:\n  R: {description: A, «content»: {}}"),
    Case("2.0", "openapi/unknown-field", "definitions:\n  A: {«oneOf»: [{}]}"),
    Case("2.0", "openapi/wrong-type", "definitions:\n  A: {discriminator: «{propertyName: kind}»}"),
    Case("2.0", "openapi/wrong-type", "definitions:\n  A: {type: object, required: «[]»}"),
    Case("2.0", "openapi/missing-field", "securityDefinitions:\n  k: {type: «apiKey», in: header}"),
    Case("2.0", "openapi/missing-field", "securityDefinitions:\n  o: {type: oauth2, flow: «implicit», scopes: {}}"),
    Case("2.0", "openapi/wrong-type", "securityDefinitions:\n  k: {type: «http»}"),
    Case("2.0", "openapi/security-undefined", "security: [{«k»: []}]"),
    Case("2.0", "openapi/unresolved-reference", "definitions:\n  A: {$ref: «'#/definitions/B'»}"),
    Case("2.0", "openapi/path-parameter-optional", "parameters:\n  P: {name: p, in: «path», type: string}"),
    Case("2.0", "openapi/reference-siblings", "definitions:\n  A: {$ref: '#/definitions/B', «title»: A}\n  B: {}"),
  ]

  private static let later: [Case] = [
    Case("3.0.3", "openapi/unknown-field", "components:\n  schemas:\n    A: {«const»: 1}"),
    Case("3.0.3", "openapi/unknown-field", "«webhooks»: {}"),
    Case("3.0.3", "openapi/unknown-field", "components:\n  «pathItems»: {}"),
    Case("3.0.3", "openapi/unknown-field", "components:\n  schemas:\n    A: {«requierd»: [a]}"),
    Case("3.0.3", "openapi/wrong-type", "components:\n  schemas:\n    A: {type: «[string, \"null\"]»}"),
    Case("3.0.3", "openapi/wrong-type", "components:\n  schemas:\n    A: {exclusiveMinimum: «0»}"),
    Case("3.0.3", "openapi/missing-field", "components:\n  schemas:\n    A: {type: «array»}"),
    Case("3.0.3", "openapi/missing-field", "paths:\n  /a:\n    get: {responses: «{}»}"),
    Case("3.0.3", "openapi/wrong-type", "components:\n  securitySchemes:\n    m: {type: «mutualTLS»}"),
    Case("3.1.0", "openapi/unknown-keyword", "components:\n  schemas:\n    A: {type: string, «nullable»: true}"),
    Case("3.1.0", "openapi/wrong-type", "components:\n  schemas:\n    A: {exclusiveMinimum: «true»}"),
    Case(
      "3.1.0", "openapi/exclusive-fields",
      "paths:\n  /a: {get: {operationId: a}}\n"
        + "components:\n  links:\n    L: {operationRef: '#/paths/~1a/get', «operationId»: a}"),
    Case("3.1.0", "openapi/missing-field", "components:\n  links:\n    L: {«description»: a}"),
    Case("3.1.0", "openapi/missing-field", "components:\n  parameters:\n    P: {«name»: a, in: query}"),
    Case("3.1.0", "openapi/wrong-type", "components:\n  parameters:\n    P: {name: a, in: query, content: «{}»}"),
    Case(
      "3.1.0", "openapi/wrong-type",
      "components:\n  parameters:\n    P: {name: a, in: query, content: {text/plain: {}, «text/csv»: {}}}"),
    Case(
      "3.1.0", "openapi/wrong-type",
      "components:\n  parameters:\n    P: {name: a, in: header, schema: {}, style: «form»}"),
    Case(
      "3.1.0", "openapi/misplaced-field",
      "components:\n  parameters:\n    P: {name: a, in: header, schema: {}, «allowEmptyValue»: true}"),
    Case("3.1.0", "openapi/missing-field", "components:\n  securitySchemes:\n    o: {type: «oauth2»}"),
    Case(
      "3.1.0", "openapi/missing-field",
      "components:\n  securitySchemes:\n    o: {type: oauth2, flows: {implicit: {«scopes»: {}}}}"),
    Case(
      "3.1.0", "openapi/unknown-field",
      "components:\n  securitySchemes:\n    o: {type: oauth2, flows: {«deviceAuthorization»: {}}}"),
    Case("3.1.0", "openapi/unknown-field", "paths:\n  /a:\n    «query»: {}"),
    Case("3.1.0", "openapi/unknown-field", "tags: [{name: a, «parent»: b}]"),
    Case("3.1.0", "openapi/exclusive-fields", "components:\n  examples:\n    E: {value: 1, «externalValue»: a}"),
    Case("3.1.0", "openapi/invalid-text", "externalDocs: {url: «\"not a url\"»}"),
    Case(
      "3.1.0", "openapi/reference-siblings",
      "components:\n  parameters:\n    P: {$ref: '#/components/parameters/Q', «required»: true}\n    Q: {name: q, in: query, schema: {}}"
    ),
    Case("3.2.0", "openapi/unknown-field", "«swagger»: \"2.0\""),
    Case("3.2.0", "openapi/invalid-text", "$self: «https://example.org/a#b»"),
    Case("3.2.0", "openapi/invalid-text", "servers: [{url: «https://example.org/?a=b»}]"),
    Case("3.2.0", "openapi/wrong-type", "components:\n  schemas:\n    A: {xml: {nodeType: «elment»}}"),
  ]

  @Test("What a version does not allow is found at its place", arguments: swagger + later)
  func fault(_ example: Case) {
    let (expected, found) = findings(example.description)
    #expect(found.filter { $0.rule == example.rule }.map(\.range).sorted() == expected, "\(found)")
    #expect(found.allSatisfy { $0.rule == example.rule }, "\(found)")
    let isOfStructure = structureRules.contains { $0.id == example.rule }
    #expect(found.allSatisfy { isOfStructure == ($0.help?.contains("-object") == true) }, "\(found)")
  }

  @Test(
    "A description that uses all of its version has no findings",
    arguments: [Swagger20.complete, OpenAPI32.complete])
  func complete(_ text: String) {
    let found = findings(text).found
    #expect(found.isEmpty, "\(found)")
  }

  @Test("A field of another version says which, and where the specification is")
  func otherVersion() throws {
    let old = findings(
      "openapi: 3.0.3\ninfo: {title: A, version: 1.0.0}\npaths: {}\ncomponents: {schemas: {A: {const: 1}}}")
    let finding = try #require(old.found.first)
    #expect(finding.message.text == "`const` in Schema Object is from 3.1 on; this description says 3.0.3")
    #expect(finding.help == "https://spec.openapis.org/oas/v3.0.4.html#schema-object")
    let new = findings(
      "openapi: 3.1.0\ninfo: {title: A, version: 1.0.0}\ncomponents: {schemas: {A: {type: string, nullable: true}}}")
    #expect(
      new.found.first?.message.text
        == "`nullable` in Schema Object is of 3.0 only; this description says 3.1.0, write `type: [string, \"null\"]`")
    #expect(new.found.first?.severity == .warning)
    let slip = findings(
      "openapi: 3.0.3\ninfo: {title: A, version: 1.0.0}\npaths: {}\ncomponents: {schemas: {A: {requierd: [a]}}}")
    #expect(slip.found.first?.message.text == "unknown field `requierd` in Schema Object, did you mean `required`?")
  }

  @Test("A finding leads to the section of the object that the value belongs to")
  func sections() {
    let found = findings(
      """
      openapi: 3.1.0
      info: {title: 1, version: 1.0.0, contact: {email: a}}
      components:
        schemas:
          a b: {title: A}
          c d: {type: strin, properties: []}
        parameters: {P: {name: p, in: qery, schema: {minLength: -1}, deprecated: 1}}
      """
    ).found.sorted()
    let sections = found.compactMap { $0.help?.split(separator: "#").last.map(String.init) }
    #expect(
      sections == [
        "info-object", "contact-object", "components-object", "components-object", "schema-object", "schema-object",
        "parameter-object", "schema-object", "parameter-object",
      ])
  }

  @Test("A schema of another dialect may have keywords that are unknown here")
  func dialect() {
    let found = findings(
      "openapi: 3.1.0\ninfo: {title: A, version: 1.0.0}\njsonSchemaDialect: https://example.org/own\n"
        + "components: {schemas: {A: {requierd: 1}, B: {$schema: 'http://json-schema.org/draft-04/schema#', exclusiveMinimum: true}}}"
    ).found
    #expect(found.isEmpty, "\(found)")
  }

  @Test("The tables name each field once for each version")
  func tables() {
    for kind in ObjectKind.allCases {
      for version in SpecificationVersion.allCases {
        let names = kind.definition.fields.filter { $0.versions.contains(version) }.map(\.name)
        #expect(Set(names).count == names.count, "\(kind) \(version)")
      }
    }
  }
}
