import ArgumentParser
import ForgeDiagnostics
import ForgeFiles
import ForgeOpenAPI
import ForgeSite
import Testing

@testable import ForgeCommands

@Suite("Safe fixes and settings of other tools")
struct SafeFixTests {
  /// The text after all safe fixes of the findings in it.
  private func mended(_ text: String, _ path: String = "a.yaml") -> (text: String, count: Int) {
    let source = SourceFile(path: path, text: text)
    let api = APIDescription(APIFiles(root: path) { $0 == path ? source : nil })
    let fixed = FixedSources(api.findings() + api.lintFindings(), sources: [path: source])
    return (String(decoding: fixed.files[path]?.bytes ?? source.bytes, as: UTF8.self), fixed.count)
  }

  @Test(
    "A safe fix changes no more than it must",
    arguments: [
      ("servers:\n  - url: 'https://a.net/v1/'\n", "servers:\n  - url: 'https://a.net/v1'\n"),
      (
        "components: {parameters: {A: {name: id, in: path, schema: {}}}}\n",
        "components: {parameters: {A: {name: id, in: path, required: true, schema: {}}}}\n"
      ),
      (
        "components:\n  parameters:\n    A:\n      in: path # where\n      name: id\n      schema: {}\n",
        "components:\n  parameters:\n    A:\n      in: path # where\n      required: true\n      name: id\n      schema: {}\n"
      ),
      (
        "components: {parameters: {A: {name: id, required: false, in: path, schema: {}}}}\n",
        "components: {parameters: {A: {name: id, required: true, in: path, schema: {}}}}\n"
      ),
      (
        "components: {schemas: {A: {enum: [a, b, a]}}}\n", "components: {schemas: {A: {enum: [a, b]}}}\n"
      ),
      (
        "components:\n  schemas:\n    A:\n      enum:\n        - a\n        - a\n",
        "components:\n  schemas:\n    A:\n      enum:\n        - a\n"
      ),
      (
        "components: {schemas: {A: {pattern: '^a\\-b\\@\\.c$'}}}\n",
        "components: {schemas: {A: {pattern: '^a-b@\\.c$'}}}\n"
      ),
      (
        "components: {schemas: {A: {pattern: \"^\\\\-\\\\d$\"}}}\n",
        "components: {schemas: {A: {pattern: \"^-\\\\d$\"}}}\n"
      ),
    ])
  func yaml(_ text: String, _ expected: String) {
    let head = "openapi: 3.1.0\ninfo: {title: A, version: '1'}\npaths: {}\n"
    let (mendedText, count) = mended(head + text)
    #expect(mendedText == head + expected)
    #expect(count == 1)
    #expect(mended(mendedText).count == 0)
  }

  @Test("A comma too many goes from JSON")
  func json() {
    let (text, count) = mended(
      "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"A\", \"version\": \"1\",}, \"paths\": {}}", "a.json")
    #expect(text == "{\"openapi\": \"3.1.0\", \"info\": {\"title\": \"A\", \"version\": \"1\"}, \"paths\": {}}")
    #expect(count == 1)
  }

  @Test("A fix that has to be looked at, and one beside a comment that would go too, stay undone")
  func unsafe() {
    let text =
      "openapi: 3.1.0\ninfo: {tittle-: A, title: A, titel: B, version: '1'}\npaths: {get: {}}\ncomponents:\n  schemas:\n    A:\n      enum:\n        - a # one\n        - a\n"
    #expect(mended(text).count == 0)
  }

  @Test("Severities are read from the files of Redocly and Spectral, and our own file goes before them")
  func settings() throws {
    let files = [
      SourceFile(
        path: "redocly.yaml",
        text: "extends: [recommended]\nrules:\n  info-contact: off\n  operation-2xx-response: {severity: error}\n"),
      SourceFile(
        path: ".spectral.yaml",
        text: "rules:\n  info-contact: error\n  operation-tags: 3\n  mine: {given: $, then: {function: truthy}}\n"),
    ]
    let settings = LinterSettings(.memory(files)).settings(for: nil)
    #expect(settings.overrides == ["info-contact": .off, "operation-2xx-response": .error, "operation-tags": .warning])
    let own = SourceFile(path: "forge-docs.yaml", text: "rules:\n  info-contact: warning\n")
    let (configuration, _, _) = try Workspace.configuration(.memory(files + [own]), try CommonOptions.parse([]))
    #expect(configuration.rules().overrides["info-contact"] == .warning)
    #expect(configuration.rules().overrides["operation-tags"] == .warning)
  }

  @Test(
    "Severities for one description hold for it alone, and go before those for all",
    arguments: [
      ("openapi/core.yaml", SeverityOverride.off, SeverityOverride.warning),
      ("openapi/old/a.yaml", .error, .off), ("openapi/old/deep/b.json", .error, .off),
      ("openapi/old/c.txt", .error, .error), ("other.yaml", .error, .error),
    ])
  func partial(_ root: String, _ contact: SeverityOverride, _ tags: SeverityOverride) {
    let files = [
      SourceFile(
        path: "redocly.yaml",
        text: """
          apis:
            core@v1: {root: ./openapi/core.yaml, rules: {info-contact: off, operation-tags: warn}}
            other: {root: https://example.org/a.yaml, rules: {info-contact: off}}
          rules: {info-contact: error}
          """),
      SourceFile(
        path: ".spectral.yaml",
        text: """
          rules: {operation-tags: error}
          overrides:
            - {files: ['openapi/old/**/*.{yaml,json}'], rules: {operation-tags: warn}}
            - {files: ['openapi/old/**'], rules: {operation-tags: error}}
            - {files: ['openapi/old/**/?.{yaml,json}'], rules: {operation-tags: off, info-contact: off}}
            - {files: ['**#/info'], rules: {info-contact: off, operation-tags: off}}
          """),
    ]
    let settings = LinterSettings(.memory(files)).settings(for: root)
    #expect(settings.overrides["info-contact"] == contact)
    #expect(settings.overrides["operation-tags"] == tags)
  }

  @Test("Each of several descriptions is judged by its own severities")
  func several() async throws {
    let text = "openapi: 3.1.0\ninfo: {title: A, version: '1', license: {name: MIT}}\nservers: [{url: /}]\npaths: {}\n"
    let files = [
      SourceFile(path: "a.yaml", text: text), SourceFile(path: "b.yaml", text: text),
      SourceFile(path: "forge-docs.yaml", text: "openapi: [a.yaml, b.yaml]\nrules: {info-description: off}\n"),
      SourceFile(
        path: "redocly.yaml",
        text: "apis: {a: {root: a.yaml, rules: {info-contact: error}}}\nrules: {info-contact: off}\n"),
    ]
    let workspace = try await Workspace.load(
      .memory(files), try CommonOptions.parse([]), progress: Progress(isQuiet: true))
    let found = workspace.outcome([.openapi]).diagnostics.filter { $0.rule.name.hasPrefix("openapi/info") }
    #expect(found.map(\.range.path) == ["a.yaml"])
    #expect(found.map(\.severity) == [.error])
  }
}
