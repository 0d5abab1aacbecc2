import ForgeDiagnostics
import Testing

@Suite("Suggestions")
struct SuggestionTests {
  @Test(
    "The nearest name is offered, and none where nothing is near",
    arguments: [
      ("upgrad.md", ["upgrade.md", "install.md"], "upgrade.md"), ("titel", ["title", "tile"], "title"),
      ("README", ["readme"], "readme"), ("xyz", ["abc", "def"], nil), ("a.md", ["b.md"], nil), ("", ["abc"], nil),
      ("old/setup.md", ["new/setup.md", "old/other.md"], "new/setup.md"), ("alpha/index.md", ["b/c/index.md"], nil),
    ] as [(String, [String], String?)])
  func nearest(text: String, candidates: [String], expected: String?) {
    #expect(Suggestion.nearest(to: text, among: candidates) == expected)
  }
}

@Suite("Rule settings")
struct RuleSettingsTests {
  private let finding = Diagnostic(rule: "links/a", severity: .error, message: "x", range: .file("a"))
  private let rule = RuleDescription("links/a", .error, "s", why: "w", examples: [], aliases: ["MD001"])

  @Test(
    "A rule, an alias or a family gives the severity, the most specific first",
    arguments: [
      (["links/a": .warning], .warning), (["MD001": .warning], .warning), (["links": .off], nil),
      (["links/*": .off, "links/a": .warning], .warning), (["pages": .off], .error),
    ] as [([RuleID: SeverityOverride], Severity?)])
  func apply(overrides: [RuleID: SeverityOverride], expected: Severity?) {
    #expect(RuleSettings(overrides).apply(to: [finding], rules: [rule]).first?.severity == expected)
  }
}
