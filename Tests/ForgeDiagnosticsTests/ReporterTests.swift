import ForgeDiagnostics
import ForgeTestSupport
import Foundation
import Testing

@Suite("Reporters")
struct ReporterTests {
  private func outcome(_ marked: String, message: Message = "no page `x`", notes: [Note] = []) -> Outcome {
    let text = MarkedText(marked)
    let range = SourceRange(path: "docs/a b.md", bytes: text.ranges[0])
    let finding = Diagnostic(
      rule: "links/unknown-page", severity: .error, message: message, range: range, notes: notes,
      fix: .replace(range, with: "y"))
    var outcome = Outcome([finding], sources: ["docs/a b.md": text.file("docs/a b.md")])
    outcome.inputs = [Outcome.Input("page", 1)]
    return outcome
  }

  private func render(_ format: ReportFormat, _ outcome: Outcome, color: Bool = false) -> String {
    var options = ReportOptions()
    options.hasColor = color
    return format.reporter.render(outcome, options)
  }

  @Test("Text shows the line with the range underlined")
  func text() {
    #expect(
      render(.text, outcome("one\ntwo [x](«x.md») three\n")) == """
        docs/a b.md:2:9: error: no page `x` [links/unknown-page]
          2 | two [x](x.md) three
            |         ^^^^
          fix: Replace with `y`

        1 error in 1 file · 1 page checked

        """)
  }

  @Test(
    "The address of a specification's section is in what people and programs read",
    arguments: [ReportFormat.text, .json, .sarif])
  func help(format: ReportFormat) {
    let address = "https://spec.openapis.org/oas/v3.2.0.html#info-object"
    let finding = Diagnostic(
      rule: "openapi/unknown-field", severity: .error, message: "unknown", range: .file("a.yaml"), help: address)
    let text = render(format, Outcome([finding], sources: [:])).replacing("\\/", with: "/")
    #expect(text.contains(address))
    #expect(!render(format, outcome("«a»")).contains("help"))
  }

  @Test("Wide characters and tabs keep the underline in place, control characters cannot move the cursor")
  func wideText() {
    let text = render(.text, outcome("\t日本 «x»\u{1B}[31m\n"))
    #expect(text.contains("  1 |     日本 x·[31m\n    |          ^\n"))
  }

  @Test("Long lines are cut around the range")
  func longLines() {
    let text = render(
      .text, outcome(String(repeating: "a", count: 5000) + "«bad»" + String(repeating: "b", count: 5000)))
    #expect(text.split(separator: "\n").allSatisfy { $0.count < 140 })
    #expect(text.contains("bad"))
  }

  @Test("Colour is asked for")
  func color() {
    #expect(!render(.text, outcome("«a»")).contains("\u{1B}"))
    #expect(render(.text, outcome("«a»"), color: true).contains("\u{1B}[1;31merror:"))
  }

  @Test("JSON counts columns in UTF-16 units and keeps its contract")
  func json() throws {
    let text = render(.json, outcome("é😀 «x»\n", message: "say \"x\"\n\u{1}"))
    let root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(root["version"] as? Int == 1)
    let finding = try #require((root["diagnostics"] as? [[String: Any]])?.first)
    #expect(finding["message"] as? String == "say \"x\"\n\u{1}")
    #expect(finding["column"] as? Int == 5)
    #expect(finding["endColumn"] as? Int == 6)
    let fix = try #require(finding["fix"] as? [String: Any])
    #expect(fix["safe"] as? Bool == false)
    #expect((fix["edits"] as? [[String: Any]])?.first?["text"] as? String == "y")
    #expect((root["summary"] as? [String: Any])?["errors"] as? Int == 1)
    #expect(root["coverage"] is NSNull)
  }

  @Test("GitHub's commands escape what would end them")
  func github() {
    let text = render(.github, outcome("«a»", message: "50% of a,b: c\nd"))
    #expect(
      text
        == "::error file=docs/a b.md,line=1,endLine=1,col=1,endColumn=2,title=links/unknown-page::50%25 of a,b: c%0Ad\n"
    )
  }

  @Test("JUnit is XML whatever a message holds")
  func junit() throws {
    let text = render(.junit, outcome("«a»", message: "<a> & \"b\" \u{0} ]]>"))
    #expect(XMLParserCheck(text).isValid, "\(text)")
    #expect(text.contains("tests=\"1\" failures=\"1\""))
    #expect(XMLParserCheck(render(.junit, Outcome([], sources: [:]))).isValid)
  }

  @Test("SARIF has the region in lines, columns and bytes")
  func sarif() throws {
    let text = render(.sarif, outcome("é «x»\n"))
    let root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let run = try #require((root["runs"] as? [[String: Any]])?.first)
    let result = try #require((run["results"] as? [[String: Any]])?.first)
    let place = try #require(
      ((result["locations"] as? [[String: Any]])?.first?["physicalLocation"]) as? [String: Any])
    #expect((place["artifactLocation"] as? [String: Any])?["uri"] as? String == "docs/a%20b.md")
    let region = try #require(place["region"] as? [String: Any])
    #expect(region["startColumn"] as? Int == 3)
    #expect(region["byteOffset"] as? Int == 3)
    #expect(result["ruleIndex"] as? Int == 0)
  }

  @Test("Markdown cells cannot end their table")
  func markdown() {
    #expect(render(.markdown, outcome("«a»", message: "a | b\nc")).contains("| a \\| b c |"))
  }
}

/// Whether a text is well-formed XML, by its own small rules: this platform's Foundation has no parser without another
/// module, and the reporter writes elements, attributes and entities alone.
private struct XMLParserCheck {
  let isValid: Bool

  init(_ text: String) {
    var open: [Substring] = []
    var isValid = !text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" }
    for part in text.split(separator: "<").dropFirst() {
      guard let end = part.lastIndex(of: ">") else {
        isValid = false
        break
      }
      let tag = part[..<end]
      if tag.filter({ $0 == "\"" }).count % 2 != 0 { isValid = false }
      if tag.hasPrefix("?") || tag.hasSuffix("/") { continue }
      if tag.hasPrefix("/") {
        if open.popLast() != tag.dropFirst() { isValid = false }
      } else {
        open.append(tag.prefix { $0 != " " })
      }
    }
    self.isValid = isValid && open.isEmpty
  }
}
