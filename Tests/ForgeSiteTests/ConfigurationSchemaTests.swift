import ForgeDiagnostics
import ForgeMarkdown
import ForgeTestSupport
import ForgeYAML
import Testing

@testable import ForgeSite

@Suite("The schema of the configuration")
struct ConfigurationSchemaTests {
  @Test("Every key of the schema is read, and no other")
  func agrees() {
    let schema = SiteConfiguration.schema(rules: [])
    var reader = ConfigurationReader(YAMLStream.parse(SourceFile(path: "a.yaml", text: skeleton(schema))).root?.mapping)
    _ = SiteConfiguration(&reader, rules: [])
    #expect(reader.asked.sorted() == paths(schema, "").sorted())
  }

  /// Flow YAML with every mapping that the schema knows, so that a reader goes everywhere.
  private func skeleton(_ schema: ConfigurationSchema) -> String {
    if let keys = schema.keys {
      return "{\(keys.map { "\($0.name): \(skeleton($0.schema))" }.joined(separator: ", "))}"
    }
    if let item = schema.items.first, item.keys != nil { return "[\(skeleton(item))]" }
    return schema.types.contains("object") ? "{}" : "x"
  }

  private func paths(_ schema: ConfigurationSchema, _ path: String) -> [String] {
    (schema.keys ?? []).flatMap { ["\(path)\($0.name)"] + paths($0.schema, "\(path)\($0.name)/") }
      + (schema.items.first.map { paths($0, path) } ?? [])
  }

  @Test(
    "A mistake is found once, where it stands",
    arguments: [
      ("site: {«titel»: A}", "unknown key `titel` in `site`, did you mean `title`?"),
      ("«sites»: {title: A}", "unknown key `sites` in `forge-docs.yaml`, did you mean `site`?"),
      ("site: «[a]»", "`site` takes a mapping"),
      ("site: {title: «[a]»}", "`title` takes text"),
      ("site: {url: «docs.example.org»}", "`url` takes an `https://` or `http://` address"),
      ("site: {edit: «maybe»}", "`edit` takes `true` or `false`"),
      ("coverage: {threshold: «most»}", "`threshold` takes a number from 0 to 100"),
      ("coverage: {threshold: «101»}", "`threshold` takes a number from 0 to 100"),
      ("coverage: {exclude: [{«operation»: GET /a}]}", "`reason` is missing in `exclude`"),
      ("coverage: {exclude: [{operation: GET /a, reason: «' '»}]}", "`reason` takes text"),
      ("coverage: {exclude: [«GET /a»]}", "an entry of `exclude` is a mapping"),
      ("openapi: {changelog: {«title»: A}}", "`from` is missing in `changelog`"),
      ("openapi: {changelog: {from: «''»}}", "`from` takes text"),
      ("openapi: {«spec»: a.yaml}", "unknown key `spec` in `openapi`, did you mean `specs`?"),
      ("openapi: [a.yaml, «{a: b}»]", "an entry of `openapi` is text"),
      ("markdown: {html: «raw»}", "`html` takes `sanitized` or `trusted`"),
      ("markdown: {syntax: {«emojis»: false}}", "unknown key `emojis` in `syntax`, did you mean `emoji`?"),
      ("markdown: {variables: {a: «[1]»}}", "`a` takes text"),
      ("nav: «a.md»", "`nav` takes a list"),
      ("nav: [«2024»]", "an entry of `nav` is a path, `Title: path`, or `Title:` with a list"),
      ("nav: [A: [B: [«{c: d, e: f}»]]]", "an entry of `B` is a path, `Title: path`, or `Title:` with a list"),
      ("redirects: {a: «[b]»}", "`a` takes text"),
      (
        "rules: {«links/unknwon-page»: off}",
        "no rule is called `links/unknwon-page`, did you mean `links/unknown-page`?"
      ),
      ("rules: {links: «loud»}", "`links` takes `off`, `warning` or `error`"),
    ])
  func mistakes(_ text: String, _ message: String) {
    let marked = MarkedText(text)
    let (_, findings) = SiteConfiguration.read(
      marked.file("forge-docs.yaml"), rules: siteRules.map(\.description))
    #expect(findings.map(\.message.text) == [message])
    #expect(findings.map(\.range.bytes) == marked.ranges)
  }

  @Test(
    "What may be written in several ways is read in all of them",
    arguments: [
      "site:\nnav:\nopenapi:\nrules:\n", "openapi: a.yaml", "openapi: [a.yaml]", "openapi: {specs: a.yaml}",
      "site: {title: 1.0, description: true}", "rules: {links: off, links/*: false, links/unknown-page: error}",
      "nav: [a.md, A: a.md, B: [c.md, D: [e.md]], F: https://example.org]",
      "markdown: {variables: {a: 1, b: true, c: text}, renderers: {math: [a, b], mermaid: a}}",
      "openapi: {changelog: {from: 1.0}}",
    ])
  func ways(_ text: String) {
    let file = SourceFile(path: "forge-docs.yaml", text: text)
    #expect(SiteConfiguration.read(file, rules: siteRules.map(\.description)).1.isEmpty)
  }

  @Test("Front matter is read by a schema of its own")
  func frontMatter() {
    let marked = MarkedText("---\nnav: {order: «first», «titel»: A}\ntags: [a]\ndraft: «maybe»\n---\n")
    let settings = PageSettings(.init(of: marked.file("docs/index.md")))
    #expect(settings.diagnostics.map(\.range.bytes).sorted { $0.lowerBound < $1.lowerBound } == marked.ranges)
    #expect(
      settings.diagnostics.map(\.rule).sorted() == [
        "config/invalid-value", "config/invalid-value", "pages/unknown-front-matter-key",
      ])
  }
}
