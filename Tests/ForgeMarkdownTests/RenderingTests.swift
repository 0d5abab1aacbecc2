import ForgeDiagnostics
import ForgeHTML
import ForgeMarkdown
import ForgeTestSupport
import Testing

@Suite("Pages as HTML")
struct RenderingTests {
  private func html(_ markdown: String, rewrites: [String: String] = [:]) -> String {
    var options = RenderOptions()
    options.rewrites = rewrites
    return MarkdownDocument(SourceFile(path: "a.md", text: markdown)).html(options).string
  }

  @Test("Headings carry the anchors that GitHub gives them")
  func headings() {
    let html = html("# One: *Two* & `three`\n\n## One: Two & three\n\n## Ünïcode, 2.0!\n")
    #expect(html.contains("<h1 id=\"one-two--three\">"))
    #expect(html.contains("<h2 id=\"one-two--three-1\">"))
    #expect(html.contains("<h2 id=\"ünïcode-20\">"))
    #expect(html.contains("href=\"#%C3%BCn%C3%AFcode-20\""))
  }

  @Test("A heading may name its anchor, and no other heading gets it")
  func headingIDs() {
    let html = html("## Setup\n\n## Other words {#setup}\n\n## Not {one}\n\n## `code {#x}`\n")
    #expect(html.contains("<h2 id=\"setup\">Other words<a"))
    #expect(html.contains("<h2 id=\"setup-1\">Setup<a"))
    #expect(html.contains("<h2 id=\"not-one\">Not {one}<a"))
    #expect(html.contains("<code>code {#x}</code>"))
  }

