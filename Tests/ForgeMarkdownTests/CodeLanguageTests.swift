import ForgeDiagnostics
import ForgeMarkdown
import ForgeTestSupport
import Testing

@Suite("Languages of code blocks")
struct CodeLanguageTests {
  @Test(
    "The language of a fenced code block is found where it is written",
    arguments: [
      "```«yaml»\na: b\n```\n", "~~~ «yaml» title=\"yaml\"\na: b\n~~~\n", "````«yaml»{1}\na\n````\n",
      "```«yaml»:line-numbers\na\n```\n", "``` {.«yaml» #id}\na\n```\n", "```{#a.yaml .«yaml»}\na\n```\n",
      "> - ```«yaml»\n>   a\n>   ```\n", "1. a\n\n\t```\t«yaml»  \n\ta\n\t```\n", "-\t~~~«yaml»\n\ta\n",
      "a[^1]\n\n[^1]: ```«yaml»\n    a\n    ```\n", "!!! note\n    ```«yaml»\n    a\n    ```\n",
      "=== \"A\"\n\n    ```«yaml»\n    a\n    ```\n", ":::note\n```«yaml»\na\n```\n:::\n",
      "> [!NOTE]\n> ```«yaml»\n> a\n",
      "---\na: b\n---\n\n   ```«c++»\n   a\n   ```\n\n```«js»\n```\n", "```«yaml»", "```«ya&#109;l»\na\n```\n",
      "```«c\\#» {1}\na\n```\n", "```«yaml»\r\na\r\n```\r\n", "\u{FEFF}```«größe»\n```\n",
      "```\na\n```\n\n    yaml\n", "```{1,2}\na\n```\n", "``` title=\"yaml\"\na\n```\n",
    ])
  func ranges(marked: String) {
    let text = MarkedText(marked)
    let document = MarkdownDocument(text.file("a.md"))
    let found = document.codeLanguages.map { $0.range.bytes }
    #expect(found == text.ranges, "\(document.codeLanguages)")
  }

  @Test("Only a name that stands there as it is can be replaced")
  func verbatim() throws {
    let document = MarkdownDocument(SourceFile(path: "a.md", text: "```yaml\n```\n\n```c&num;\n```\n"))
    #expect(document.codeLanguages.map(\.name) == ["yaml", "c#"])
    #expect(document.codeLanguages.map(\.isVerbatim) == [true, false])
  }

  @Test(
    "Names that people write are known",
    arguments: [
      "bash", "YAML", "console", "ruby", "rb", "elixir", "haskell", "lua", "perl", "r", "protobuf", "graphql",
      "powershell", "ps1", "batch", "mermaid", "math", "latex", "csv", "plaintext", "text", "txt", "none", "output",
      "log",
      "c++", "c#", "objective-c", "f#", "go.mod", "Dockerfile", "jsonc", "vim",
    ])
  func known(name: String) {
    #expect(LanguageNames.isKnown(name))
  }

  @Test(
    "The name that was meant is near",
    arguments: [
      ("pyhton", "python"), ("rust,ignore", "rust"), ("language-yaml", "yaml"), ("js:app.js", "js"), ("yamll", "yaml"),
      ("javascritp", "javascript"), ("dockefile", "dockerfile"),
    ])
  func nearest(name: String, meant: String) {
    #expect(!LanguageNames.isKnown(name))
    #expect(LanguageNames.nearest(to: name) == meant)
  }

  @Test("A name like no other has no suggestion")
  func noSuggestion() {
    #expect(!LanguageNames.isKnown("quuxwobble") && LanguageNames.nearest(to: "quuxwobble") == nil)
    #expect(LanguageNames.all == LanguageNames.all.sorted() && LanguageNames.all.count > 300)
  }
}
