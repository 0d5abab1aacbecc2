import ForgeDiagnostics
import Testing

@testable import ForgeMarkdown

@Suite("Writing Markdown")
struct MarkdownWriterTests {
  /// Texts that mean something in Markdown or in one of the site's own constructs.
  private static let texts: [String] = {
    let marks = (0x21...0x7E).map { String(Unicode.Scalar(UInt8($0))) }.filter { $0.first?.isLetter != true }
    let around = marks.flatMap {
      ["\($0)a\($0)", "\($0)\($0)a\($0)\($0)", "x\($0)y", "\($0) a", "a \($0)", $0, $0 + $0 + $0]
    }
    return around + [
      "# heading", "- item", "+ item", "1. item", "1) item", "> quote", "a `code` b", "*a* **b** _c_ __d__",
      "[a](b.md) ![i](j.png) [r][s] [^1] [ ] task", "<b>bold</b> <https://example.org> <!-- c -->",
      "&copy; &#35; &amp;",
      "a | b | c", "~~gone~~ ~low~ ^high^ ==marked== ++added++", "$x$ and $$y$$", ":tada: 10:30 a:b:c",
      "title {#anchor .class}", "{{ name }} {% raw %} ${HOME}", "--8<-- \"file\"", "=== \"Tab\"", "!!! note", "[TOC]",
      ": definition", "*[HTML]: language", "[label]: target.md", "snake_case and _edge_", "trailing \\", "C#", "wow!",
      "  spaced  ", "ends with :", "[[link]]", "/things/{id}", "a\\*b", "“quotes” ‘single’ – é 日本",
    ]
  }()

  @Test("Text comes back from the parser as it was written, whatever is in it", arguments: texts)
  func escaping(text: String) throws {
    var writer = MarkdownWriter()
    writer.heading(2, [.text(text)])
    writer.paragraph([.text(text)])
    writer.item([.text(text), .code("c")])
    writer.paragraph([.link([.text(text)], to: "a.md")])
    writer.table(["A"], [[[.text(text)]]])
    let document = MarkdownDocument(SourceFile(path: "a.md", bytes: writer.bytes), flavor: .site)
    let tree = document.tree
    let expected = text.split(separator: " ").joined(separator: " ")
    func words(_ id: MarkdownNode.ID) -> String {
      tree.plainText(of: id).split(separator: " ").joined(separator: " ")
    }
    let blocks = tree.children(of: 0)
    try #require(
      blocks.map { tree[$0].kind } == [.heading, .paragraph, .list, .paragraph, .table],
      "\(String(decoding: writer.bytes, as: UTF8.self))")
    #expect(words(blocks[0]) == expected)
    #expect(words(blocks[1]) == expected)
    #expect(words(blocks[3]) == expected)
    #expect(document.links.map(\.destination) == ["a.md"])
    let cells = tree.order().filter { tree[$0].kind == .tableCell }
    #expect(words(try #require(cells.last)) == expected)
    #expect(document.diagnostics.isEmpty)
  }

  @Test(
    "Code is what it was, in a line and in a table",
    arguments: ["a", "`", "``a`", " a ", "a|b", "GET /a/{id}", "a\\|b", "\\", "<b>", "*a*"])
  func code(text: String) throws {
    var writer = MarkdownWriter()
    writer.paragraph([.code(text)])
    writer.table(["A"], [[[.code(text)]]])
    let document = MarkdownDocument(SourceFile(path: "a.md", bytes: writer.bytes), flavor: .site)
    let codes = document.tree.nodes.filter { $0.kind == .code }.map { document.tree.string($0.literal) }
    #expect(codes.map { $0.trimmingSpaces() } == [text.trimmingSpaces(), text.trimmingSpaces()])
  }

  @Test("A fence is longer than what is in it, and a text that ends in none still ends its line")
  func fences() {
    var writer = MarkdownWriter()
    writer.code("a\n````\nb", language: "text")
    #expect(String(decoding: writer.bytes, as: UTF8.self) == "`````text\na\n````\nb\n`````\n")
  }
}

@Suite("The Markdown of a page with other links")
struct WrittenMarkdownTests {
  private func document(_ text: String) -> MarkdownDocument {
    MarkdownDocument(SourceFile(path: "a.md", text: text), flavor: .site)
  }

  /// The page with every link that leads to a `.md` file leading to `NEW(n)` in its place.
  private func rewritten(_ text: String, _ change: (inout MarkdownWritingOptions) -> Void = { _ in }) -> String {
    let document = document(text)
    var options = MarkdownWritingOptions()
    options.destinations = document.links.filter { $0.destination.contains(".md") }.map {
      ($0, "https://d.example/\($0.destination)")
    }
    change(&options)
    return String(decoding: document.markdown(options), as: UTF8.self)
  }

