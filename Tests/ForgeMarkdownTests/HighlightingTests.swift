import ForgeDiagnostics
import ForgeHTML
import ForgeMarkdown
import Testing

@Suite("Highlighting")
struct HighlightingTests {
  private func html(_ code: String, _ info: String) -> String {
    MarkdownDocument(SourceFile(path: "a.md", text: "~~~\(info)\n\(code)\n~~~\n")).html().string
  }

  /// The text that a reader sees.
  private func text(_ html: String) -> String {
    var text = ""
    var isTag = false
    for character in html {
      if character == "<" {
        isTag = true
      } else if character == ">" {
        isTag = false
      } else if !isTag {
        text.append(character)
      }
    }
    return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing(
      "&amp;", with: "&")
  }

  private static let languages = [
    "bash", "console", "yaml", "json", "toml", "python", "ts", "sql", "http", "dockerfile", "go", "rust", "java",
    "swift",
    "hcl", "promql", "go-template", "html", "css", "cpp", "makefile", "nginx", "diff", "text", "nothing-known",
  ]

  @Test("Colours never change the text", arguments: languages)
  func textStays(language: String) {
    let nasty = [
      "\"open", "'a' \"b\\\"c\" `d\ne` /* f\ng */ h", "# c\n$ x \\\n y\n+a\n-b\n@@\n${unclosed $a {{/* z",
      "it's <b> & \"q\"",
      "key: 'v' # c\n  1.2.3: 0x1F\n\"k\" : [1,2]", "\"\"\"m\nn\"\"\" -- x", "\\", "é😀 \"ü\" = $é", "", "\n\n",
      "a'b\"c`d",
    ]
    for code in nasty {
      for info in [language, "\(language) {1}", "\(language) linenums"] {
        #expect(text(html(code, info)).hasPrefix(code), "\(info): \(code.debugDescription)")
      }
    }
  }

  @Test(
    "What a language means is marked",
    arguments: [
      ("bash", "export A # b", "<span class=\"tok-keyword\">export</span> A <span class=\"tok-comment\"># b</span>"),
      ("yaml", "a-b: \"c\"", "<span class=\"tok-name\">a-b</span>: <span class=\"tok-string\">&quot;c&quot;</span>"),
      ("json", "{\"a\": 1}", "<span class=\"tok-name\">&quot;a&quot;</span>: <span class=\"tok-number\">1</span>"),
      ("SQL", "SELECT 'x'", "<span class=\"tok-keyword\">SELECT</span> <span class=\"tok-string\">'x'</span>"),
      ("console", "$ ls\nout", "<span class=\"tok-prompt\">$</span> ls\n<span class=\"tok-output\">out</span>"),
      ("diff", "+a", "<span class=\"tok-inserted\">+a</span>"),
      ("swift", "let x = nil", "<span class=\"tok-keyword\">let</span> x = <span class=\"tok-number\">nil</span>"),
    ])
  func tokens(language: String, code: String, expected: String) {
    #expect(html(code, language).contains(expected), "\(html(code, language))")
  }
}
