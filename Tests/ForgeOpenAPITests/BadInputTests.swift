import ForgeDiagnostics
import ForgeTestSupport
import ForgeYAML
import Testing

@testable import ForgeOpenAPI

/// Whatever stands in the file, its author learns where the fault is.
@Suite("Bad input")
struct BadInputTests {
  private func findings(_ text: String, at path: String = "openapi.yaml") -> (marks: [SourceRange], found: [Diagnostic])
  {
    let marked = MarkedText(text)
    let file = marked.file(path)
    let api = APIDescription(APIFiles(root: path) { $0 == path ? file : nil })
    return (marked.ranges.map { SourceRange(path: path, bytes: $0) }.sorted(), api.findings().sorted())
  }

  private static let head = "openapi: 3.1.0\ninfo: {title: A, version: 1.0.0}\n"

  private struct Case: CustomTestStringConvertible, Sendable {
    let text: String
    let rule: RuleID

    init(_ text: String, _ rule: RuleID) {
      self.text = text
      self.rule = rule
    }

    /// A complete 3.1 description but for `rest`.
    static func after(_ rest: String, _ rule: RuleID) -> Case {
      Case("\(head)\(rest)\n", rule)
    }

    /// A description whose only schema is `schema`.
    static func schema(_ schema: String) -> Case {
      Case("\(head)components: {schemas: {A: \(schema)}}\n", "openapi/wrong-type")
    }

    var testDescription: String { text }
  }

  private static let versions: [Case] = [
    Case("«»", "openapi/unsupported-version"),
    Case("«- openapi: 3.1.0»\n", "openapi/unsupported-version"),
    Case("«just text»\n", "openapi/unsupported-version"),
    Case("openapi: «3.1»\ninfo: {title: A, version: 1.0.0}\n", "openapi/unsupported-version"),
    Case("openapi: «{}»\n", "openapi/unsupported-version"),
    Case("«openapi»:\n", "openapi/unsupported-version"),
    Case("swagger: «\"1.2\"»\n", "openapi/unsupported-version"),
    Case("swagger: «2.0»\ninfo: {title: A, version: 1.0.0}\npaths: {}\n", "openapi/wrong-type"),
    Case("«title»: A\n", "openapi/unsupported-version"),
  ]

  private static let faults: [Case] = [
    .after("paths:\n  /a:\n    get: {}\n   «p»ut: {}", "yaml/syntax"),
    .after("paths:\n«\t»/a: {}", "yaml/syntax"),
    .after("paths: {}\n«paths»: {}", "yaml/duplicate-key"),
    .after("paths:\n  ? «[a, b]»\n  : {}", "openapi/wrong-type"),
    .after("paths: {}\n«1»: 2", "openapi/unknown-field"),
    .after("paths: {}\n«true»: 2", "openapi/unknown-field"),
    .after("paths: «[]»", "openapi/wrong-type"),
    .after("paths:\n  /a:«»", "openapi/wrong-type"),
    .schema("{minLength: «-1»}"), .schema("{minLength: «1.5»}"), .schema("{maxLength: «.inf»}"),
    .schema("{multipleOf: «.nan»}"), .schema("{multipleOf: «0»}"), .schema("{$ref: «7»}"), .schema("{$ref: «[]»}"),
  ]

  @Test("A fault is found at its place", arguments: versions + faults)
  private func fault(_ example: Case) {
    let (marks, found) = findings(example.text)
    #expect(found.filter { $0.rule == example.rule }.map(\.range) == marks, "\(found)")
  }

  @Test("JSON with a comma too many is found at the comma")
  func comma() {
    let (marks, found) = findings("{\"openapi\": \"3.1.0\", \"paths\": {}«,»}", at: "openapi.json")
    #expect(found.filter { $0.rule == "yaml/syntax" }.map(\.range) == marks, "\(found)")
  }

  @Test("Numbers that no double holds are numbers still")
  func largeNumbers() {
    let digits = String(repeating: "9", count: 400)
    for path in ["openapi.yaml", "openapi.json"] {
      let text =
        "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"A\", \"version\": \"1\"}, \"components\": {\"schemas\": "
        + "{\"A\": {\"maximum\": \(digits), \"minimum\": -1e999, \"multipleOf\": 1e-2}}}}"
      #expect(findings(text, at: path).found.isEmpty, "\(findings(text, at: path).found)")
    }
  }

  @Test("Nesting without end is a finding, and no stack", arguments: ["openapi.yaml", "openapi.json"])
  func depth(path: String) {
    let count = 100_000
    let open = String(repeating: "{\"items\": ", count: count)
    let text =
      "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"A\", \"version\": \"1\"}, \"components\": {\"schemas\": {\"A\": "
      + open + "{}" + String(repeating: "}", count: count) + "}}}"
    #expect(findings(text, at: path).found.contains { $0.rule == "yaml/too-deep" })
    let list = "openapi: 3.1.0\npaths: " + String(repeating: "[", count: count)
    #expect(findings(list).found.contains { $0.rule == "yaml/too-deep" })
  }

  @Test("Schemas at the limit of nesting are walked, indexed and bundled")
  func deepSchemas() {
    let count = 480
    let open = String(repeating: "{items: ", count: count)
    let text =
      Self.head + "components:\n  schemas:\n    A: " + open + "{$anchor: a, $id: b}"
      + String(repeating: "}", count: count)
    let api = APIDescription(APIFiles(root: "a.yaml") { $0 == "a.yaml" ? SourceFile(path: $0, text: text) : nil })
    #expect(api.findings().isEmpty, "\(api.findings())")
    #expect(api.objects(.schema).count(where: { _ in true }) == count + 1)
    #expect(api.bundled() != nil)
  }

  @Test("A long chain of references, and a long way round, end")
  func longChains() {
    let count = 20_000
    let chain = (0..<count).map { "    A\($0): {$ref: '#/components/schemas/A\($0 + 1)'}\n" }.joined()
    let text = Self.head + "components:\n  schemas:\n" + chain
    #expect(findings(text + "    A\(count): {}\n").found.isEmpty)
    let round = findings(text + "    A\(count): {$ref: '#/components/schemas/A0'}\n").found
    #expect(round.count == count + 1)
    #expect(round.allSatisfy { $0.rule == "openapi/unresolved-reference" && $0.notes.count <= 8 })
  }

  @Test("Aliases that repeat an object are visited once for each kind")
  func aliases() {
    let text =
      Self.head
        + """
        components:
          schemas:
            A: &a {titel: A, properties: {b: {type: string}}}
            B: *a
            C: {properties: {a: *a, b: *a}}

        """
    #expect(findings(text).found.count == 1, "\(findings(text).found)")
  }
}
