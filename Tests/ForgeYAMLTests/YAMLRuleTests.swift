import ForgeDiagnostics
import ForgeTestSupport
import ForgeYAML
import Testing

@Suite("YAML rules")
struct YAMLRuleTests {
  @Test("Every example of a rule finds what it marks, and nothing else", arguments: yamlRules)
  func examples(_ rule: RuleDescription) throws {
    #expect(rule.examples.contains { $0.isGood } && rule.examples.contains { !$0.isGood })
    for example in rule.examples {
      let source = try #require(example.files.first)
      let marked = MarkedText(source.text)
      let stream = YAMLStream.parse(marked.file(source.path))
      #expect(stream.diagnostics.map(\.range.bytes) == marked.ranges, "\(source.text)")
      #expect(stream.diagnostics.allSatisfy { $0.rule == rule.id }, "\(stream.diagnostics)")
    }
  }

  @Test("Every rule has an id of its own in the family")
  func ids() {
    #expect(Set(yamlRules.map(\.id)).count == yamlRules.count)
    #expect(yamlRules.allSatisfy { $0.id.family == "yaml" })
  }
}
