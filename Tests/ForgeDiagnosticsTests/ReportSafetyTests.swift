import ForgeDiagnostics
import ForgeTestSupport
import Testing

@Suite("Reports of strange input")
struct ReportSafetyTests {
  private func finding(_ range: SourceRange, _ message: Message = "x", notes: [Note] = [], fix: Fix? = nil)
    -> Diagnostic
  {
    Diagnostic(rule: "links/a", severity: .error, message: message, range: range, notes: notes, fix: fix)
  }

  private func render(_ format: ReportFormat, _ marked: String, message: Message = "x") -> String {
    let text = MarkedText(marked)
    let range = SourceRange(path: "a.md", bytes: text.ranges[0])
    let outcome = Outcome([finding(range, message)], sources: ["a.md": text.file("a.md")])
    var options = ReportOptions()
    options.isQuiet = true
    return format.reporter.render(outcome, options)
  }

  @Test(
    "Carets stand under what they mark, as wide as a terminal shows it",
    arguments: [
      ("✅ «x»", "   ^"), ("⚠\u{FE0F} «x»", "   ^"), ("🇩🇪 «👩‍💻»", "   ^^"), ("e\u{301} «x»", "  ^"),
      ("\u{FEFF}# «x»", "  ^"), ("a\u{202E} «x»", "   ^"), ("«日本»", "^^^^"), ("a«»b", " ^"), ("ab«\nc»", "  ^"),
    ])
  func alignment(marked: String, carets: String) {
    let lines = render(.text, marked).split(separator: "\n").map(String.init)
    #expect(lines[2] == "    | " + carets || lines[2] == "    | " + carets + "…", "\(lines)")
  }

  @Test("A range of several lines shows the first, with a mark")
  func severalLines() {
    #expect(render(.text, "a «b\nc» d\n").contains("  1 | a b\n    |   ^…\n"))
    #expect(render(.text, "a «b\n»c\n").contains("    |   ^\n"))
  }

  @Test("Long lines of wide characters are cut by what they take")
  func longWideLines() {
    let wide = String(repeating: "日", count: 9000)
    let lines = render(.text, wide + "«bad»" + wide).split(separator: "\n")
    #expect(lines[1].hasPrefix("  1 | …日") && lines[1].contains("日bad") && lines[1].count < 75)
    #expect(lines[2].hasSuffix(" ^^^"))
  }

  @Test("Notes show their own line")
  func notes() {
    let file = SourceFile(path: "a.md", text: "first\nsecond\n")
    let note = Note("first declared here", at: file.range(0..<5))
    let outcome = Outcome([finding(file.range(6..<12), notes: [note])], sources: ["a.md": file])
    #expect(
      ReportFormat.text.reporter.render(outcome, ReportOptions()).hasPrefix(
        """
        a.md:2:1: error: x [links/a]
          2 | second
            | ^^^^^^
          a.md:1:1: note: first declared here
          1 | first
            | -----

        """))
  }

  @Test("A message cannot write to the terminal, nor start a line of its own")
  func messages() {
    #expect(render(.text, "«a»", message: "b\u{1B}[2J\nc").hasPrefix("a.md:1:1: error: b·[2J c [links/a]\n"))
  }

  @Test("GitHub gets columns only for ranges on one line, and combining marks hide no separator")
  func github() {
    #expect(render(.github, "«a\nb»").hasPrefix("::error file=a.md,line=1,endLine=2,title=links/a::"))
    let outcome = Outcome([finding(.file("a,\u{301}:\u{301}b.md"))], sources: [:])
    let text = ReportFormat.github.reporter.render(outcome, ReportOptions())
    #expect(text.hasPrefix("::error file=a%2C\u{301}%3A\u{301}b.md,line=1,"))
  }

  @Test(
    "A Markdown cell keeps code as code and all else as text",
    arguments: [
      ("no `a_b` in *x*", "no `a_b` in \\*x\\*"), ("`<div>` <b>", "`<div>` &lt;b>"), ("`a|b`", "`a\\|b`"),
      ("a ` b", "a \\` b"), ("``a``", "\\`\\`a\\`\\`"), ("[x](y)", "\\[x\\](y)"), ("|\u{301}", "\\|\u{301}"),
      ("`a|\\`", "a\\|\\\\"),
    ])
  func markdownCells(message: String, cell: String) {
    #expect(
      render(.markdown, "«a»", message: Message(message)).contains("| error | `a.md:1` | \(cell) | `links/a` |\n"))
  }

  @Test("Markdown says how many findings it leaves out")
  func markdownLimit() {
    let findings = (0..<301).map { finding(SourceRange(path: "a.md", bytes: $0..<$0)) }
    let text = ReportFormat.markdown.reporter.render(Outcome(findings, sources: [:]), ReportOptions())
    #expect(text.contains("\n1 more not shown here") && text.contains("\n301 errors, 0 warnings.\n"))
  }

  @Test("SARIF tells equal findings apart, and has one change for each file of a fix")
  func sarif() {
    let file = SourceFile(path: "a.md", text: "aa\n")
    let fix = Fix(
      "t", isSafe: true,
      edits: [(0, "a.md"), (1, "b.md"), (2, "a.md")].map { offset, path in
        Fix.Edit(replacing: SourceRange(path: path, bytes: offset..<offset), with: "x")
      })
    let findings = [finding(file.range(0..<1)), finding(file.range(1..<2), fix: fix)]
    let text = ReportFormat.sarif.reporter.render(Outcome(findings, sources: ["a.md": file]), ReportOptions())
    #expect(text.contains("\"links/a|a.md|x\"") && text.contains("\"links/a|a.md|x|2\""))
    #expect(text.split(separator: "\"replacements\"").count == 3)
  }

  @Test("Equal places keep the order they came in, and nothing is said twice")
  func order() {
    let findings = (0..<20).map { finding(.file("a.md"), notes: [Note("\($0)", at: .file("a.md"))]) }
    #expect(Outcome(findings + findings, sources: [:]).diagnostics == findings)
  }

  @Test(
    "Every format takes ranges outside the file, files that are not at hand, and invalid UTF-8",
    arguments: ReportFormat.allCases)
  func robust(format: ReportFormat) {
    let file = SourceFile(path: "a.md", bytes: [0xFF, 0x0A, 0xC3, 0x28, 0x0D, 0xF0, 0x9F])
    let ranges = [0..<0, 0..<99, 3..<6, 7..<7, 50..<60].flatMap { bytes in
      ["a.md", "gone.md"].map { SourceRange(path: $0, bytes: bytes) }
    }
    var outcome = Outcome(ranges.map { finding($0, notes: [Note("n", at: $0)]) }, sources: ["a.md": file])
    outcome.claims = [Claim(.verified, at: ranges[0], tool: "kubectl", kind: "resource", target: "pod/a")]
    #expect(!format.reporter.render(outcome, ReportOptions()).isEmpty)
  }
}
