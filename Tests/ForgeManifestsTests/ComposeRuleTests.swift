import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import ForgeTestSupport
import Testing

@Suite("Rules of Compose files")
struct ComposeRuleTests {
  @Test("Every example of a rule finds what it marks, and nothing else", arguments: composeRules)
  func examples(_ rule: RuleDescription) throws {
    #expect(rule.examples.contains { $0.isGood } && rule.examples.contains { !$0.isGood })
    for example in rule.examples {
      let marked = example.files.map { ($0.path, MarkedText($0.text)) }
      let main = try #require(marked.first)
      let fileSystem = FileSystem.memory(marked.map { $0.1.file($0.0) })
      let project = ComposeProject.load([main.0], in: fileSystem)
      #expect(project.diagnostics.map(\.range.bytes) == main.1.ranges, "\(main.1.text)\n\(project.diagnostics)")
      #expect(project.diagnostics.allSatisfy { $0.rule == rule.id }, "\(project.diagnostics)")
    }
  }

  @Test("Every rule has an id of its own in the family")
  func ids() {
    #expect(Set(composeRules.map(\.id)).count == composeRules.count)
    #expect(composeRules.allSatisfy { $0.id.family == "manifests" })
  }
}
