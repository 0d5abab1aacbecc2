import ForgeDiagnostics
import ForgeHTML
import ForgeMarkdown
import Testing

@Suite("Raw HTML of pages")
struct SanitizerTests {
  private func html(_ markdown: String, rewrites: [String: String] = [:]) -> String {
    var options = RenderOptions()
    options.rewrites = rewrites
    return MarkdownDocument(SourceFile(path: "a.md", text: markdown)).html(options).string
  }

  /// The page on one line: where lines end is not what these tests are about.
  private func line(_ markdown: String) -> String { html(markdown).filter { $0 != "\n" } }

  @Test(
    "What a Markdown block left open ends with it, so that no tag of the page is closed by mistake",
    arguments: [
      ("> <div>\n\ntext", "<blockquote><div></div></blockquote><p>text</p>"),
      ("- <div>\n\ntext", "<ul><li><div></div></li></ul><p>text</p>"),
      ("a <b>b\n\nc</b>", "<p>a <b>b</b></p><p>c</p>"),
      ("*a <b>b* c</b>", "<p><em>a <b>b</b></em> c</p>"),
      ("<div>\n\n> </div>\n\nx", "<div><blockquote></blockquote><p>x</p></div>"),
      ("x[^1]\n\n[^1]: <i>y", "<i>y</i> <a href=\"#fnref1\" class=\"footnote-backref\""),
    ])
  func scopes(markdown: String, expected: String) {
    #expect(line(markdown).contains(expected), "\(line(markdown))")
  }

  @Test("An element spans the blocks beside each other")
  func siblings() {
    #expect(
      html("<details>\n<summary>a</summary>\n\n- b\n\n</details>\n\nc")
        == "<details>\n<summary>a</summary>\n<ul>\n<li>b</li>\n</ul>\n</details>\n<p>c</p>\n")
    #expect(
      html("<table><tr><td>\n\n*a*\n\n</td></tr></table>").contains("<td>\n<p><em>a</em></p>\n</td></tr></table>"))
  }

  @Test(
    "A tag where it cannot stand is left out, or what it ends is closed before it",
    arguments: [
      ("<tr><td>x</td></tr>", "x"),
      ("<li>x</li>", "x"),
      ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
      ("<ul><li><div><li></div></li></ul>", "<ul><li><div></div></li><li></li></ul>"),
      ("<dl><dt>a<dd>b<dt>c</dl>", "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>"),
      ("<table><tr><td>a<td>b<tr><td>c</table>", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"),
      ("<table><tr><td><table><td>a</table></table>", "<table><tr><td><table><td>a</td></table></td></tr></table>"),
      ("<table><div><table></table></div></table>", "<table></table>"),
      ("<div><table><tr><td></div></table>", "<div><table><tr><td></td></tr></table></div>"),
      ("<h1><div><h2>a</h2></div></h1>", "<h1><div></div></h1><h2>a</h2>"),
      ("<ruby>a<rp>(<rt>b<rp>)</ruby>", "<p><ruby>a<rp>(</rp><rt>b</rt><rp>)</rp></ruby></p>"),
      ("<div><rt>a</rt></div>", "<div>a</div>"),
      ("<a href=\"x\"><b><a href=\"y\">z</a></b></a>", "<p><a href=\"x\"><b></b></a><a href=\"y\">z</a></p>"),
      ("<p><source srcset=\"a.png\"></p>", "<p></p>"),
    ])
  func places(markdown: String, expected: String) {
    #expect(line(markdown) == expected)
  }

  @Test("A raw table and a raw heading end before Markdown that they cannot hold")
  func markdownInTable() {
    #expect(line("<table>\n\n| a |\n|---|\n\n</table>").hasPrefix("<table></table><div class=\"table-scroll\""))
    #expect(line("<h1><div>\n\n# a\n\n</div></h1>").hasPrefix("<h1><div></div></h1><h1 id=\"a\">"))
    #expect(html("# a <h2>b</h2>").contains("a b<a"))
  }

  @Test(
    "Attributes that name, style or order something about are dropped",
    arguments: [
      ("<img name=\"querySelector\" src=\"a.png\">", "<img src=\"a.png\">"),
      ("<a name=\"x\" target=\"_top\" ping=\"y\">z</a>", "<a name=\"x\">z</a>"),
      ("<b data-hx-on:click=\"x()\" aria-label=\"a\">z</b>", "<b aria-label=\"a\">z</b>"),
      ("<a href=\"x\" href=\"javascript:y()\">z</a>", "<a href=\"x\">z</a>"),
      ("<a title='\"><b onclick=x()>'>z</a>", "<a title=\"&quot;&gt;&lt;b onclick=x()&gt;\">z</a>"),
      ("<details name=\"a\" open onclick=x()>z</details>", "<details name=\"a\" open>z</details>"),
    ])
  func attributes(markdown: String, expected: String) {
    #expect(html(markdown).contains(expected), "\(html(markdown))")
  }

  @Test(
    "Comments end where browsers end them",
    arguments: [
      ("<!-- a -->b", "b"), ("<!-->b", "b"), ("<!--->b", "b"), ("<!-- a --!>b", "b"), ("<!-- a -- b -- >c", ""),
      ("<!-- a <!-- b -->c", "c"),
    ])
  func comments(markdown: String, expected: String) {
    #expect(line(markdown) == expected)
  }

  @Test(
    "Each address of a srcset is judged and resolved on its own",
    arguments: [
      ("a.png 1x, b.png 2x", "A.png 1x, b.png 2x"),
      ("a.png, javascript:x() 2x", "A.png"),
      (" ,a.png 640w,data:image/png;base64,AA 2x,", "A.png 640w"),
      ("a.png 2x onerror=x(), b.png", "b.png"),
      ("java&#9;script:x() 1x", ""),
      ("", ""),
    ])
  func sourceSets(value: String, expected: String) {
    let html = html("<picture><source srcset=\"\(value)\"><img></picture>", rewrites: ["a.png": "A.png"])
    #expect(html.contains("<source srcset=\"\(expected)\">"), "\(html)")
  }

  @Test("Images of a srcset are links of the page, at their place")
  func sourceSetLinks() {
    let text = "x <picture><source srcset=\"a.png 1x, b.png 2x\"></picture>\n"
    let document = MarkdownDocument(SourceFile(path: "a.md", text: text))
    #expect(document.links.map(\.destination) == ["a.png", "b.png"])
    #expect(
      document.links.map { document.file.text(in: document.destinationRange(of: $0).bytes) } == ["a.png", "b.png"])
  }

  @Test("Elements stop nesting where browsers would")
  func depth() {
    let html = html(String(repeating: "<div>", count: 1000) + "x" + String(repeating: "</div>", count: 1000))
    #expect(html.split(separator: "<div>", omittingEmptySubsequences: false).count == 129)
    #expect(html.split(separator: "</div>", omittingEmptySubsequences: false).count == 129)
  }
}
