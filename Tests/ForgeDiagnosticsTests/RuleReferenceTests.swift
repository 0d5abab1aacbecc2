import ForgeDiagnostics
import Testing

@Suite("Rule reference")
struct RuleReferenceTests {
  private let rule = RuleDescription(
    "links/unknown-page", .error, "Link to a page that does not exist", why: "Readers get lost.",
    examples: [.good("[a](a.md)\n", among: ["docs/a.md": "# A\n"]), .bad("[a](«b.md») and «`c`»\n«»\n")],
    aliases: ["MD101"])

  @Test("A rule on the page has its id, severity, examples without marks, what is found and how to accept it")
  func section() throws {
    let text = RuleReference.markdown([rule])
    let start = try #require(text.firstRange(of: "## links")).lowerBound
    #expect(
      text[start...] == """
        ## links

        ### links/unknown-page

        **Link to a page that does not exist** (error). Readers get lost.

        Good:

        ```markdown title="docs/index.md"
        [a](a.md)
        ```

        ```markdown title="docs/a.md"
        # A
        ```

        Bad:

        ```markdown title="docs/index.md"
        [a](b.md) and `c`

        ```

        Finds: `b.md`, `` `c` ``, line 2

        Also known as `MD101`.

        Accept one with `<!-- forge-docs allow: links/unknown-page — reason -->`.

        """)
  }

  @Test("Code in an example cannot end its fence")
  func fences() {
    let rule = RuleDescription("a/b", .error, "s", why: "w", examples: [.good("````\n```\n````\n")])
    #expect(RuleReference.markdown([rule]).contains("`````markdown title=\"docs/index.md\"\n````\n```\n````\n`````\n"))
  }

  @Test("A terminal gets the same, and the comment in the language of the file")
  func explain() {
    #expect(RuleReference.explain(rule).hasPrefix("links/unknown-page (error)\nLink to a page that does not exist\n"))
    #expect(RuleReference.explain(rule).contains("\n  <!-- forge-docs allow: links/unknown-page — reason -->\n"))
    let yaml = RuleDescription("a/b", .error, "s", why: "w", examples: [.good("a: b\n", file: "openapi/a.yml")])
    #expect(RuleReference.explain(yaml).contains("\n  # forge-docs allow: a/b — reason\n"))
    #expect(RuleReference.explain(.suppressionUnused).hasSuffix("\nNo comment can accept its findings.\n"))
  }
}
