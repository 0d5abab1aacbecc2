import ArgumentParser
import ForgeDiagnostics
import ForgeFiles
import ForgeSite
import ForgeTestSupport
import ForgeYAML
import Foundation
import Testing

@testable import ForgeCommands

@Suite("Rules")
struct RuleExampleTests {
  /// Rules whose fault cannot be written down as text, or lies in a run rather than in a file. Each has tests of its own.
  private static let withoutExamples: Set<RuleID> = [
    "pages/invalid-utf8", "pages/nul-byte", "pages/unreadable", "baseline/fixed-finding", "yaml/too-deep",
    "yaml/invalid-utf8",
    "yaml/control-character", "yaml/alias-expansion", "pages/drawing-failed",
    "theme/card-failed",
  ]

  struct Case: CustomTestStringConvertible, Sendable {
    let rule: RuleDescription
    let example: RuleExample

    var testDescription: String { "\(rule.id) \(example.isGood ? "good" : "bad")" }
  }

  static let cases = allRules.flatMap { rule in rule.examples.map { Case(rule: rule, example: $0) } }

  @Test("A rule finds what its bad examples mark, and nothing in its good ones", arguments: cases)
  func example(_ example: Case) async throws {
    let files = example.example.files.map { ($0.path, MarkedText($0.text)) }
    // YAML is read the same wherever it stands, so its examples are files of any kind.
    let isYAML = example.rule.id.family == "yaml"
    var sources = files.map { $0.1.file($0.0) }
    if example.rule.isOptional {
      sources.append(SourceFile(path: "forge-docs.yaml", text: "rules:\n  \(example.rule.id): warning\n"))
    }
    let outcome =
      isYAML
      ? Outcome(YAMLStream.parse(sources[0]).diagnostics, sources: [:])
      : try await outcome(sources)
    let found = outcome.diagnostics.filter { $0.rule == example.rule.id }.map(\.range).sorted()
    let expected =
      example.example.isGood
      ? [] : files.flatMap { path, text in text.ranges.map { SourceRange(path: path, bytes: $0) } }.sorted()
    #expect(found == expected, "all findings: \(outcome.diagnostics)")
  }

  @Test("Every rule has a good and a bad example, and an id of its own")
  func catalogue() {
    #expect(Set(allRules.map(\.id)).count == allRules.count)
    for rule in allRules where !Self.withoutExamples.contains(rule.id) {
      #expect(rule.examples.contains { $0.isGood }, "\(rule.id) has no good example")
      #expect(rule.examples.contains { !$0.isGood }, "\(rule.id) has no bad example")
    }
    for rule in allRules {
      #expect(!rule.why.isEmpty && !rule.summary.hasSuffix("."), "\(rule.id)")
    }
  }

  @Test("Every rule that the sources declare is listed")
  func listed() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
    let listed = Set(allRules.map(\.id.name))
    let files = try #require(FileManager.default.subpaths(atPath: sources.path)).filter { $0.hasSuffix(".swift") }
    for file in files {
      let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
      for line in text.split(separator: "\n") {
        let words = line.split(separator: "\"", omittingEmptySubsequences: false)
        guard words.count == 3, words[0].allSatisfy({ $0 == " " }),
          words[2].hasPrefix(", .error") || words[2].hasPrefix(", .warning")
        else { continue }
        #expect(listed.contains(String(words[1])), "\(file) declares \(words[1])")
      }
    }
  }

  @Test("The rule reference in the manual is the one that the rules give")
  func reference() throws {
    let manual = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs/forge-docs/rules.md")
    let text = try String(contentsOf: manual, encoding: .utf8)
    #expect(text == RuleReference.markdown(allRules), "run `make rules`")
  }

  @Test("The JSON Schema in the manual is the one that the configuration is read by")
  func schema() throws {
    let manual = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs/forge-docs/forge-docs.schema.json")
    let text = try String(contentsOf: manual, encoding: .utf8)
    #expect(text == SiteConfiguration.jsonSchema(rules: allRules), "run `make rules`")
  }

  private func outcome(_ files: [SourceFile]) async throws -> Outcome {
    let options = try CommonOptions.parse([])
    do {
      let workspace = try await Workspace.load(
        .memory(files), options, rendersManifests: true, progress: Progress(isQuiet: true))
      return workspace.outcome(Set(CheckPart.allCases), runbooks: try await workspace.runbookReadings(jobs: 1))
    } catch let error as InvalidConfiguration {
      return error.outcome
    }
  }
}
