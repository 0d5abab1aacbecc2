import ForgeDiagnostics
import ForgeJSONSchema
import ForgeTestSupport
import ForgeYAML
import Foundation
import Testing

@Suite("JSON-Schema-Test-Suite")
struct SuiteTests {
  /// The required tests of the drafts, and the optional ones with formats as assertions.
  static let drafts: [(folder: String, dialect: Dialect)] = [
    ("draft2020-12", .draft2020), ("draft7", .draft7), ("draft4", .draft4),
  ]

  private static func files(_ folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted()
  }

  private static func root(_ path: String) -> YAMLNode? {
    Suites.bytes(of: path).flatMap { YAMLStream.parse(SourceFile(path: path, bytes: $0)).root }
  }

  /// The tests of `file` that come out other than they should, as `file | group | test`.
  private static func failures(_ file: String, _ suite: String, _ dialect: Dialect, assertsFormats: Bool) -> [String] {
    let remotes = "\(suite)/remotes"
    var failures: [String] = []
    for group in root("\(suite)/\(file)")?.sequence ?? [] {
      guard let schema = group["schema"] else { continue }
      var compiler = SchemaCompiler(dialect: dialect, assertsFormats: assertsFormats) { uri in
        let server = "http://localhost:1234/"
        return uri.hasPrefix(server) ? Self.root("\(remotes)/\(uri.dropFirst(server.count))") : nil
      }
      let id = compiler.add(schema, at: "")
      for test in group["tests"]?.sequence ?? [] {
        guard let data = test["data"], let isValid = test["valid"]?.bool else { continue }
        let violations = compiler.program.violations(of: data, against: id)
        let agrees = compiler.program.isValid(data, against: id) == violations.isEmpty
        if violations.isEmpty != isValid || !agrees {
          failures.append("\(file) | \(group["description"]?.text ?? "") | \(test["description"]?.text ?? "")")
        }
      }
    }
    return failures
  }

  @Test("Every required test comes out as it should", arguments: drafts.map(\.folder))
  func required(_ folder: String) throws {
    guard let suite = Suites.folder("json-schema") else { return }
    let dialect = try #require(Self.drafts.first { $0.folder == folder }?.dialect)
    let files = Self.files("\(suite)/tests/\(folder)")
    #expect(files.count > 25)
    for file in files {
      #expect(Self.failures("tests/\(folder)/\(file)", suite, dialect, assertsFormats: false) == [])
    }
  }

  /// Optional tests that come out otherwise, by the end of their names, and why.
  private static let exceptions: [String: String] = [
    "refs to historic drafts are processed as historic drafts | first item not a string is valid":
      "2019-09 is not among the dialects; it is read as the one around it",
    "refs to future drafts are processed as future drafts | missing bar is invalid":
      "2019-09 is not among the dialects; it is read as the one around it",
    "an invalid base64 string (% is not a valid character)": content,
    "a validly-encoded invalid JSON document": content,
    "an invalid base64 string that is valid JSON": content,
    "validation of string-encoded content based on media type | an invalid JSON document": content,
  ]

  private static let content = "contentEncoding and contentMediaType are annotations, as 2020-12 has them"

  @Test("Every optional test comes out as it should, but for those that are listed with a reason")
  func optional() throws {
    guard let suite = Suites.folder("json-schema") else { return }
    var unused = Set(Self.exceptions.keys)
    for (folder, dialect) in Self.drafts {
      for part in ["optional", "optional/format"] {
        for file in Self.files("\(suite)/tests/\(folder)/\(part)") {
          let failures = Self.failures(
            "tests/\(folder)/\(part)/\(file)", suite, dialect, assertsFormats: part == "optional/format")
          for failure in failures {
            let reason = Self.exceptions.keys.first { failure.hasSuffix($0) }
            #expect(reason != nil, "\(failure)")
            if let reason { unused.remove(reason) }
          }
        }
      }
    }
    #expect(unused == [], "these pass, so they are no exceptions")
  }
}