  @Test("Alerts lose their marker and gain a title")
  func alerts() {
    #expect(
      html("> [!WARNING]\n> Drops *data*.\n") == """
        <div class="alert alert-warning" role="note">
        <p class="alert-title">Warning</p>
        <p>Drops <em>data</em>.</p>
        </div>

        """)
    #expect(html("> [!NOTE] and more\n").hasPrefix("<blockquote>"))
  }

  @Test("Code fences have titles, numbers and highlighted lines")
  func codeFences() {
    let html = html("```text title=\"a b.yaml\" {2} linenums\na: 1\nb: <2>\n```\n")
    #expect(html.contains("<div class=\"code-title\">a b.yaml</div>"))
    #expect(html.contains("<pre tabindex=\"0\" class=\"numbered\"><code class=\"language-text\">"))
    #expect(html.contains("<span class=\"line highlighted\" data-line=\"2\">b: &lt;2&gt;\n</span>"))
  }

  @Test(
    "An info string is read as other generators write it",
    arguments: [
      ("bash", "bash", [ClosedRange<Int>]()), ("js {1,3-5}", "js", [1...1, 3...5]),
      ("py hl_lines=\"2 4-4\"", "py", [2...2, 4...4]),
      ("ts{2}", "ts", [2...2]), ("{5-3}", "", []), ("sh {0}", "sh", []),
    ])
  func infoStrings(info: String, language: String, lines: [ClosedRange<Int>]) {
    let fence = CodeFence(info: info)
    #expect(fence.language == language)
    #expect(fence.highlightedLines == lines)
  }

  @Test("A block says where which schema it is of")
  func schemas() {
    let text =
      "# T\n\n```json schema=\"Error\"\n{}\n```\n\n~~~yaml {title=\"x\" schema='Ship?'}\na: 1\n~~~\n\n```json\n{}\n```\n"
    let document = MarkdownDocument(SourceFile(path: "a.md", text: text))
    let schemas = document.codeSchemas
    #expect(schemas.map(\.text) == ["Error", "Ship?"])
    #expect(schemas.map { String(decoding: Array(text.utf8)[$0.range.bytes], as: UTF8.self) } == ["Error", "Ship?"])
    #expect(document.html().string.contains("schema") == false)
  }

  @Test("Links are written as they were resolved, and never run a script")
  func links() {
    #expect(html("[a](b.md#c)", rewrites: ["b.md#c": "b/#c"]).contains("href=\"b/#c\""))
    for url in [
      "javascript:alert(1)", "JaVaScRiPt:alert(1)", "&#106;avascript:alert(1)", "vbscript:x", "data:text/html,x",
    ] {
      #expect(html("[a](\(url))").contains("href=\"\""), "\(url)")
      #expect(html("![a](\(url))").contains("src=\"\""), "\(url)")
    }
    #expect(html("<https://example.org/?a=1&b=2>").contains("href=\"https://example.org/?a=1&amp;b=2\""))
  }

  @Test(
    "Raw HTML keeps what is harmless and shows the rest as text",
    arguments: [
      ("<b>bold</b>", "<b>bold</b>"),
      ("a <script>alert(1)</script> b", "&lt;script>alert(1)&lt;/script>"),
      ("<img src=\"x.png\" onerror=\"alert(1)\">", "<img src=\"x.png\">"),
      ("<a href=\"javascript:alert(1)\">x</a>", "<a href=\"\">x</a>"),
      ("<a href=\"java&#115;cript:alert(1)\">x</a>", "<a href=\"\">x</a>"),
      ("<p style=\"position:fixed\">x</p>", "<p>x</p>"),
      ("x <!-- gone --> y", "<p>x  y</p>"),
      ("<details><summary>More</summary>\n\ntext\n\n</details>", "<p>text</p>\n</details>"),
      ("<div>\nopen", "open\n</div>"),
      ("</article></main>", "&lt;/article>"),
      ("</div></div>text", "text"),
    ])
  func rawHTML(markdown: String, expected: String) {
    let html = html(markdown)
    #expect(html.contains(expected), "\(html)")
    #expect(!html.contains("<script") && !html.contains("onerror") && !html.contains("</main>"))
  }

  @Test("A table in a list in a quote is a table, with links that use the page's definitions")
  func nestedTable() {
    let html = html("> - | a | b |\n>   |---|--:|\n>   | [x][y] | `p\\|q` |\n\n[y]: https://example.org\n")
    #expect(html.contains("<blockquote>\n<ul>\n<li>\n<div class=\"table-scroll\""))
    #expect(html.contains("<td><a href=\"https://example.org\">x</a></td>"))
    #expect(html.contains("<td align=\"right\"><code>p|q</code></td>"))
  }

  @Test(
    "A heading with an underline is a heading, whatever follows",
    arguments: [
      "Foo\n---\n\nbar\n", "Foo\n---\nbar\n", "> Foo\n> ---\n>\n> - x\n", "- Foo\n  ===\n\n  bar\n",
      "one\ntwo\n-----\n\n---\n",
    ])
  func setextHeadings(markdown: String) {
    let html = html(markdown)
    #expect(html.contains("<h1") || html.contains("<h2"), "\(html)")
    #expect(!html.contains("<table"), "\(html)")
  }

  @Test("An indented line of dashes is text, not a table's second row")
  func indentedDelimiter() {
    #expect(html("Foo\n    ---\n") == "<p>Foo\n---</p>\n")
  }

  @Test("Text before a table stays a paragraph, a line of dashes after it is a break")
  func tableNeighbours() {
    let html = html("before *it*\na | b\n--|--\n1 | 2\n---\n")
    #expect(html.hasPrefix("<p>before <em>it</em></p>\n"))
    #expect(html.hasSuffix("<hr />\n"))
  }

  @Test("Deep nesting ends, and takes no stack")
  func deepNesting() {
    #expect(html(String(repeating: ">", count: 5000) + " x").contains("x"))
    #expect(html(String(repeating: "*a **b ", count: 3000)).contains("b"))
  }

  @Test(
    "A delimiter row stands in its containers, wherever their markers are",
    arguments: [
      ("- |a|\n|-|\n", false), ("> |a|\n|-|\n", false), ("   - |a|\n        |-|\n", true), (" 10. a\n    -\n", false),
      (">   - |a|\n>        |-|\n", true), ("-\t|a|\n\t|-|\n", true),
    ])
  func delimiterRowsInContainers(markdown: String, isTable: Bool) {
    #expect(html(markdown).contains("<table") == isTable, "\(html(markdown))")
  }

  @Test(
    "A check box has white space after it, and none is left before the text",
    arguments: [("- [ ]\n", "<li>[ ]</li>"), ("- [x]<b>y</b>\n", "<li>[x]<b>"), ("- [x]   y\n", "/> y</li>")])
  func checkBoxes(markdown: String, expected: String) {
    #expect(html(markdown).contains(expected), "\(html(markdown))")
  }

  @Test("Addresses with mailto: and xmpp: are links, and no entity ends an address")
  func addressesWithSchemes() {
    #expect(html("mailto:a@b.de.").contains("<a href=\"mailto:a@b.de\">mailto:a@b.de</a>."))
    #expect(html("xmpp:a@b.de/c").contains("<a href=\"xmpp:a@b.de/c\">xmpp:a@b.de/c</a>"))
    #expect(html("xmailto:a@b.de").contains("xmailto:<a href=\"mailto:a@b.de\">a@b.de</a>"))
    #expect(html("https://b.de/&amp;").contains("<a href=\"https://b.de/\">https://b.de/</a>&amp;"))
  }
}
