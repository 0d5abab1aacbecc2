import ForgeDiagnostics
import ForgeFiles
import ForgeHTML
import ForgeMarkdown
import Mustache
import Testing

@testable import ForgeSite

/// Builds sites of files in memory.
struct MemorySite {
  let site: Site
  let diagnostics: [Diagnostic]

  init(_ files: [String: String], drafts: Bool = false) async throws {
    let sources = files.map { SourceFile(path: $0.key, text: $0.value) }
    let fileSystem = FileSystem.memory(sources)
    var configuration = SiteConfiguration()
    if let file = sources.first(where: { $0.path == SiteConfiguration.fileName }) {
      configuration = SiteConfiguration.read(file, rules: []).0
    }
    let tree = try await SourceTree.load(fileSystem, configuration, excluded: [], jobs: 2)
    let built = try await SiteBuilder(tree, hasDrafts: drafts, jobs: 2).build()
    site = built.site
    diagnostics = built.diagnostics
  }

  /// The files of the site as text, by path.
  func files(
    changes: [String: Int] = [:], history: [String: FileHistory] = [:]
  ) async throws -> [String: String] {
    let (theme, findings) = Theme.load(overrides: [], folder: "site")
    #expect(findings.isEmpty)
    var files: [String: String] = [:]
    let renderer = SiteRenderer(
      site, theme: theme, history: changes.mapValues { FileHistory(changed: $0) }.merging(history) { $1 },
      swaggerUI: nil)
    try await renderer.render(jobs: 2) { part in
      for file in part {
        #expect(files[file.path] == nil, "\(file.path) is written twice")
        files[file.path] = String(decoding: file.bytes, as: UTF8.self)
      }
    }
    return files
  }
}

@Suite("Sites")
struct SiteTests {
  private let files = [
    "docs/index.md": "# Home\n\n[Start](guides/start.md#first-step) ![Map](map.png)\n",
    "docs/guides/start.md":
      "---\ntitle: Starting\ndescription: How to\n---\n# Start\n\n## First step\n\n[Home](../index.md)\n",
    "docs/guides/next.md": "# Next\n",
    "docs/map.png": "not really a picture",
  ]

  @Test("Links lead to pages by relative URLs, images to files named by their content")
  func links() async throws {
    let files = try await MemorySite(files).files()
    let home = try #require(files["index.html"])
    #expect(home.contains("href=\"guides/start/#first-step\""))
    #expect(home.contains("src=\"map."))
    #expect(try #require(files["guides/start/index.html"]).contains("<a href=\"../../\">Home</a>"))
  }

  @Test("A folder without an index gets a page that lists it")
  func listing() async throws {
    let files = try await MemorySite(files).files()
    let listing = try #require(files["guides/index.html"])
    #expect(listing.contains("<h1>Guides</h1>"))
    #expect(listing.contains("How to"))
  }

  @Test("Links to a folder without an index lead to its list")
  func linkToListing() async throws {
    let files = ["docs/index.md": "# A\n\n[b](b/) [c](b)\n", "docs/b/c.md": "# C\n"]
    let memory = try await MemorySite(files)
    #expect(siteRules.flatMap { $0.check(memory.site) }.isEmpty)
    #expect(try #require(try await memory.files()["index.html"]).contains("<a href=\"b/\">b</a> <a href=\"b/\">c</a>"))
  }

