import ForgeDiagnostics
import ForgeJSONSchema
import ForgeTestSupport
import ForgeYAML
import Testing

@Suite("Violations")
struct ViolationTests {
  private func program(_ schema: String, _ dialect: Dialect = .draft2020) throws -> (SchemaProgram, SchemaID) {
    let root = try #require(YAMLStream.parse(SourceFile(path: "schema.yaml", text: schema)).root)
    var compiler = SchemaCompiler(dialect: dialect, assertsFormats: true)
    let id = compiler.add(root, at: "schema.yaml")
    #expect(compiler.problems == [])
    return (compiler.program, id)
  }

  @Test(
    "A violation stands at the value, and says what belongs there",
    arguments: [
      ("{type: string}", "«3»", "`3` is a number, where a string belongs"),
      ("{type: [object, 'null']}", "«[]»", "a list where null or an object belongs"),
      ("{properties: {a: {minimum: 5}}}", "a: «3»", "`3` is less than the minimum 5"),
      ("{multipleOf: 0.01}", "«19.995»", "`19.995` is not a multiple of 0.01"),
      ("{required: [a, b]}", "«a»: 1", "`b` is missing"),
      (
        "{properties: {status: {}}, additionalProperties: false}", "«stauts»: 1",
        "`stauts` is not a property here, did you mean `status`?"
      ),
      ("{enum: [open, closed]}", "«opne»", "`opne` is none of `open`, `closed`, did you mean `open`?"),
      ("{pattern: '^[a-z]+$'}", "«A1»", "`A1` does not match the pattern `^[a-z]+$`"),
      ("{uniqueItems: true}", "[{a: 1, b: 2}, «{b: 2.0, a: 1}»]", "an object stands in the list twice"),
      (
        "{oneOf: [{type: string}, {type: object, required: [kind]}]}", "«name»: x",
        "`kind` is missing, and no other alternative of `oneOf` fits"
      ),
      ("{oneOf: [{type: integer}, {minimum: 2}]}", "«3»", "`3` fits 2 alternatives of `oneOf`, where one may fit"),
      (
        "{unevaluatedProperties: false, allOf: [{properties: {a: {}}}]}", "{a: 1, «b»: 2}", "`b` is not a property here"
      ),
      ("{format: date-time}", "«yesterday»", "`yesterday` is no `date-time`"),
    ])
  func places(_ schema: String, _ marked: String, _ message: String) throws {
    let (program, id) = try program(schema)
    let text = MarkedText(marked)
    let instance = try #require(YAMLStream.parse(SourceFile(path: "a.yaml", text: text.text)).root)
    let violations = program.violations(of: instance, against: id)
    #expect(violations.map(\.message.text) == [message])
    #expect(violations.map(\.range.bytes) == text.ranges)
    #expect(!program.isValid(instance, against: id))
  }

  @Test("OpenAPI 3.0 has null by `nullable` alone, flags beside bounds, and nothing beside a reference")
  func openAPI30() throws {
    let (program, id) = try program(
      """
      properties:
        a: {type: string, nullable: true}
        b: {minimum: 1, exclusiveMinimum: true}
        c: {$ref: '#/properties/b', maximum: 0}
        d: {type: integer, format: int32}
      additionalProperties: false
      """, .openAPI30)
    func isValid(_ text: String) throws -> Bool {
      let instance = try #require(YAMLStream.parse(SourceFile(path: "a.yaml", text: text)).root)
      return program.isValid(instance, against: id)
    }
    #expect(try isValid("{a: null, b: 1.5, c: 7, d: 2147483647}"))
    #expect(try !isValid("{b: 1}"))
    #expect(try !isValid("{c: 1}"))
    #expect(try !isValid("{d: 2147483648}"))
    #expect(try !isValid("{d: 1.0}"))
    #expect(try !isValid("{e: 1}"))
  }

  @Test(
    "A schema that refers to itself ends",
    arguments: [
      "{$ref: '#'}", "{allOf: [{$ref: '#'}, {not: {$ref: '#/$defs/a'}}], $defs: {a: {anyOf: [{$ref: '#/$defs/a'}]}}}",
      "{not: {allOf: [{$ref: '#'}, {$ref: '#'}]}}",
      "{properties: {a: {$ref: '#'}}, additionalProperties: {oneOf: [{$ref: '#'}, {$ref: '#'}]}}",
    ])
  func cycles(_ schema: String) throws {
    let (program, id) = try program(schema)
    let text = String(repeating: "{a: ", count: 500) + "1" + String(repeating: "}", count: 500)
    let instance = try #require(YAMLStream.parse(SourceFile(path: "a.yaml", text: text)).root)
    #expect(program.violations(of: instance, against: id).isEmpty == program.isValid(instance, against: id))
  }

  @Test("A reference to nowhere and a pattern that is none are problems of the schema, and allow everything")
  func problems() throws {
    let text = MarkedText("{$ref: «'#/nowhere'», properties: {a: {pattern: «'(?i)a'»}}}")
    let root = try #require(YAMLStream.parse(SourceFile(path: "schema.yaml", text: text.text)).root)
    var compiler = SchemaCompiler(dialect: .draft2020)
    let id = compiler.add(root, at: "schema.yaml")
    #expect(Set(compiler.problems.map(\.range.bytes)) == Set(text.ranges))
    #expect(compiler.program.isValid(root, against: id))
  }
}
