import ForgeDiagnostics
import ForgeTestSupport
import Foundation
import Testing

@testable import ForgeOpenAPI

@Suite("ConformanceTests")
struct ConformanceTests {
  private func findings(_ path: String) -> (source: SourceFile, errors: [Diagnostic]) {
    let name = String(path.split(separator: "/").last ?? "")
    let source = SourceFile(path: name, bytes: Suites.bytes(of: path) ?? [])
    let files = APIFiles(root: name) { $0 == name ? source : nil }
    return (source, APIDescription(files).findings().filter { !excerptRules.contains($0.rule) })
  }

  private func documents(_ folder: String) throws -> [String] {
    guard let folder = Suites.folder("openapi/\(folder)") else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { "\(folder)/\($0)" }
  }

  @Test(
    "Documents that the OpenAPI Initiative passes have no findings", arguments: ["v3.0/pass", "v3.1/pass", "v3.2/pass"])
  func pass(folder: String) throws {
    for document in try documents(folder) {
      let found = findings(document).errors
      #expect(found.isEmpty, "\(document): \(found.map(\.message))")
    }
  }

  /// The rule that each failing document breaks, and the text at which it must say so.
  private static let faults: [String: (rule: RuleID, text: String)] = [
    "encoding-enc-item-exclusion": ("openapi/exclusive-fields", "prefixEncoding"),
    "encoding-enc-prefix-exclusion": ("openapi/exclusive-fields", "itemEncoding"),
    "example-examples": ("openapi/exclusive-fields", "examples"),
    "example-object-old-exclusions": ("openapi/exclusive-fields", "externalValue"),
    "example-object-old-vs-data": ("openapi/exclusive-fields", "dataValue"),
    "example-object-old-vs-ser": ("openapi/exclusive-fields", "serializedValue"),
    "example-object-ser-exclusions": ("openapi/exclusive-fields", "externalValue"),
    "header-object-allowReserved": ("openapi/unknown-field", "allowReserved"),
    "header-object-name": ("openapi/invalid-text", "'Bad=Header'"),
    "invalid_schema_types": ("openapi/wrong-type", "null"),
    "link-object-no-body": ("openapi/unknown-field", "body"),
    "media-type-enc-item-exclusion": ("openapi/exclusive-fields", "itemEncoding"),
    "media-type-enc-prefix-exclusion": ("openapi/exclusive-fields", "prefixEncoding"),
    "no_containers": ("openapi/no-container", "openapi"),
    "operation-object-query-with-querystring": ("openapi/querystring-conflict", "query"),
    "operation-object-two-querystrings": ("openapi/querystring-conflict", "querystring"),
    "parameter-object-content-not-with-style": ("openapi/misplaced-field", "style"),
    "parameter-object-cookie-allowReserved": ("openapi/reserved-outside-query", "allowReserved"),
    "parameter-object-cookie-form-allowReserved": ("openapi/reserved-outside-query", "allowReserved"),
    "parameter-object-header-allowReserved": ("openapi/reserved-outside-query", "allowReserved"),
    "parameter-object-path-allowReserved": ("openapi/reserved-outside-query", "allowReserved"),
    "parameter-object-header-name": ("openapi/invalid-text", "'Bad[Header]'"),
    "parameter-object-path-name": ("openapi/invalid-text", "'Bad{Path}'"),
    "parameter-object-querystring-not-with-schema": ("openapi/misplaced-field", "schema"),
    "path-item-object-conflicting-additional-operation": ("openapi/invalid-text", "POST"),
    "path-item-object-query-with-querystring": ("openapi/querystring-conflict", "query"),
    "path-item-object-two-querystrings": ("openapi/querystring-conflict", "querystring"),
    "server_enum_empty": ("openapi/server-variables", "[]"),
    "servers": ("openapi/wrong-type", "url: /v1\n  description: Run locally."),
    "unknown_container": ("openapi/unknown-field", "overlays"),
    "xml-attr-exclusion": ("openapi/exclusive-fields", "nodeType"),
    "xml-wrapped-exclusion": ("openapi/exclusive-fields", "nodeType"),
  ]

  @Test(
    "Documents that the OpenAPI Initiative fails have an error that names the fault at its place",
    arguments: ["v3.1/fail", "v3.2/fail"])
  func fail(folder: String) throws {
    for document in try documents(folder) {
      let (source, errors) = findings(document)
      let fault = try #require(Self.faults[String(source.path.dropLast(".yaml".count))], "\(document)")
      let isNamed = errors.contains {
        $0.severity == .error && $0.rule == fault.rule && source.text(in: $0.range.bytes) == fault.text
      }
      #expect(isNamed, "\(document): \(errors)")
    }
  }
}
