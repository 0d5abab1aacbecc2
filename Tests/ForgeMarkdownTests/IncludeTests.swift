import ForgeDiagnostics
import ForgeHTML
import ForgeMarkdown
import Testing

@Suite("Includes and variables")
struct IncludeTests {
  private func document(
    _ markdown: String, files: [String: String] = [:], variables: [String: String] = [:], path: String = "docs/a.md"
  ) -> MarkdownDocument {
    var options = ParseOptions(.site)
    options.variables = variables
    for (path, text) in files { options.includes.add(SourceFile(path: path, text: text)) }
    return MarkdownDocument(SourceFile(path: path, text: markdown), options)
  }

  /// The text at each link's destination, in the file that holds it.
  private func destinations(_ document: MarkdownDocument, _ files: [String: String]) -> [String] {
    document.links.map { link in
      let range = document.destinationRange(of: link)
      let file =
        range.path == document.file.path
        ? document.file : SourceFile(path: range.path, text: files[range.path] ?? "")
      return "\(range.path): \(file.text(in: range.bytes))"
    }
  }

  @Test("Links of included text are found in the file that holds them")
  func positions() {
    let files = [
      "docs/part.md": "---\ntitle: Part\n---\nSee [b](b.md).\n\n- in a list [c](c.md)\n", "x.md": "[x](x1.md) *e*",
    ]
    let page = document(
      "---\ntitle: A\n---\n[a](a1.md)\n\n=== \"Tab\"\n\n    --8<-- \"part.md\"\n\n> > --8<-- \"x.md\"\n\n[z](z.md)\n",
      files: files)
    #expect(page.diagnostics.isEmpty)
    #expect(
      destinations(page, files) == [
        "docs/a.md: a1.md", "docs/part.md: b.md", "docs/part.md: c.md", "x.md: x1.md", "docs/a.md: z.md",
      ])
    #expect(page.html().string.contains("<blockquote>\n<blockquote>\n<p><a href=\"x1.md\">x</a> <em>e</em></p>"))
  }

  @Test("Positions hold after variables, with CRLF and a byte order mark")
  func variables() {
    let page = document(
      "\u{FEFF}{{ product }} {{product}} [a](a1.md)\r\nand [{{ product }}](b.md?{{ id }}#c)\r\n",
      variables: ["product": "Open Forge, the platform", "id": "x-1"])
    #expect(destinations(page, [:]) == ["docs/a.md: a1.md", "docs/a.md: b.md?{{ id }}#c"])
    #expect(page.html().string.contains("Open Forge, the platform Open Forge, the platform <a"))
  }

  @Test("A path starts at the root, at the including file, or at a folder of includes, in this order")
  func paths() {
    let files = ["x.md": "root", "docs/x.md": "beside", "snippets/y.md": "folder", "docs/z.md": "beside"]
    #expect(document("--8<-- \"x.md\"\n", files: files).html().string == "<p>root</p>\n")
    #expect(document("--8<-- \"z.md\"\n", files: files).html().string == "<p>beside</p>\n")
    #expect(document("--8<-- \"./x.md\"\n", files: files).html().string == "<p>root</p>\n")
    var options = ParseOptions(.site)
    options.includes.folders = ["snippets"]
    for (path, text) in files { options.includes.add(SourceFile(path: path, text: text)) }
    let page = MarkdownDocument(SourceFile(path: "docs/a.md", text: "--8<-- \"y.md\"\n"), options)
    #expect(page.html().string == "<p>folder</p>\n")
    #expect(document("--8<-- \"../../x.md\"\n", files: files).diagnostics.map(\.rule.name) == ["includes/unknown-file"])
  }

  @Test(
    "Lines and regions are taken as MkDocs takes them",
    arguments: [
      ("f.txt:2:3", "two\nthree"), ("f.txt:4", "four\nfive"), ("f.txt::2", "one\ntwo"), ("f.txt:-1:", "five"),
      ("f.txt:1:1,3:3", "one\nthree"),
    ])
  func lines(path: String, expected: String) {
    let page = document("--8<-- \"\(path)\"\n", files: ["f.txt": "one\ntwo\nthree\nfour\nfive\n"])
    #expect(page.html().string == "<p>\(expected)</p>\n")
  }

  @Test("Marks of regions are not shown, and regions may nest")
  func regions() {
    let text =
      "# --8<-- [start:a]\na: 1\n# --8<-- [start:b]\nb: 2\n# --8<-- [end:b]\n# --8<-- [end:a]\n//#region c\nc\n//#endregion\n"
    for (name, expected) in [("a", "a: 1\nb: 2"), ("b", "b: 2"), ("c", "c")] {
      #expect(document("--8<-- \"f.yaml:\(name)\"\n", files: ["f.yaml": text]).html().string == "<p>\(expected)</p>\n")
    }
  }

  @Test(
    "What cannot be included is a finding at the exact words",
    arguments: [
      ("--8<-- \"nots.md\"\n", "includes/unknown-file", "nots.md"),
      ("- a\n\n  --8<-- \"note.md:9:10\"\n", "includes/unknown-region", "note.md:9:10"),
      ("<!-- forge-docs include: note.md region part -->\n", "includes/unknown-region", "note.md region part"),
      ("--8<-- \"docs/a.md\"\n", "includes/cycle", "docs/a.md"),
      ("--8<-- \"https://example.org/a.md\"\n", "includes/unknown-file", "https://example.org/a.md"),
    ])
  func faults(markdown: String, rule: String, words: String) throws {
    let page = document(markdown, files: ["note.md": "one\ntwo\n", "docs/a.md": markdown])
    let finding = try #require(page.diagnostics.first)
    #expect(page.diagnostics.count == 1)
    #expect(finding.rule.name == rule)
    #expect(page.file.text(in: finding.range.bytes) == words)
  }

  @Test("Files that include each other without end are cut off, and a page does not grow without bound")
  func bounds() {
    var files = ["a.md": "--8<-- \"b.md\"\n", "b.md": "--8<-- \"a.md\"\n"]
    #expect(document("--8<-- \"a.md\"\n", files: files).diagnostics.map(\.rule.name) == ["includes/cycle"])
    files = ["l0.md": String(repeating: "x", count: 100_000)]
    for level in 1...10 { files["l\(level).md"] = String(repeating: "--8<-- \"l\(level - 1).md\"\n", count: 4) }
    let page = document("--8<-- \"l10.md\"\n", files: files)
    #expect(page.source.bytes.count <= 40 << 20)
    #expect(page.diagnostics.contains { $0.rule.name == "includes/cycle" })
  }

  @Test("Names that are no variable stay, and one that is nearly a variable is told")
  func unknownVariables() {
    let page = document("{{ verison }} {{ .Values.x }} {{ other }}\n", variables: ["version": "1"])
    #expect(page.html().string == "<p>{{ verison }} {{ .Values.x }} {{ other }}</p>\n")
    #expect(page.diagnostics.map(\.rule.name) == ["pages/unknown-variable"])
  }
}
