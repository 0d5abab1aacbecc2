import ForgeDiagnostics
import Testing

@testable import ForgeSite

@Suite("Theme")
struct ThemeTests {
  @Test("Pictures in a stylesheet become files, equal ones the same, and no data: address stays")
  func pictures() throws {
    let svg = #"<svg xmlns="x"><path fill="%23123"/></svg>"#
    let escaped = svg.replacing("\"", with: "\\\"")
    let css = #"""
      a{background:url("data:image/svg+xml;charset=utf-8,\#(escaped)") 1px}
      b{background:url(data:image/png;base64,iVBORw0=)}c{mask:url('data:image/svg+xml,\#(svg)')}
      d{background:url(plain.svg)}
      """#
    let (style, pictures) = EmbeddedPictures.extract(from: Array(css.utf8), as: "assets/ui")
    let picture = try #require(pictures.first)
    #expect(pictures.count == 1)
    #expect(String(decoding: picture.bytes, as: UTF8.self) == ##"<svg xmlns="x"><path fill="#123"/></svg>"##)
    let name = picture.path.dropFirst("assets/".count)
    #expect(
      String(decoding: style, as: UTF8.self) == """
        a{background:url(\(name)) 1px}
        b{background:none}c{mask:url(\(name))}
        d{background:url(plain.svg)}
        """)
  }

  @Test("A stylesheet that ends inside an address ends the search", arguments: ["a{b:url(data:", "a{b:url(\"data:x\\"])
  func cut(css: String) {
    #expect(EmbeddedPictures.extract(from: Array(css.utf8), as: "a").pictures.isEmpty)
  }

  @Test(
    "The language tells where lines start",
    arguments: [("ar", true), ("he-IL", true), ("fa_IR", true), ("az-Arab", true), ("en", false), ("ur-Latn", false)])
  func direction(language: String, isRightToLeft: Bool) async throws {
    let files = try await MemorySite([
      "docs/index.md": "# A\n", "forge-docs.yaml": "site: {language: \(language)}\n",
    ]).files()
    #expect(try #require(files["index.html"]).contains(" dir=\"rtl\"") == isRightToLeft)
  }

  @Test("Links of the announcement lead to pages from every depth")
  func announcement() async throws {
    let memory = try await MemorySite([
      "docs/index.md": "# A\n", "docs/b/c.md": "# C\n",
      "forge-docs.yaml": "theme: {announcement: 'See [c](b/c.md#x) and [a](index.md), [z](z.md)'}\n",
    ])
    let files = try await memory.files()
    let home = try #require(files["index.html"])
    #expect(home.contains("<a href=\"b/c/#x\">c</a> and <a href=\"./\">a</a>"))
    #expect(try #require(files["b/c/index.html"]).contains("<a href=\"../../b/c/#x\">c</a>"))
    let findings = Theme.load(overrides: [], folder: "site").theme.unknownTargets(in: memory.site)
    #expect(findings.map(\.rule.name) == ["theme/unknown-target"])
  }

  @Test("The page of a section is its overview in the sidebar")
  func overview() async throws {
    let files = try await MemorySite([
      "docs/index.md": "# Home\n", "docs/guides/index.md": "# Guides\n", "docs/guides/a.md": "# A\n",
    ]).files()
    let page = try #require(files["guides/a/index.html"])
    #expect(page.contains("<summary>Guides</summary>"))
    #expect(page.contains("<a href=\"../../guides/\">Overview</a>"))
  }
}
