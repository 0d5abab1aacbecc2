import ForgeDiagnostics
import ForgeHTML
import Testing

@testable import ForgeSite

@Suite("Evidence")
struct EvidenceTests {
  private typealias Claim = RunbookEvidence.Claim

  private func place(
    _ path: String, _ line: Int? = nil, isFolder: Bool = false, text: String = ""
  ) -> RunbookEvidence.Place {
    RunbookEvidence.Place(path: path, line: line, isFolder: isFolder, text: text)
  }

  private func options(_ repository: String) -> SiteOptions {
    var options = SiteOptions()
    options.repository = repository
    return options
  }

  @Test("Links lead to the built commit, below the folder of the root; what is not committed has none")
  func links() {
    let snapshot = GitSnapshot(commit: "c0ffee", prefix: "docs site/", changed: ["b.yaml", "new/"])
    let links = EvidenceLinks(options("https://example.org/r"), snapshot)
    #expect(links.url(of: place("a/ü.yaml", 3)) == "https://example.org/r/blob/c0ffee/docs%20site/a/%C3%BC.yaml#L3")
    #expect(links.url(of: place("a", isFolder: true)) == "https://example.org/r/tree/c0ffee/docs%20site/a")
    for path in ["b.yaml", "new/x.yaml", "new/deep/y.yaml", "new"] { #expect(links.url(of: place(path, 1)) == nil) }
    let unknown = EvidenceLinks(options("https://example.org/r"), nil)
    #expect(unknown.url(of: place("a.yaml", 3)) == "https://example.org/r/blob/main/a.yaml#L3")
    #expect(EvidenceLinks(options(""), snapshot).url(of: place("a.yaml", 3)) == nil)
  }

  @Test("A block of very many claims lists some, those first that are not verified, and counts the rest")
  func bounds() {
    let claims = (1...500).map { line in
      Claim(
        line % 100 == 0 ? .unverifiable : .verified, noun: "path", target: "f\(line)", reason: "",
        places: (1...9).map { place("f\(line)", $0) }, line: line, fileLine: line)
    }
    let writer = EvidenceWriter(links: EvidenceLinks(options(""), nil), report: nil)
    let html = writer.html(RunbookEvidence.Block(place: 0..<1, claims: claims)).string
    #expect(html.contains("495 of 500 checked"))
    for line in [100, 200, 300, 400, 500] { #expect(html.contains("Line \(line)</span>")) }
    #expect(html.contains("And 460 more: 460 checked."))
    #expect(html.contains("and 6 more"))
    #expect(html.utf8.count < 40_000)
  }

  @Test("Names and messages cannot break out of the list")
  func escaping() {
    let claim = Claim(
      .contradicted, noun: "path", target: "<b>&", reason: "no `<i>`, no `", places: [], line: 1, fileLine: 1)
    let writer = EvidenceWriter(links: EvidenceLinks(options(""), nil), report: nil)
    let html = writer.html(RunbookEvidence.Block(place: 0..<1, claims: [claim])).string
    #expect(html.contains("<code>&lt;b&gt;&amp;</code>"))
    #expect(html.contains("no <code>&lt;i&gt;</code>, no `"))
    #expect(!html.contains("<b>") && !html.contains("<i>"))
  }

  @Test("What a line says stands beside the link to it, escaped; a place without text is the link alone")
  func lineText() {
    let claim = Claim(
      .verified, noun: "object", target: "a", reason: "",
      places: [place("a.yaml", 3, text: "name: <a> & b"), place("b.yaml")], line: 1, fileLine: 1)
    let writer = EvidenceWriter(links: EvidenceLinks(options(""), nil), report: nil)
    let html = writer.html(RunbookEvidence.Block(place: 0..<1, claims: [claim])).string
    #expect(
      html.contains(
        "<span class=\"evidence-place\"><code>a.yaml:3</code> <code>name: &lt;a&gt; &amp; b</code></span> "
          + "<code>b.yaml</code> "))
  }

  // MARK: The report

  private func report(_ reasons: [(String, isAccepted: Bool)]) -> String {
    let claims = reasons.enumerated().map { line, reason in
      Claim(
        reason.isAccepted ? .contradicted : .unverifiable, noun: "path", target: "f\(line)", reason: reason.0,
        places: [],
        isAccepted: reason.isAccepted, line: line, fileLine: line)
    }
    let half = claims.count / 2
    let documents = [claims[..<half], claims[half...]].enumerated().map { number, claims in
      RunbookReportWriter.Document(
        title: "Page \(number)", href: "../p\(number)/", blocks: [("../p\(number)/#x", Array(claims))])
    }
    let evidence = EvidenceWriter(links: EvidenceLinks(options(""), nil), report: nil)
    return RunbookReportWriter(documents: documents, evidence: evidence).html().string
  }

  @Test("The report groups what is unverifiable by reason without names, the most frequent first")
  func reasons() throws {
    let html = report([
      ("the value is unknown", false), ("git ignores `a`: it is made", false), ("no `x`; accepted: by hand", true),
      ("git ignores `<b>`: it is made", false),
    ])
    #expect(
      html.contains("<a href=\"#_unverifiable-1\">git ignores <code>…</code>: it is made</a></th><td>2</td><td>2</td>"))
    #expect(html.contains("<h3 id=\"_unverifiable-2\">the value is unknown (1)</h3>"))
    #expect(html.contains("<h3 id=\"_unverifiable-3\">known to be wrong, and accepted (1)</h3>"))
    #expect(html.contains("<a href=\"../p1/#x\">Page 1, line 3</a>: path <code>f3</code>"))
    #expect(html.contains("git ignores <code>&lt;b&gt;</code>: it is made"))
  }

  @Test("Very many reasons and claims are counted, and some are listed")
  func manyReasons() {
    let html = report((0..<4000).map { ($0 < 2000 ? "unknown" : "reason \($0)", false) })
    #expect(html.contains("unknown (2000)</h3>"))
    #expect(html.contains("And 1900 more."))
    #expect(html.contains("other reasons (1941)</h3>"))
    #expect(html.utf8.count < 100_000)
  }
}
