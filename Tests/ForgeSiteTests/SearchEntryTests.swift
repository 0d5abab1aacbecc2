import ForgeDiagnostics
import ForgeSearch
import Testing

@testable import ForgeSite

@Suite("What search finds of a site")
struct SearchEntryTests {
  private func entries(
    _ text: String, rules: Set<String> = [], alerts: [String: [String]] = [:]
  ) async throws -> [SearchEntry] {
    let memory = try await MemorySite(["docs/index.md": "# Home\n\n[a](a.md)\n", "docs/a.md": text])
    let page = try #require(memory.site.pages.first { $0.path == "a.md" })
    return PageEntries(page: page, sections: ["Guides"], rules: rules, alerts: alerts).entries()
  }

  private func text(_ entry: SearchEntry?) -> String { String(decoding: entry?.text ?? [], as: UTF8.self) }

  @Test("A page is an entry, and so is each heading with what stands below it")
  func sections() async throws {
    let entries = try await entries(
      """
      ---
      description: In short.
      ---
      # Big *title*

      Before.

      ## First `part`

      One.

      ### Inside

      Two.

      ## Second

      Three.
      """)
    #expect(entries.map(\.url) == ["a/", "a/#first-part", "a/#inside", "a/#second"])
    #expect(entries.map(\.title) == ["Big title", "First part", "Inside", "Second"])
    #expect(
      entries.map(\.trail) == [
        ["Guides"], ["Guides", "Big title"], ["Guides", "Big title", "First part"], ["Guides", "Big title"],
      ])
    #expect(entries.map(\.isPart) == [false, true, true, true])
    #expect(entries[0].summary == "In short.")
    #expect(entries.map(\.partCount) == [3, 1, 0, 0])
    #expect(entries.map { text($0).filter { !$0.isNewline } } == ["Before.", "One.", "Two.", "Three."])
  }

  @Test("Cells, items and paragraphs do not run together, and markup is no text")
  func blocks() async throws {
    let entries = try await entries(
      "# T\n\n| a | b |\n|---|---|\n| one | two |\n\n- x\n- y\n\n<b>raw</b> ![alt](no.png) [link](https://example.org) a  \nb\n"
    )
    let text = text(entries.first)
    #expect(text.contains("one · two"))
    #expect(text.split(whereSeparator: \.isNewline).contains("x"))
    #expect(text.contains("raw alt link a b") && !text.contains("<b>") && !text.contains("example.org"))
  }

  @Test("Each command of shell blocks is an entry, once, on one line")
  func commands() async throws {
    let entries = try await entries(
      """
      # T

      ## Do it

      ```bash
      # not a command
      kubectl -n x get pods \\
        -l app=api | grep -v Running
      kubectl -n x get pods -l app=api
      NAME=$(kubectl -n x get pod -o name)
      true
      ```

      ```console
      $ helm list -A
      NAME  STATUS
      ```

      ```yaml
      kubectl get nodes
      ```
      """
    ).filter { $0.kind == .command }
    #expect(
      entries.map(\.title) == [
        "kubectl -n x get pods -l app=api", "grep -v Running", "kubectl -n x get pod -o name", "helm list -A",
      ])
    #expect(Set(entries.map(\.url)) == ["a/#do-it"])
    #expect(entries[0].trail == ["Guides", "T", "Do it"])
  }

  @Test("A heading that is a rule's id is the rule, one that an alert leads to is the alert's too")
  func rulesAndAlerts() async throws {
    let entries = try await entries(
      "# T\n\n## links/unknown-page\n\nWhy.\n\n```md\n[x](y.md)\n```\n\n## The API is down\n\nLook.\n",
      rules: ["links/unknown-page"], alerts: ["the-api-is-down": ["ApiDown", "ApiSlow"]])
    let rule = try #require(entries.first { $0.kind == .rule })
    #expect(rule.title == "links/unknown-page" && text(rule).contains("Why.") && !text(rule).contains("y.md"))
    let alerts = entries.filter { $0.kind == .alert }
    #expect(alerts.map(\.title) == ["ApiDown", "ApiSlow"])
    #expect(alerts.allSatisfy { $0.url == "a/#the-api-is-down" && $0.trail.last == "The API is down" })
    #expect(entries.first { $0.title == "The API is down" }?.names == ["ApiDown", "ApiSlow"])
  }

  @Test("Pages are left out by their front matter and by the configuration, and drafts are none")
  func exclusion() async throws {
    let files = try await MemorySite([
      "docs/index.md": "# Home\n", "docs/a.md": "---\nsearch: false\n---\n# Apple\n",
      "docs/b.md": "---\nsearch: {exclude: true}\n---\n# Banana\n", "docs/c.md": "---\ndraft: true\n---\n# Cherry\n",
      "docs/old/d.md": "# Date\n", "docs/e.md": "---\nsearch: {boost: 2}\n---\n# Elder\n",
      "forge-docs.yaml": "search: {exclude: ['old/**']}\n",
    ]).files()
    let list = try #require(files["search.json"])
    for title in ["Apple", "Banana", "Cherry", "Date"] { #expect(!list.contains(title), "\(title)") }
    #expect(list.contains("Elder") && list.contains("Home"))
  }

  @Test("Of a description, what is public is found by method, path, id and properties")
  func reference() async throws {
    let files = try await MemorySite([
      "docs/index.md": "# Home\n",
      "openapi.yaml": """
      openapi: 3.1.0
      info: {title: A, version: 1.0.0}
      servers: [{url: https://api.example.org/v1}]
      paths:
        /things/{id}:
          get: {operationId: getThing, summary: Read a thing, description: With `code`., responses: {"200": {description: OK, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}}
          delete: {operationId: dropThing, x-internal: true, responses: {"204": {description: Done}}}
      components:
        schemas:
          Thing: {type: object, description: A *thing*., properties: {colour: {type: string}}}
          Hidden: {type: object, x-internal: true}
      """,
    ]).files()
    let texts = files.filter { $0.key.hasPrefix("search/t") }.values.joined()
    #expect(
      texts.contains(
        #"["reference/operations/#getThing","GET /things/{id}","API reference › Operations","With code.","Read a thing"]"#
      ))
    #expect(texts.contains(#"["reference/schemas/#Thing","Thing","API reference › Schemas","A thing. colour"]"#))
    #expect(!texts.contains("dropThing") && !texts.contains("Hidden"))
    #expect(files.filter { $0.key.hasPrefix("search/b") }.values.joined().contains("v1/things/{}"))
  }

  @Test("A site without a search has no trace of it")
  func none() async throws {
    let files = try await MemorySite(["docs/index.md": "# Home\n", "forge-docs.yaml": "search: false\n"]).files()
    #expect(!files.keys.contains { $0.hasPrefix("search") })
    #expect(try #require(files["index.html"]).contains("search-open") == false)
  }
}