  @Test(
    "Destinations change where they stand, and nothing else does",
    arguments: [
      ("[a](b.md)", "[a](https://d.example/b.md)"),
      ("[a]( <b.md> \"t (x) [y]\" )", "[a]( <https://d.example/b.md> \"t (x) [y]\" )"),
      ("![i](b.md 'it \"s\"')", "![i](https://d.example/b.md 'it \"s\"')"),
      ("[![i](a.md)](b.md)", "[![i](https://d.example/a.md)](https://d.example/b.md)"),
      ("[a][r] [r] [r][]\n\n[r]: b.md 'T \"q\"'\n", "[a][r] [r] [r][]\n\n[r]: https://d.example/b.md 'T \"q\"'\n"),
      ("[a][r]\n\n[r]:\n  <b.md>\n", "[a][r]\n\n[r]:\n  <https://d.example/b.md>\n"),
      ("x[^1]\n\n[^1]: see [a](b.md)\n", "x[^1]\n\n[^1]: see [a](https://d.example/b.md)\n"),
      ("`[a](b.md)` [a](b.md)", "`[a](b.md)` [a](https://d.example/b.md)"),
      ("```\n[a](b.md)\n```\n", "```\n[a](b.md)\n```\n"),
      ("    [a](b.md)\n", "    [a](b.md)\n"),
      ("<a href=\"b.md\">x</a>", "<a href=\"https://d.example/b.md\">x</a>"),
      ("<img src='b.md' alt=x>", "<img src='https://d.example/b.md' alt=x>"),
      ("| a |\n|---|\n| [x\\|y](b.md) |\n", "| a |\n|---|\n| [x\\|y](https://d.example/b.md) |\n"),
      ("> - [a](b.md)\n>   [c](d.md)\n", "> - [a](https://d.example/b.md)\n>   [c](https://d.example/d.md)\n"),
      ("[a](b.md)\r\n\r\n[c](d.md)\r\n", "[a](https://d.example/b.md)\r\n\r\n[c](https://d.example/d.md)\r\n"),
      ("!!! note\n    [a](b.md)\n", "!!! note\n    [a](https://d.example/b.md)\n"),
      ("term\n: [a](b.md)\n", "term\n: [a](https://d.example/b.md)\n"),
      ("# [a](b.md) {#x}\n", "# [a](https://d.example/b.md) {#x}\n"),
      ("[a\nb](b.md)\n", "[a\nb](https://d.example/b.md)\n"),
    ])
  func links(text: String, expected: String) {
    #expect(rewritten(text) == expected)
  }

  @Test("What a URL holds cannot end the destination")
  func destinations() {
    let document = document("[a](b.md) <a href=b.md>c</a>\n")
    var options = MarkdownWritingOptions()
    options.destinations = document.links.map { ($0, "a (b) <c> \"d\" 'e' &copy; \\ `f` ü") }
    let text = String(decoding: document.markdown(options), as: UTF8.self)
    let url = "a%20%28b%29%20%3Cc%3E%20%22d%22%20%27e%27%20&amp;copy;%20%5C%20%60f%60%20%C3%BC"
    #expect(text == "[a](\(url)) <a href=\(url)>c</a>\n")
  }

  @Test(
    "A page without a title or a description gets them, one that has them does not",
    arguments: [
      ("Text.\n", "# A \\*b\\*\n\nSays it.\n\nText.\n"), ("# Own\n\nText.\n", "# Own\n\nSays it.\n\nText.\n"),
      ("# Own\nText.\n", "# Own\n\nSays it.\n\nText.\n"), ("Own\n===\n\nText.\n", "Own\n===\n\nSays it.\n\nText.\n"),
      ("# Own\n\nNow it\nsays. Says\nit. Yes.\n", "# Own\n\nNow it\nsays. Says\nit. Yes.\n"),
      ("Text.\n\n# Late\n", "Says it.\n\nText.\n\n# Late\n"), ("# Own", "# Own\n\nSays it."),
      ("<!-- c -->\n# Own\n", "# Own\n\nSays it.\n"),
      ("## Sub\r\n\r\nText.\r\n", "# A \\*b\\*\r\n\r\nSays it.\r\n\r\n## Sub\r\n\r\nText.\r\n"),
      ("---\nx: 1\n---\n# Own\r\nText.\r\n", "# Own\r\n\r\nSays it.\r\n\r\nText.\r\n"),
      ("", "# A \\*b\\*\n\nSays it.\n\n"),
    ])
  func lead(text: String, expected: String) {
    let written = rewritten(text) { options in
      options.title = "A *b*"
      options.description = "Says it."
    }
    #expect(written == expected)
  }

  @Test("A text that begins with a rule is not taken for front matter")
  func rule() {
    let written = rewritten("---\n---\n---\n\nx\n\n---\n")
    #expect(written == "\n---\n\nx\n\n---\n")
  }

  @Test(
    "Comments go, and what stands around them means the same",
    arguments: [
      ("# A\n\n<!-- note -->\n\nText\n", "# A\n\nText\n"), ("<!-- a\nb -->\n# A\n", "# A\n"),
      ("a <!-- note --> b\n", "a <!-- --> b\n"), ("- a\n\n<!-- note -->\n\n- b\n", "- a\n\n<!-- -->\n\n- b\n"),
      ("text\n<!-- note -->\nmore\n", "text\n<!-- -->\nmore\n"), ("> <!-- note\n> more -->\n", "> <!-- -->\n"),
      ("<div><!-- note --></div>\n", "<div><!-- --></div>\n"),
      ("```html\n<!-- kept -->\n```\n", "```html\n<!-- kept -->\n```\n"),
      ("<!-- open\n\ntext\n", ""), ("> <!-- a <b>\n\ntext --> x\n", "> <!-- -->\n\ntext --> x\n"),
      ("a\r\n\r\n<!-- b -->\r\n\r\nc\r\n", "a\r\n\r\nc\r\n"), ("<!-- -->\n", "<!-- -->\n"),
      ("> a <!-- x\n> y --> b\n", "> a <!-- --> b\n"),
    ])
  func comments(text: String, expected: String) {
    #expect(rewritten(text) == expected)
    #expect(rewritten(text) { $0.keepsComments = true } == text)
  }

  @Test("Headings of a text inside another stand below its own")
  func headings() {
    let text = "# A\n\nB\n---\n\n###### C\n\n```\n# d\n```\n"
    #expect(rewritten(text) { $0.headingsBelow = 2 } == "### A\n\n#### B\n\n###### C\n\n```\n# d\n```\n")
  }
}