  @Test("Pages know their title, neighbours, place and contents")
  func frame() async throws {
    let memory = try await MemorySite(files)
    let page = try #require(
      try await memory.files(changes: ["docs/guides/start.md": 1_700_000_000])["guides/start/index.html"])
    #expect(page.contains("<title>Starting · Documentation</title>"))
    #expect(page.contains("<meta name=\"description\" content=\"How to\">"))
    #expect(page.contains("aria-current=\"page\">Starting</a>"))
    #expect(page.contains("rel=\"prev\""))
    #expect(page.contains("<a href=\"#first-step\">First step</a>"))
    #expect(page.contains("<time datetime=\"2023-11-14\">"))
  }

  @Test("A title cannot break out of the page")
  func escaping() async throws {
    let files = try await MemorySite(["docs/index.md": "---\ntitle: a <b> & \"c\"\n---\nx\n"]).files()
    #expect(try #require(files["index.html"]).contains("<title>a &lt;b&gt; &amp; &quot;c&quot;"))
  }

  @Test("Names with spaces, percent signs, number signs and other scripts are encoded in URLs and not on disk")
  func strangeNames() async throws {
    let files = [
      "docs/index.md": "# Home\n\n[a](<50% off/ü %231.md>) [b](50%25%20off/%C3%BC%20%231.md) ![i](<50% off/a b.png>)\n",
      "docs/50% off/ü #1.md": "# Odd\n\n[Home](../index.md)\n", "docs/50% off/z?.md": "# Z\n",
      "docs/50% off/a b.png": "x",
    ]
    let memory = try await MemorySite(files)
    #expect(siteRules.flatMap { $0.check(memory.site) }.isEmpty)
    let built = try await memory.files()
    let home = try #require(built["index.html"])
    #expect(home.contains("<a href=\"50%25%20off/%C3%BC%20%231/\">a</a> <a href=\"50%25%20off/%C3%BC%20%231/\">b</a>"))
    #expect(home.contains("src=\"50%25%20off/a%20b."))
    #expect(
      try #require(built["50% off/z?/index.html"]).contains("href=\"../../50%25%20off/%C3%BC%20%231/\" rel=\"prev\""))
    #expect(built["50% off/index.html"] != nil)
  }

  @Test("Drafts are published on demand alone")
  func drafts() async throws {
    let files = ["docs/index.md": "# A\n", "docs/b.md": "---\ndraft: true\n---\n# B\n"]
    #expect(try await MemorySite(files).site.pages.count == 1)
    #expect(try await MemorySite(files, drafts: true).site.pages.count == 2)
  }

  @Test("Redirects are pages that lead on, and never take the place of one")
  func redirects() async throws {
    let files = [
      "forge-docs.yaml": "redirects:\n  old/place/: a.md\n  a/: index.md\n  ../x: a.md\n",
      "docs/index.md": "# Home\n", "docs/a.md": "---\nredirect_from: [/former.html, gone]\n---\n# A\n",
    ]
    let built = try await MemorySite(files).files()
    #expect(try #require(built["old/place/index.html"]).contains("url=../../a/"))
    #expect(try #require(built["former.html"]).contains("url=a/"))
    #expect(built["gone/index.html"] != nil)
    #expect(try #require(built["a/index.html"]).contains("<h1 id=\"a\">"))
    #expect(!built.keys.contains { $0.contains("..") })
  }

  @Test("Links to files outside the docs directory lead to the repository")
  func repository() async throws {
    let files = [
      "forge-docs.yaml": "site: {repository: 'https://example.org/r'}\n", "LICENSE": "x",
      "docs/index.md": "[L](../LICENSE) [gone](../NOTHING)\n",
    ]
    let memory = try await MemorySite(files)
    #expect(try #require(try await memory.files()["index.html"]).contains("https://example.org/r/blob/main/LICENSE"))
    #expect(Rule<Site>.unknownAsset.check(memory.site).count == 1)
  }

  @Test("The sitemap and canonical links need the site's address")
  func sitemap() async throws {
    let with = [
      "forge-docs.yaml": "site: {url: 'https://d.example/x'}\n", "docs/index.md": "# A\n", "docs/b.md": "# B\n",
    ]
    let files = try await MemorySite(with).files()
    #expect(try #require(files["sitemap.xml"]).contains("<loc>https://d.example/x/b/</loc>"))
    #expect(try #require(files["b/index.html"]).contains("<link rel=\"canonical\" href=\"https://d.example/x/b/\">"))
    #expect(try #require(files["404.html"]).contains("href=\"/x/assets/theme."))
    #expect(try await MemorySite(self.files).files()["sitemap.xml"] == nil)
  }

  @Test("The sidebar of a page in a huge section stays small, and leads to the rest")
  func hugeSection() async throws {
    var files = ["docs/index.md": "# Home\n"]
    for number in 100..<500 { files["docs/many/page-\(number).md"] = "# Page \(number)\n" }
    let built = try await MemorySite(files).files()
    let page = try #require(built["many/page-300/index.html"])
    #expect(page.split(separator: "<li><a href=\"../../many/page-").count - 1 == Sidebar.windowSize)
    #expect(page.contains("aria-current=\"page\">Page 300</a>"))
    #expect(page.contains("340 more pages"))
    #expect(try #require(built["many/index.html"]).contains("Page 499"))
  }

  @Test("Every page of one shape shares a layout, and a layout changes nothing")
  func layouts() async throws {
    let memory = try await MemorySite(files)
    let theme = Theme.load(overrides: [], folder: "site").theme
    var context = PageContext(
      frame: SiteFrame(
        root: "../", language: "en", siteTitle: "S", repository: "", generator: "g", feed: "../feed.xml", apiPages: [],
        hasSearch: false,
        assets: [:]))
    context.title = "A <title>"
    context.breadcrumbs = [PageContext.Link(title: "x & y", href: "a/"), PageContext.Link(title: "z", href: "")]
    context.content = memory.site.pages[0].document.html()
    context.next = PageContext.Link(title: "n", href: "n/")
    let layout = try #require(PageLayout("page", context, theme.templates))
    #expect(
      String(decoding: layout.render(context.slots), as: UTF8.self)
        == theme.templates.render(context, withTemplate: "page"))
  }
}

