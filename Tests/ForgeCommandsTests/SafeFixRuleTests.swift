import ForgeDiagnostics
import ForgeOpenAPI
import ForgeYAML
import Testing

@testable import ForgeCommands

@Suite("Safe fixes by rule")
struct SafeFixRuleTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let rule: RuleID
    let version: String
    let before: String
    let after: String
    var path = "a.yaml"

    init(_ rule: RuleID, _ before: String, _ after: String, version: String = "3.1.0") {
      self.rule = rule
      self.version = version
      self.before = before
      self.after = after
    }

    static func json(_ rule: RuleID, _ before: String, _ after: String) -> Case {
      var json = Case(rule, before, after)
      json.path = "a.json"
      return json
    }

    func whole(_ text: String) -> String {
      if path == "a.json" {
        return "{\"openapi\": \"\(version)\", \"info\": {\"title\": \"A\", \"version\": \"1\"}, \"paths\": {}, \(text)}"
      }
      let field = version == "2.0" ? "swagger: '2.0'" : "openapi: \(version)"
      let info = text.contains("info:") ? "" : "info: {title: A, version: '1'}\n"
      return
        "\(text.contains("openapi:") ? "" : "\(field)\n")\(info)\(text.contains("paths:") ? "" : "paths: {}\n")\(text)"
    }

    var testDescription: String { "\(rule) \(before)" }
  }

  private static let structure: [Case] = [
    Case("openapi/unknown-field", "tagss: [{name: a}]\n", "tags: [{name: a}]\n"),
    Case("openapi/unknown-field", "paths: {/a: {GET: {responses: {}}}}\n", "paths: {/a: {get: {responses: {}}}}\n"),
    Case("openapi/unknown-field", "info: {'Title': A, version: '1'}\n", "info: {'title': A, version: '1'}\n"),
    Case("openapi/unknown-field", "paths: {a/b: {get: {}}}\n", "paths: {/a/b: {get: {}}}\n"),
    .json("openapi/unknown-field", "\"server\": [{\"url\": \"/\"}]", "\"servers\": [{\"url\": \"/\"}]"),
    Case(
      "openapi/wrong-type", "components: {schemas: {A: {type: int}}}\n", "components: {schemas: {A: {type: integer}}}\n"
    ),
    Case(
      "openapi/wrong-type", "components: {schemas: {A: {type: [bool, null]}}}\n",
      "components: {schemas: {A: {type: [boolean, \"null\"]}}}\n"),
    .json(
      "openapi/wrong-type", "\"components\": {\"schemas\": {\"A\": {\"type\": \"String\"}}}",
      "\"components\": {\"schemas\": {\"A\": {\"type\": \"string\"}}}"),
    Case("openapi/wrong-type", "info: {title: A, version: 1.0}\n", "info: {title: A, version: \"1.0\"}\n"),
    Case(
      "openapi/wrong-type", "components: {schemas: {A: {readOnly: yes, maxLength: '10'}}}\n",
      "components: {schemas: {A: {readOnly: true, maxLength: 10}}}\n"),
    Case("openapi/invalid-text", "basePath: v1\n", "basePath: /v1\n", version: "2.0"),
    Case("openapi/unsupported-version", "openapi: 3.1\n", "openapi: \"3.1.0\"\n"),
    Case("openapi/unsupported-version", "openapi: '3.0'\n", "openapi: '3.0.0'\n"),
  ]

  private static let schemas: [Case] = [
    Case(
      "openapi/unknown-keyword", "components: {schemas: {A: {type: string, nullable: true}}}\n",
      "components: {schemas: {A: {type: [string, \"null\"]}}}\n"),
    Case(
      "openapi/unknown-keyword",
      "components:\n  schemas:\n    A:\n      nullable: true\n      type: string # a\n      enum: [a, null]\n",
      "components:\n  schemas:\n    A:\n      type: [string, \"null\"] # a\n      enum: [a, null]\n"),
    .json(
      "openapi/unknown-keyword", "\"components\": {\"schemas\": {\"A\": {\"nullable\": true, \"type\": \"string\"}}}",
      "\"components\": {\"schemas\": {\"A\": {\"type\": [\"string\", \"null\"]}}}"),
    Case(
      "openapi/unknown-keyword", "components: {schemas: {A: {nullable: false, type: string}}}\n",
      "components: {schemas: {A: {type: string}}}\n"),
    Case(
      "openapi/wrong-type", "components: {schemas: {A: {minimum: 1.5, exclusiveMinimum: true, maximum: 2}}}\n",
      "components: {schemas: {A: {exclusiveMinimum: 1.5, maximum: 2}}}\n"),
    Case(
      "openapi/wrong-type",
      "components:\n  schemas:\n    A:\n      type: number\n      exclusiveMaximum: true # less\n      maximum: 10\n",
      "components:\n  schemas:\n    A:\n      type: number\n      exclusiveMaximum: 10 # less\n"),
    Case(
      "openapi/wrong-type", "components: {schemas: {A: {minimum: 1, exclusiveMinimum: false}}}\n",
      "components: {schemas: {A: {minimum: 1}}}\n"),
    Case(
      "openapi/duplicate-entry", "components: {schemas: {A: {required: [a, b, a], properties: {a: {}, b: {}}}}}\n",
      "components: {schemas: {A: {required: [a, b], properties: {a: {}, b: {}}}}}\n"),
    Case("openapi/tag-duplicate", "tags: [{name: a}, {name: b}, {name: a}]\n", "tags: [{name: a}, {name: b}]\n"),
    Case(
      "openapi/parameter-duplicate",
      "paths: {/a: {parameters: [{name: q, in: query, schema: {}}, {name: q, in: query, schema: {}}]}}\n",
      "paths: {/a: {parameters: [{name: q, in: query, schema: {}}]}}\n"),
    Case(
      "openapi/status-unquoted", "paths: {/a: {get: {responses: {200: {description: A}}}}}\n",
      "paths: {/a: {get: {responses: {'200': {description: A}}}}}\n"),
  ]

  @Test("A fix leaves a file without the finding, and changes nothing else", arguments: structure + schemas)
  func mends(_ example: Case) {
    let before = SourceFile(path: example.path, text: example.whole(example.before))
    let found = findings(before, example.rule)
    #expect(!found.isEmpty)
    let fixed = FixedSources(found, sources: [before.path: before])
    let after = fixed.files[before.path] ?? before
    #expect(String(decoding: after.bytes, as: UTF8.self) == example.whole(example.after))
    #expect(findings(after, example.rule).isEmpty, "\(findings(after, example.rule))")
    #expect(YAMLStream.parse(after).diagnostics.isEmpty)
  }

  @Test(
    "What has more than one meaning is left to its author",
    arguments: [
      "info: {titel: A, titl: B, version: '1'}\n", "info: {titel: A, title: B, version: '1'}\n",
      "paths: {/a: {get: {tag: one, responses: {}}}}\n", "paths: {description: {}}\n",
      "components: {schemas: {A: {type: strang3}}}\n", "components: {schemas: {A: {requierd: [a]}}}\n",
      "components: {schemas: {A: {type: string, nullable: true, enum: [a]}}}\n",
      "components: {schemas: {A: {type: string, # why\n  nullable: true}}}\n",
      "components: {schemas: {A: {nullable: true}}}\n", "components: {schemas: {A: {exclusiveMinimum: true}}}\n",
      "components:\n  schemas:\n    A:\n      type: string\n      nullable: true # why\n",
      "components: {schemas: {A: {maxLength: '010', minLength: '-1', readOnly: maybe}}}\n",
      "components: {schemas: {A: {required: [a, # one\n a]}}}\n",
      "tags: [{name: a}, {name: a, description: b}]\n",
    ])
  func leaves(_ text: String) {
    let example = Case("openapi/unknown-field", text, text)
    let file = SourceFile(path: "a.yaml", text: example.whole(text))
    let found = findings(file, nil).filter { $0.severity == .error || $0.rule == "openapi/unknown-keyword" }
    #expect(!found.isEmpty || text.contains("required"))
    #expect(found.allSatisfy { $0.fix?.isSafe != true }, "\(found)")
  }

  private func findings(_ file: SourceFile, _ rule: RuleID?) -> [Diagnostic] {
    let api = APIDescription(APIFiles(root: file.path) { $0 == file.path ? file : nil })
    let settings = RuleSettings(["openapi/status-unquoted": .warning])
    return (api.findings() + api.lintFindings(settings)).filter { rule == nil || $0.rule == rule }
  }
}
