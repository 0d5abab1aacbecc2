import ForgeDiagnostics
import Testing

@Suite("Baseline")
struct BaselineTests {
  private func finding(_ rule: RuleID, _ path: String, _ message: String, at offset: Int = 0)
    -> Diagnostic
  {
    Diagnostic(
      rule: rule, severity: .error, message: Message(message),
      range: SourceRange(path: path, bytes: offset..<offset + 1))
  }

  private func baseline(_ text: String) throws -> Baseline {
    try Baseline(SourceFile(path: "known.txt", text: text))
  }

  @Test("A new baseline holds every finding, sorted, and then hides them wherever their lines moved")
  func roundTrip() throws {
    let findings = [
      finding("links/b", "docs/b.md", "x"), finding("links/b", "docs/a.md", "z", at: 9),
      finding("links/a", "docs/a.md", "same", at: 1), finding("links/a", "docs/a.md", "same", at: 5),
    ]
    let text = Baseline(path: "known.txt").updated(with: findings)
    #expect(
      text.split(separator: "\n").dropFirst() == [
        "links/a\tdocs/a.md\tsame", "links/a\tdocs/a.md\tsame", "links/b\tdocs/a.md\tz", "links/b\tdocs/b.md\tx",
      ])
    let moved = findings.map { finding($0.rule, $0.range.path, $0.message.text, at: $0.range.bytes.lowerBound + 40) }
    #expect(try baseline(text).apply(to: moved).isEmpty)
    #expect(try baseline(text).updated(with: moved.reversed()) == text)
  }

  @Test(
    "Whatever a finding says, its line is read back as that finding",
    arguments: ["", " a ", "a\tb\nc\r\nd", "# é\u{0}", "«日本»"])
  func strangeMessages(message: String) throws {
    let findings = [finding("links/a", "docs/a\tb.md", message)]
    let text = Baseline(path: "known.txt").updated(with: findings)
    #expect(try baseline(text).apply(to: findings).isEmpty)
  }

  @Test("A known finding stays known when another name becomes the nearest")
  func suggestions() throws {
    let message = Message("no page `x`")
    let known = try baseline(
      Baseline(path: "").updated(with: [finding("links/a", "docs/a.md", message.suggesting("y").text)]))
    for suggestion in [nil, "y", "z`?"] {
      #expect(known.apply(to: [finding("links/a", "docs/a.md", message.suggesting(suggestion).text)]).isEmpty)
    }
    #expect(known.apply(to: [finding("links/a", "docs/a.md", "no page `w`, did you mean `y`?")]).count == 2)
    #expect(Message("is this, did you mean it?").fact == "is this, did you mean it?")
  }

  @Test("Findings that are not known stay, one more of a known one included")
  func new() throws {
    let known = try baseline("links/a\tdocs/a.md\tx\n")
    let findings = [finding("links/a", "docs/a.md", "x"), finding("links/a", "docs/a.md", "x", at: 7)]
    #expect(known.apply(to: findings) == [findings[1]])
  }

  @Test("An entry that nothing answers to is a finding on its line")
  func fixed() throws {
    let text = "# note\r\nlinks/a\tdocs/a.md\tx\r\nlinks/a\tdocs/a.md\ty\r\n"
    let found = try baseline(text).apply(to: [finding("links/a", "docs/a.md", "x")])
    #expect(found.map(\.rule) == ["baseline/fixed-finding"])
    #expect(found.map { SourceFile(path: "", text: text).text(in: $0.range.bytes) } == ["links/a\tdocs/a.md\ty"])
    #expect(found.first?.severity == .error)
    #expect(found.first?.message.text.contains("--update-baseline") == true)
  }

  @Test("An existing baseline only shrinks, even when nothing is left on it")
  func shrinks() throws {
    let findings = [finding("links/a", "docs/a.md", "x"), finding("links/a", "docs/a.md", "new")]
    let shrunk = try baseline("links/a\tdocs/a.md\tx\nlinks/a\tdocs/a.md\tx\nlinks/b\tb\tgone\n").updated(
      with: findings)
    #expect(shrunk.split(separator: "\n").dropFirst() == ["links/a\tdocs/a.md\tx"])
    let empty = try baseline(shrunk).updated(with: [])
    #expect(try baseline(empty).updated(with: findings) == empty)
  }

  @Test("Entries of rules that did not run are neither mended nor removed")
  func families() throws {
    let text = Baseline(path: "known.txt").updated(with: [finding("openapi/a", "api.yaml", "x")])
    let known = try baseline(text)
    #expect(known.apply(to: [], families: ["links"]).isEmpty)
    #expect(known.updated(with: [], families: ["links"]) == text)
    #expect(known.apply(to: [], families: ["openapi"]).count == 1)
  }

  @Test("A line that is no finding stops the run with its number", arguments: ["x\n", "a\tb\n", "\ta\tb\n"])
  func malformed(line: String) {
    let error = #expect(throws: Baseline.FormatError.self) { try baseline("\u{FEFF}# head\n\n" + line) }
    #expect(error?.description.hasPrefix("known.txt:3: ") == true)
  }
}
