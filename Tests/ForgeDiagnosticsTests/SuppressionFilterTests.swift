import ForgeDiagnostics
import ForgeTestSupport
import Testing

@Suite("Suppression filter")
struct SuppressionFilterTests {
  private let rules =
    [
      RuleDescription("links/unknown-page", .error, "s", why: "w", examples: [], aliases: ["MD101"]),
      RuleDescription("pages/orphan", .warning, "s", why: "w", examples: []),
    ] + bookkeepingRules

  /// The rules found once the comment that is all of `text` but its last line was heard. The comment speaks for the
  /// last line; the findings lie at the start of it.
  private func apply(_ text: String, to found: [RuleID], families: Set<String> = ["links", "pages"]) throws
    -> [Diagnostic]
  {
    let file = SourceFile(path: "docs/a.md", text: text)
    let start = try #require(file.bytes.lastIndex(of: UInt8(ascii: "\n"))) + 1
    let suppression = try #require(Suppression(in: file, comment: 0..<start - 1, covering: start..<file.bytes.count))
    let diagnostics = found.map {
      Diagnostic(rule: $0, severity: .error, message: "x", range: file.range(start..<start + 1))
    }
    return SuppressionFilter([suppression], rules: rules).apply(to: diagnostics, families: families).sorted()
  }

  @Test("A rule, or an alias of it, is silenced where the comment speaks", arguments: ["links/unknown-page", "MD101"])
  func accepted(name: String) throws {
    #expect(try apply("forge-docs allow: \(name) — later\nx", to: ["links/unknown-page"]).isEmpty)
  }

  @Test("Other rules, other files and other lines are still reported")
  func notAccepted() throws {
    let left = try apply("forge-docs allow: pages/orphan — later\nx", to: ["links/unknown-page", "pages/orphan"])
    #expect(left.map(\.rule) == ["links/unknown-page"])
    let file = SourceFile(path: "a.md", text: "forge-docs allow: pages/orphan — y\nx\nz")
    let suppression = try #require(Suppression(in: file, comment: 0..<36, covering: 37..<38))
    let elsewhere = [SourceRange(path: "a.md", bytes: 39..<40), SourceRange(path: "b.md", bytes: 37..<38)].map {
      Diagnostic(rule: "pages/orphan", severity: .error, message: "x", range: $0)
    }
    let kept = SuppressionFilter([suppression], rules: rules).apply(to: elsewhere, families: ["pages"])
    #expect(kept.count == 3)
  }

  @Test("A suppression of nothing is found, unless its rule did not run")
  func unused() throws {
    let text = "forge-docs allow: pages/orphan — later\nx"
    #expect(try apply(text, to: []).map(\.rule) == ["suppression/unused"])
    #expect(try apply(text, to: [], families: ["links"]).isEmpty)
  }

  @Test("A suppression names a rule that exists and gives a reason")
  func malformed() throws {
    let found = try apply("forge-docs allow: links/unknown-pag\nx", to: ["links/unknown-page"])
    #expect(found.map(\.rule) == ["suppression/without-reason", "suppression/unknown-rule", "links/unknown-page"])
    #expect(found[1].message.text == "no rule is called `links/unknown-pag`, did you mean `links/unknown-page`?")
    #expect(found[1].fix?.edits.first?.text == "links/unknown-page")
    #expect(try apply("forge-docs allow: \nx", to: []).map(\.rule) == ["suppression/without-reason"])
  }

  @Test("Nothing silences the findings about suppressions and baselines", arguments: bookkeepingRules)
  func bookkeeping(rule: RuleDescription) throws {
    let found = try apply("forge-docs allow: \(rule.id) — why not\nx", to: [rule.id])
    #expect(found.map(\.rule) == ["suppression/unused", rule.id])
    #expect(found[0].message.text == "`\(rule.id)` cannot be suppressed")
  }
}
