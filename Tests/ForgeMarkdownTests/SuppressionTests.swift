import ForgeDiagnostics
import ForgeMarkdown
import Testing

@Suite("Suppressions in pages")
struct SuppressionTests {
  private func suppressions(_ markdown: String) -> [Suppression] {
    MarkdownDocument(SourceFile(path: "a.md", text: markdown)).suppressions
  }

  @Test("A comment speaks for the block after it")
  func block() throws {
    let text = "<!-- forge-docs allow: links/a, links/b — a reason -->\n[x](y)\nmore\n\nother\n"
    let suppression = try #require(suppressions(text).first)
    #expect(suppression.rules.map(\.rule.name) == ["links/a", "links/b"])
    #expect(suppression.reason == "a reason")
    #expect(SourceFile(path: "a.md", text: text).text(in: suppression.covered) == "[x](y)\nmore")
  }

  @Test("A comment inside a paragraph speaks for the paragraph")
  func inline() throws {
    let text = "[x](y) <!-- forge-docs allow: links/a — why -->\n\nother\n"
    let suppression = try #require(suppressions(text).first)
    #expect(suppression.reason == "why")
    #expect(suppression.covered.lowerBound == 0)
  }

  @Test("A comment in code is text")
  func code() {
    #expect(suppressions("```html\n<!-- forge-docs allow: links/a — b -->\n```\n").isEmpty)
    #expect(suppressions("`<!-- forge-docs allow: links/a — b -->`\n").isEmpty)
  }
}
