import ForgeDiagnostics
import ForgeTestSupport
import Foundation
import Testing

@testable import ForgeOpenAPI

@Suite("ConformanceTests")
struct ConformanceTests {
  private func findings(_ path: String) -> [Diagnostic] {
    let name = String(path.split(separator: "/").last ?? "")
    let bytes = Suites.bytes(of: path)
    let files = APIFiles(root: name) { other in
      other == name ? bytes.map { SourceFile(path: name, bytes: $0) } : nil
    }
    return APIDescription(files).findings().filter { !excerptRules.contains($0.rule) }
  }

  private func documents(_ folder: String) throws -> [String] {
    guard let folder = Suites.folder("openapi/\(folder)") else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { "\(folder)/\($0)" }
  }

  @Test("Documents that the OpenAPI Initiative passes have no findings", arguments: ["v3.0/pass", "v3.1/pass"])
  func pass(folder: String) throws {
    for document in try documents(folder) {
      #expect(findings(document).isEmpty, "\(document): \(findings(document).map(\.message))")
    }
  }

  @Test("Documents that the OpenAPI Initiative fails have findings")
  func fail() throws {
    for document in try documents("v3.1/fail") {
      #expect(findings(document).contains { $0.severity == .error }, "\(document)")
    }
  }
}
