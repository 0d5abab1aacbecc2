import ForgeDiagnostics
import ForgeTestSupport
import ForgeYAML
import Testing

/// An optional case of JSON-Schema-Test-Suite: an instance, and whether it fits the schema.
struct OptionalCase {
  let schema: YAMLNode
  let instance: YAMLNode
  let isValid: Bool
  /// The file, the description of the group and the case's own.
  let name: String

  /// The cases of a file in a draft's `optional`; empty where there is no suite.
  static func read(_ path: String, draft: String = "draft2020-12") throws -> [OptionalCase] {
    guard let folder = Suites.folder("json-schema") else { return [] }
    let bytes = try #require(Suites.bytes(of: "\(folder)/tests/\(draft)/optional/\(path)"))
    let file = SourceFile(path: path, text: String(decoding: bytes, as: UTF8.self))
    let groups = try #require(YAMLStream.parse(file).root?.sequence)
    return try groups.flatMap { group in
      try (group["tests"]?.sequence ?? []).map { test in
        OptionalCase(
          schema: try #require(group["schema"]), instance: try #require(test["data"]),
          isValid: test["valid"]?.bool == true,
          name: "\(path): \(group["description"]?.text ?? ""): \(test["description"]?.text ?? "")")
      }
    }
  }
}
