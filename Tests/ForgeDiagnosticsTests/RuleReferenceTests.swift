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

        - [links/unknown-page](#linksunknown-page): Link to a page that does not exist (error)

        ### links/unknown-page

        **Link to a page that does not exist** (error). Readers get lost.

        Bad:

        ```markdown title="docs/index.md"
        [a](b.md) and `c`

        ```

        Finds `b.md`, `` `c` ``, line 2.

        Good:

        ```markdown title="docs/index.md"
        [a](a.md)
        ```

        ```markdown title="docs/a.md"
        # A
        ```

        To accept: `<!-- forge-docs allow: links/unknown-page — reason -->`

        Also known as `MD101`.

        """)
  }

  @Test("Lines that are found are highlighted, and a file that was shown is named")
  func files() {
    let rule = RuleDescription(
      "a/b", .error, "s", why: "w",
      examples: [
        .good("a: 1\nb: 2\n", file: "a.yaml", among: ["c.yaml": "c: 3\n"]),
        .bad("a: 1\n«c: [\n  2]»\n\td: «\t»4\n", file: "a.yaml", among: ["c.yaml": "c: 3\n"]),
      ])
    let text = RuleReference.markdown([rule])
    #expect(text.contains("\n```yaml title=\"a.yaml\" {2,3,4}\na: 1\nc: [\n  2]\n\td: \t4\n```\n"))
    #expect(text.contains("\nFinds `c: [`, the tab.\n"))
    #expect(
      text.contains("\n```yaml title=\"a.yaml\"\na: 1\nb: 2\n```\n\nBeside it: `c.yaml` as above.\n\nTo accept"))
  }

  @Test("Files that many examples stand among are shown once for the family")
  func common() {
    let rules = ["a/b", "a/c", "a/d"].map { name in
      RuleDescription(
        RuleID(name), .error, "s", why: "w",
        examples: [.good("1\n", among: ["a.yaml": "a: 1\n"]), .bad("«2»\n3\n", among: ["a.yaml": "a: 1\n"])])
    }
    let text = RuleReference.markdown(rules)
    #expect(text.ranges(of: "title=\"a.yaml\"").count == 1)
    #expect(text.ranges(of: "Beside it: [the files of the family](#a-files).\n").count == 6)
    #expect(
      text.contains(
        "</summary>\n\n<a id=\"a-files\"></a>\n\n```yaml title=\"a.yaml\"\na: 1\n```\n\n</details>\n"))
  }

  @Test("The comment that accepts a finding is in the language of the file that has it")
  func suppression() {
    let rule = RuleDescription(
      "a/b", .error, "s", why: "w", examples: [.bad("# A\n", among: ["a.yaml": "«a: 1»\n"])])
    #expect(RuleReference.markdown([rule]).hasSuffix("\nTo accept: `# forge-docs allow: a/b — reason`\n"))
  }

  @Test("Code in an example cannot end its fence")
  func fences() {
    let rule = RuleDescription("a/b", .error, "s", why: "w", examples: [.good("````\n```\n````\n")])
    #expect(
      RuleReference.markdown([rule]).contains("`````markdown title=\"docs/index.md\"\n````\n```\n````\n`````\n"))
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
