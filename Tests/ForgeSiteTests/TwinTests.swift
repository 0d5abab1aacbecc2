import ForgeDiagnostics
import Foundation
import Testing

@testable import ForgeSite

@Suite("Pages as Markdown")
struct TwinTests {
  private let files = [
    "docs/index.md":
      "# Home\n\n[Start](guides/start.md#first-step) ![Map](map.png) [L](../LICENSE) [x](#y) [g](guides/)\n",
    "docs/guides/start.md": "---\ntitle: \"Start [here] & *now*\"\ndescription: How to\n---\n\n[Home](../index.md)\n",
    "docs/map.png": "not really a picture", "LICENSE": "x",
  ]

  @Test("Without a URL of the site links are relative, and lead to the Markdown of pages")
  func relative() async throws {
    let files = try await MemorySite(files).files()
    let home = try #require(files["index.md"])
    #expect(home.contains("[Start](guides/start/index.md#first-step)"))
    #expect(home.contains("[x](#y)") && home.contains("[g](guides/index.md)"))
    let image = try #require(files.keys.first { $0.hasPrefix("map.") })
    #expect(home.contains("![Map](\(image))"))
    #expect(
      try #require(files["guides/start/index.md"])
        == "# Start \\[here\\] & \\*now\\*\n\nHow to\n\n\n[Home](../../index.md)\n")
    #expect(
      try #require(files["guides/index.md"])
        == "# Guides\n\n- [Start \\[here\\] & \\*now\\*](start/index.md): How to\n")
    let page = try #require(files["guides/start/index.html"])
    #expect(page.contains("<link rel=\"alternate\" type=\"text/markdown\" href=\"index.md\">"))
    #expect(!page.contains("application/atom+xml"))
    #expect(try #require(files["404.html"]).contains("text/markdown") == false)
  }

  @Test("With a URL of the site and a repository links are absolute")
  func absolute() async throws {
    let configuration =
      "site: {title: S, description: About it, url: 'https://d.example/x', repository: 'https://github.com/o/r'}\n"
    let files = try await MemorySite(files.merging(["forge-docs.yaml": configuration]) { $1 }).files()
    let home = try #require(files["index.md"])
    #expect(home.contains("[Start](https://d.example/x/guides/start/index.md#first-step)"))
    #expect(home.contains("[L](https://github.com/o/r/blob/main/LICENSE)"))
    #expect(
      try #require(files["llms.txt"]) == """
        # S

        > About it

        ## Pages

        - [Home](https://d.example/x/index.md)

        ## Guides

        - [Guides](https://d.example/x/guides/index.md)
        - [Start \\[here\\] & \\*now\\*](https://d.example/x/guides/start/index.md): How to

        """)
  }

  @Test("The whole text has every page once in reading order, with links that lead from the root")
  func whole() async throws {
    let files = try await MemorySite(files).files()
    let whole = try #require(files["llms-full.txt"])
    #expect(whole.hasPrefix("[Home](index.md)\n\n# Home\n"))
    #expect(whole.contains("\n---\n\n[Start \\[here\\] & \\*now\\*](guides/start/index.md)\n\n# Start"))
    #expect(whole.contains("[Home](index.md)\n"))
    #expect(!whole.contains("../../"))
  }

  @Test("Drafts, and what is hidden from the navigation, are in no list")
  func hidden() async throws {
    let files = [
      "docs/index.md": "# A\n", "docs/b.md": "---\ndraft: true\n---\n# Secret\n",
      "docs/c.md": "---\nnav: false\n---\n# Apart\n",
    ]
    let built = try await MemorySite(files).files()
    #expect(built["b/index.md"] == nil && built["c/index.md"] != nil)
    for name in ["llms.txt", "llms-full.txt"] {
      let text = try #require(built[name])
      #expect(!text.contains("Secret") && !text.contains("Apart"))
    }
  }

  @Test("A folder that is called as the Markdown of a page keeps its place")
  func collision() async throws {
    let files = [
      "docs/a/README.md": "# A\n\n[b](index.md/b.md)\n", "docs/a/index.md/b.md": "# B\n", "docs/llms.txt/x.md": "# X\n",
    ]
    let built = try await MemorySite(files).files()
    #expect(built["a/index.html"] != nil && built["a/index.md"] == nil && built["a/index.md/b/index.html"] != nil)
    #expect(try #require(built["a/index.html"]).contains("text/markdown") == false)
    #expect(built["llms.txt"] == nil && built["llms-full.txt"] != nil)
  }

  @Test("The reference has its operations, schemas and lists as Markdown, and nothing internal")
  func reference() async throws {
    let spec = """
      openapi: 3.1.0
      info: {title: Things | Co, version: 1.0.0}
      tags: [{name: Big things, description: "All *about* them. <!-- internal note -->"}]
      paths:
        /things/{id}:
          post:
            operationId: changeThing
            tags: [Big things]
            summary: Change a *thing*
            description: "# Careful <!-- internal note -->"
            parameters:
              - {name: id, in: path, required: true, description: "a | b", schema: {type: string, maxLength: 9}}
              - {name: hidden, in: query, x-internal: true, schema: {type: string}}
            requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}, example: {name: n}}}}
            responses: {"200": {description: Done}}
          delete: {operationId: dropThing, x-internal: true, responses: {default: {description: Secret}}}
      components:
        schemas:
          Thing: {type: object, required: [name], properties: {name: {type: string}, secret: {type: string, x-internal: true}, in: {type: object, properties: {deep: {type: integer}}}}}
      """
    let built = try await MemorySite([
      "docs/index.md": "# Home\n\nSee [it](operation:changeThing).\n", "openapi.yaml": spec,
    ]).files()
    #expect(try #require(built["index.md"]).contains("[it](reference/big-things/index.md#changeThing)"))
    let page = try #require(built["reference/big-things/index.md"])
    for part in [
      "# Big things\n\nAll *about* them. <!-- -->\n", "<a id=\"changeThing\"></a>\n\n## Change a \\*thing\\*\n",
      "`POST /things/{id}`", "### Careful <!-- -->\n", "| `id` | string | yes | a \\| b (at most 9 characters) |",
      "[Thing](../schemas/index.md#Thing)", "```json\n{\n  \"name\": \"n\"\n}\n```", "**`200`** Done",
      "Mentioned in [Home](../../index.md)",
    ] {
      #expect(page.contains(part), "\(part) in \(page)")
    }
    let schemas = try #require(built["reference/schemas/index.md"])
    #expect(schemas.contains("## `Thing`\n") && schemas.contains("| `in.deep` | integer | no |  |"))
    #expect(
      try #require(built["reference/index.md"])
        .contains("- [`POST /things/{id}`](big-things/index.md#changeThing): Change a \\*thing\\*"))
    let list = try #require(built["llms.txt"])
    #expect(
      list.contains("## API\n\n- [openapi.yaml](reference/openapi.yaml): Things \\| Co as an OpenAPI description\n"))
    #expect(built["reference/coverage/index.md"] != nil)
    for (path, text) in built where path.hasSuffix(".md") || path.hasPrefix("llms") {
      #expect(
        !text.contains("dropThing") && !text.lowercased().contains("secret") && !text.contains("internal note"),
        "\(path)")
    }
  }
}

@Suite("What git knows of pages")
struct PageHistoryTests {
  private func parse(_ log: String, _ paths: [String], pieces: Int) -> [String: FileHistory] {
    var reader = GitLog(paths: paths)
    let bytes = Array(log.utf8)
    for start in stride(from: 0, to: bytes.count, by: pieces) {
      bytes[start..<min(start + pieces, bytes.count)].withUnsafeBytes { reader.read($0) }
    }
    return reader.finish()
  }

  @Test("The log gives the last change of each file, and who changed it how often", arguments: [1, 7, 4096])
  func log(pieces: Int) {
    let log =
      "\u{1}300\u{2}Ada\u{2}Say \"more\"\0\ndocs/a.md\0docs/b c\nd.md\0\u{1}200\u{2}Grace\u{2}Start\0\ndocs/a.md\0"
      + "\u{1}100\u{2}Grace\u{2}x\0\ndocs/a.md\0docs/gone.md\0"
    let history = parse(log, ["docs/a.md", "docs/b c\nd.md", "docs/new.md"], pieces: pieces)
    #expect(
      history == [
        "docs/a.md": FileHistory(
          changed: 300, subject: "Say \"more\"", author: "Ada", contributors: ["Grace", "Ada"]),
        "docs/b c\nd.md": FileHistory(changed: 300, subject: "Say \"more\"", author: "Ada", contributors: ["Ada"]),
      ])
  }

  @Test(
    "No address is in a name",
    arguments: [
      ("Ada Lovelace", "Ada Lovelace"), ("ada@example.org", "ada"), ("Ada <ada@example.org>", "Ada"),
      ("Ada (ada@example.org) L", "Ada (ada L"), ("<ada@example.org>", ""), ("Ada <broken", "Ada"), ("@ada", "@ada"),
    ])
  func names(written: String, shown: String) {
    #expect(GitLog.name(written) == shown)
  }

  @Test("The foot of a page names who changed it last, and five of the others at most")
  func foot() async throws {
    let files = ["docs/index.md": "# A\n"]
    let names = ["Z", "A & <b>", "C", "D", "E", "F", "G", "H"]
    let history = ["docs/index.md": FileHistory(changed: 0, subject: "s", author: "Z", contributors: names)]
    let page = try #require(try await MemorySite(files).files(history: history)["index.html"])
    #expect(
      page.contains(
        "<time datetime=\"1970-01-01\">1970-01-01</time> by Z. Also by A &amp; &lt;b&gt;, C, D, E, F and 2 more</p>"))
    let silent = files.merging(["forge-docs.yaml": "site: {contributors: false}\n"]) { $1 }
    let other = try #require(try await MemorySite(silent).files(history: history)["index.html"])
    #expect(other.contains("1970-01-01</time></p>"))
  }

  @Test("The feed has the thirty pages that changed last, without those that git does not know")
  func feed() async throws {
    var files = [
      "forge-docs.yaml": "site: {title: 'S & \"T\"', url: 'https://d.example/x'}\n", "docs/index.md": "# New\n",
    ]
    var history: [String: FileHistory] = [:]
    for number in 10..<50 {
      files["docs/p\(number).md"] = "# P <\(number)>\n"
      history["docs/p\(number).md"] = FileHistory(
        changed: 1_700_000_000 + number / 2, subject: "a \u{7}& <b> ]]>", author: "Ada", contributors: ["Ada", "Bo"])
    }
    let built = try await MemorySite(files).files(history: history)
    let feed = try #require(built["feed.xml"])
    #expect(feed.components(separatedBy: "<entry>").count == 31)
    let first = try #require(feed.components(separatedBy: "<entry>\n").dropFirst().first)
    #expect(
      first == """
        <id>https://d.example/x/p48/</id>
        <title>P &lt;48&gt;</title>
        <link rel="alternate" href="https://d.example/x/p48/"/>
        <updated>2023-11-14T22:13:44Z</updated>
        <author><name>Ada</name></author>
        <contributor><name>Bo</name></contributor>
        <summary>a &amp; &lt;b&gt; ]]&gt;</summary>
        </entry>

        """)
    #expect(
      try #require(built["p10/index.html"]).contains(
        "type=\"application/atom+xml\" title=\"S &amp; &quot;T&quot;\" href=\"../feed.xml\""))
    #expect(try await MemorySite(files).files()["feed.xml"] == nil)
    let silent = files.merging(["forge-docs.yaml": "site: {url: 'https://d.example', contributors: false}\n"]) { $1 }
    #expect(try #require(try await MemorySite(silent).files(history: history)["feed.xml"]).contains("Ada") == false)
  }
}

@Suite("The link to report problems")
struct FeedbackTests {
  private func link(_ options: String) async throws -> String? {
    let files = ["forge-docs.yaml": "site: {\(options)}\n", "docs/a & b/c.md": "# \"T\" & \\<x>\n"]
    let page = try #require(try await MemorySite(files).files()["a & b/c/index.html"])
    guard let end = page.range(of: "\">Report a problem with this page</a>") else { return nil }
    return page[..<end.lowerBound].range(of: "<a href=\"", options: .backwards).map {
      String(page[$0.upperBound..<end.lowerBound])
    }
  }

  @Test("A template gets the title, the URL and the path, encoded")
  func template() async throws {
    #expect(try await link("title: S") == nil)
    #expect(
      try await link("url: 'https://d.example', feedback: 'https://f.example/?t={title}&u={url}&p={path}'")
        == "https://f.example/?t=%22T%22%20%26%20%3Cx%3E&amp;u=https%3A%2F%2Fd.example%2Fa%2520%2526%2520b%2Fc%2F"
        + "&amp;p=docs%2Fa%20%26%20b%2Fc.md")
    #expect(
      try await link("feedback: 'mailto:d@e.example?subject={title}'")
        == "mailto:d@e.example?subject=%22T%22%20%26%20%3Cx%3E")
  }

  @Test("On hosts that are known it is the form for a new issue")
  func hosts() async throws {
    let github = try #require(try await link("repository: 'https://github.com/o/r', feedback: true"))
    #expect(github.hasPrefix("https://github.com/o/r/issues/new?title=%22T%22"))
    let gitlab = try #require(try await link("repository: 'https://gitlab.example.org/o/r/', feedback: true"))
    #expect(gitlab.hasPrefix("https://gitlab.example.org/o/r/-/issues/new?issue%5Btitle%5D=%22T%22"))
    #expect(try await link("repository: 'https://github.com/o/r', feedback: false") == nil)
  }

  @Test(
    "What cannot be an address is a finding",
    arguments: [
      (
        "https://f.example/{titel}",
        "no placeholder `{titel}` in `feedback`, which knows `{title}`, `{url}`, `{path}`, did you mean `{title}`?"
      ),
      ("javascript:alert(1)", "`feedback` takes `true`, or an `https://`, `http://` or `mailto:` address"),
      ("true", "`feedback: true` needs a `repository` on GitHub or GitLab, write the address of a form"),
    ])
  func mistakes(value: String, message: String) {
    let file = SourceFile(
      path: "forge-docs.yaml",
      text: "site:\n  repository: https://code.example/r\n  feedback: \(value == "true" ? value : "'\(value)'")\n")
    #expect(SiteConfiguration.read(file, rules: []).1.map(\.message.text) == [message])
  }
}
