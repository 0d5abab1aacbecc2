import ForgeAlerts
import ForgeDiagnostics
import ForgeFiles
import ForgeMarkdown
import Testing

@testable import ForgeSite

@Suite("Addresses of pages")
struct AddressStyleTests {
  /// A repository of a generator, and the addresses that lead to pages, or to none, below the site's own.
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let files: [String: String]
    let root: String
    let pages: [String: String]
  }

  static let cases = [
    Case(
      testDescription: "our own",
      files: [
        "forge-docs.yaml": "site: {url: \"https://d.io/x\"}\n", "docs/a/b c.md": "# B\n", "docs/a/index.md": "# A\n",
      ],
      root: "https://d.io/x/", pages: ["a/b c": "docs/a/b c.md", "a": "docs/a/index.md"]),
    Case(
      testDescription: "MkDocs",
      files: ["mkdocs.yml": "site_url: https://d.io/x/\n", "docs/a/b.md": "# B\n", "docs/README.md": "# A\n"],
      root: "https://d.io/x/", pages: ["a/b": "docs/a/b.md", "": "docs/README.md"]),
    Case(
      testDescription: "MkDocs with files",
      files: [
        "mkdocs.yml": "site_url: https://d.io\nuse_directory_urls: false\n", "docs/a/b.md": "# B\n",
        "docs/a/index.md": "# A\n",
      ],
      root: "https://d.io/", pages: ["a/b.html": "docs/a/b.md", "a": "docs/a/index.md"]),
    Case(
      testDescription: "Docusaurus",
      files: [
        "docusaurus.config.js": "module.exports = {\n  url: 'https://d.io',\n  baseUrl: '/x/',\n};\n",
        "docs/01-guides/02-start.md": "# B\n", "docs/guides/guides.md": "# A\n",
        "docs/c.md": "---\nslug: /named\n---\n# C\n",
        "docs/d/e.md": "---\nid: other\n---\n# E\n",
      ],
      root: "https://d.io/x/",
      pages: [
        "docs/guides/start": "docs/01-guides/02-start.md", "docs/guides": "docs/guides/guides.md",
        "docs/named": "docs/c.md",
        "docs/d/other": "docs/d/e.md",
      ]),
    Case(
      testDescription: "Hugo",
      files: [
        "hugo.toml": "baseURL = 'https://d.io/'\n", "content/_index.md": "# H\n", "content/Ops/Api.md": "# B\n",
        "content/c.md": "---\nurl: /named/\n---\n# C\n", "content/bundle/index.md": "# D\n",
      ],
      root: "https://d.io/",
      pages: [
        "": "content/_index.md", "ops/api": "content/Ops/Api.md", "named": "content/c.md",
        "bundle": "content/bundle/index.md",
      ]),
    Case(
      testDescription: "VitePress",
      files: [
        "docs/.vitepress/config.ts": "export default {\n  sitemap: {\n    hostname: 'https://d.io/x/'\n  }\n}\n",
        "docs/a/b.md": "# B\n", "docs/index.md": "# A\n",
      ],
      root: "https://d.io/x/", pages: ["a/b": "docs/a/b.md", "a/b.html": "docs/a/b.md", "": "docs/index.md"]),
    Case(
      testDescription: "mdBook",
      files: [
        "book.toml": "[book]\n", "src/SUMMARY.md": "- [A](README.md)\n- [B](a/b.md)\n", "src/a/b.md": "# B\n",
        "src/README.md": "# A\n",
        "forge-docs.yaml": "alerts: {runbooks: \"https://d.io/book\"}\n",
      ],
      root: "https://d.io/book/", pages: ["a/b.html": "src/a/b.md", "": "src/README.md"]),
  ]

  @Test("Pages are served where their generator serves them", arguments: cases)
  func addresses(_ example: Case) async throws {
    let sources = example.files.map { SourceFile(path: $0, text: $1) }
    let fileSystem = FileSystem.memory(sources)
    let file = sources.first { $0.path == "forge-docs.yaml" }
    let configuration = file.map { SiteConfiguration.read($0, rules: []).0 } ?? SiteConfiguration()
    let tree = try await SourceTree.load(fileSystem, configuration, excluded: [], jobs: 1)
    let pages = try await SiteBuilder(tree, jobs: 1).build().site.runbookPages(fileSystem)
    #expect(pages.roots.map(\.url) == [example.root])
    for (place, path) in example.pages {
      let index = try #require(pages.places[place], "\(place) in \(pages.places.keys.sorted())")
      #expect(pages.pages[index].document.file.path == path)
    }
  }
}
