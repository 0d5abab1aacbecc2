import ForgeDiagnostics
import ForgeHTML
import ForgeMarkdown
import Testing

@Suite("Admonitions and tabs")
struct ContainerTests {
  private func html(_ markdown: String, _ flavor: Flavor = .site) -> String {
    MarkdownDocument(SourceFile(path: "a.md", text: markdown), flavor: flavor).html().string
  }

  @Test("An admonition holds what is indented below it, and has the type's name for a title")
  func admonition() {
    #expect(
      html("!!! danger\n    Drops *data*.\n\n    - all\n\nafter\n") == """
        <div class="alert alert-caution admonition-danger" role="note">
        <p class="alert-title">Danger</p>
        <p>Drops <em>data</em>.</p>
        <ul>
        <li>all</li>
        </ul>
        </div>
        <p>after</p>

        """)
  }

  @Test("A title is text, and may be empty")
  func title() {
    #expect(
      html("!!! note \"a <b> \"c\"\"\n    x\n").contains("<p class=\"alert-title\">a &lt;b&gt; &quot;c&quot;</p>"))
    #expect(!html("!!! note \"\"\n    x\n").contains("alert-title"))
  }

  @Test("Three question marks fold, with a plus open")
  func folding() {
    #expect(html("??? tip \"More\"\n    x\n").hasPrefix("<details class=\"alert alert-tip admonition-tip\">\n<summary"))
    #expect(html("???+ tip\n    x\n").hasPrefix("<details class=\"alert alert-tip admonition-tip\" open>"))
  }

  @Test("Tabs that follow each other are one set, and a set may stand in a tab")
  func tabs() {
    let html = html("=== \"A\"\n    a\n\n    === \"C\"\n        c\n\n=== \"B\"\n\n    b\n\ntext\n\n=== \"D\"\n    d\n")
    #expect(html.split(separator: "<div class=\"tabs\">", omittingEmptySubsequences: false).count - 1 == 3)
    #expect(html.split(separator: "checked").count - 1 == 3)
    #expect(html.contains("-2\">B</label>"))
  }

  @Test("Fences of colons hold what stands between them, and nest by their length")
  func fences() {
    #expect(
      html("::::warning[Mind]\ntext [x](y)\n:::tip\ninner\n:::\nlast\n::::\nafter\n") == """
        <div class="alert alert-warning admonition-warning" role="note">
        <p class="alert-title">Mind</p>
        <p>text <a href="y">x</a></p>
        <div class="alert alert-tip admonition-tip" role="note">
        <p class="alert-title">Tip</p>
        <p>inner</p>
        </div>
        <p>last</p>
        </div>
        <p>after</p>

        """)
    #expect(html(":::details More\n\nx\n").hasPrefix("<details class=\"alert alert-note admonition-details\">"))
    let inList = html("- a\n\n  :::note A title\n  b\n  :::\n- c\n")
    #expect(inList.contains("<p class=\"alert-title\">A title</p>\n<p>b</p>\n</div>\n</li>"))
    #expect(html("a\n:::\nb\n") == "<p>a</p>\n<p>:::</p>\n<p>b</p>\n")
  }

  @Test(
    "What only looks like a marker is text",
    arguments: [
      "!!!note\n    x\n", "a !!! note\n", "```\n!!! note\n    x\n```\n", "=== no quotes\n", "!!! note \"open\n    x\n",
      "???\n",
      "Title\n===\n", "<!--\n!!! note\n-->\n",
    ])
  func notMarkers(markdown: String) {
    let html = html(markdown)
    #expect(!html.contains("admonition") && !html.contains("class=\"tabs\""), "\(html)")
  }

  @Test("Other flavors do not know them")
  func flavors() {
    for flavor in [Flavor.commonmark, .gfm] {
      #expect(html("!!! note\n    x\n", flavor) == "<p>!!! note\nx</p>\n")
    }
  }

  @Test("Links inside are found at their place in the file")
  func positions() throws {
    let text =
      "!!! note \"T\"\n    see [x](y.md)\n\n    > - in [z](w.md)\n    >   more [q](r.md)\n\n=== \"A\"\n    [t](u.md)\n\n:::tip\n[v](a.md)\nand [b](c.md)\n:::\n"
    let file = SourceFile(path: "a.md", text: text)
    let document = MarkdownDocument(file)
    #expect(
      document.links.map { file.text(in: document.destinationRange(of: $0).bytes) } == [
        "y.md", "w.md", "r.md", "u.md", "a.md", "c.md",
      ])
  }

  @Test("A container whose content starts with a list keeps the list, and lists before a container stay tight")
  func listsAround() {
    #expect(html("x[^1]\n\n[^1]: - a\n    - b\n").contains("<li>a</li>\n<li>b</li>"))
    #expect(html("1) a\n2) b\n\n!!! note\n    c\n").hasPrefix("<ol>\n<li>a</li>\n<li>b</li>\n</ol>"))
    #expect(html("1) a\n\n2) b\n\n!!! note\n    c\n").hasPrefix("<ol>\n<li>\n<p>a</p>"))
  }
}
