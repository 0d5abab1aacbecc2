import ForgeDiagnostics
import ForgeHTML
import Testing

@testable import ForgeSite

@Suite("Evidence")
struct EvidenceTests {
  private typealias Claim = RunbookEvidence.Claim

  private func place(_ path: String, _ line: Int? = nil, isFolder: Bool = false) -> RunbookEvidence.Place {
    RunbookEvidence.Place(path: path, line: line, isFolder: isFolder)
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
}