@Suite("Paths and dates")
struct PathTests {
  @Test(
    "Paths resolve inside the root alone",
    arguments: [
      ("a.md", "x", "x/a.md"), ("../a.md", "x/y", "x/a.md"), ("./a/./b", "", "a/b"), ("../../a", "x", nil),
    ])
  func resolve(path: String, folder: String, expected: String?) {
    #expect(TreePath.resolve(path, from: folder) == expected)
  }

  @Test(
    "Relative paths are the shortest",
    arguments: [
      ("a/b.md", "a/c.md", "b.md"), ("b.md", "a/c.md", "../b.md"), ("a/x/b.md", "a/y/c.md", "../x/b.md"),
      ("", "a/", "../"),
    ])
  func relative(target: String, base: String, expected: String) {
    #expect(SitePath.relative(target, from: base) == expected)
  }

  @Test(
    "Seconds since 1970 are days of the calendar",
    arguments: [
      (0, "1970-01-01"), (951_782_400, "2000-02-29"), (1_795_392_000, "2026-11-23"), (-1, "1969-12-31"),
      (4_102_444_799, "2099-12-31"),
    ])
  func dates(seconds: Int, expected: String) {
    #expect(CalendarDate(secondsSince1970: seconds).iso == expected)
  }
}

@Suite("Concurrent map")
struct ConcurrentMapTests {
  @Test("Results keep the order of the elements", arguments: [1, 2, 8])
  func order(jobs: Int) async throws {
    let numbers = Array(0..<1000)
    #expect(try await numbers.concurrentMap(jobs: jobs) { $0 * 2 } == numbers.map { $0 * 2 })
    #expect(try await [Int]().concurrentMap(jobs: jobs) { $0 } == [])
  }

  @Test("An error ends the whole")
  func failure() async {
    struct Failure: Error {}
    await #expect(throws: Failure.self) {
      try await Array(0..<100).concurrentMap(jobs: 4) { if $0 == 50 { throw Failure() } }
    }
  }
}
