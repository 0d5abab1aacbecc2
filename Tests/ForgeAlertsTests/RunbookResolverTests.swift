import ForgeDiagnostics
import ForgeMarkdown
import Testing

@testable import ForgeAlerts

@Suite("Runbook addresses")
struct RunbookResolverTests {
  private static let pages: RunbookPages = {
    var pages = RunbookPages()
    let texts = ["docs/index.md": "# Home\n", "docs/runbooks/api.md": "# API\n\n## ApiDown\n\n## The API is slow\n"]
    let addresses = ["docs/index.md": "", "docs/runbooks/api.md": "runbooks/api/"]
    for (path, text) in texts.sorted(by: { $0.key < $1.key }) {
      let address = addresses[path] ?? ""
      pages.places[RunbookPages.key(address)] = pages.pages.count
      let document = MarkdownDocument(SourceFile(path: path, text: text))
      pages.pages.append(.init(document: document, address: address, isOpen: false))
    }
    pages.roots = [
      .init(url: "https://docs.example.com/ops"), .init(url: "https://run.example.com", folder: "runbooks"),
    ]
    pages.otherPlaces = ["reference"]
    pages.repository = "https://git.example.com/acme/shop"
    let documents = pages.pages.map(\.document)
    pages.exists = { path in path == "deploy" || path == "deploy/run.sh" || documents.contains { $0.file.path == path }
    }
    pages.document = { path in documents.first { $0.file.path == path } }
    return pages
  }()

  /// What an annotation of the alert `ApiDown` in `rules/api.yaml` is judged to be, with the words that are wrong.
  private func verdict(_ text: String, _ pages: RunbookPages = pages) -> String {
    let range = SourceRange(path: "rules/api.yaml", bytes: 100..<100 + text.utf8.count)
    let annotation = RunbookAnnotation(key: "runbook_url", value: WrittenText(text: text, range: range, written: nil))
    let alert = Alert(
      name: "ApiDown", range: .file("rules/api.yaml"), runbooks: [annotation], isAlwaysFiring: false)
    var judge = RunbookJudge(pages)
    switch judge.claim(annotation, of: alert).verdict {
    case .verified(let place): return "verified \(place.path)"
    case .unverifiable: return "unverifiable"
    case .elsewhere: return "elsewhere"
    case .contradicted(let fault):
      let bytes = Array(text.utf8)[fault.range.bytes.lowerBound - 100..<fault.range.bytes.upperBound - 100]
      return
        "\(String(decoding: bytes, as: UTF8.self)) -> \(fault.replacement ?? "nothing")\(fault.isCertain ? "!" : "")"
    }
  }

  static let cases: [(String, String)] = [
    ("https://docs.example.com/ops/runbooks/api/", "verified docs/runbooks/api.md"),
    ("http://DOCS.example.com/ops/runbooks/api", "verified docs/runbooks/api.md"),
    ("https://docs.example.com/ops/runbooks/api/index.html#apidown", "verified docs/runbooks/api.md"),
    ("https://docs.example.com/ops", "verified docs/index.md"),
    ("https://docs.example.com/ops/?x=1#top", "verified docs/index.md"),
    ("https://docs.example.com/ops/runbooks/%61pi/#the-api-is-slow", "verified docs/runbooks/api.md"),
    ("https://docs.example.com/ops/runbooks/api/#the-api-is-slwo", "the-api-is-slwo -> the-api-is-slow!"),
    ("https://docs.example.com/ops/runbooks/api/#other", "other -> nothing"),
    ("https://docs.example.com/ops/runbooks/api/#api-is-slow", "api-is-slow -> the-api-is-slow"),
    ("https://docs.example.com/ops/runbooks/ap/#x", "runbooks/ap/ -> runbooks/api/!"),
    ("https://docs.example.com/ops/runbooks/api.html", "runbooks/api.html -> runbooks/api!"),
    ("https://docs.example.com/ops/reference/orders/#x", "unverifiable"),
    ("https://docs.example.com/ops/files/x.pdf", "unverifiable"),
    ("https://docs.example.com/operations/", "elsewhere"),
    ("https://docs.example.com.evil.org/ops/", "elsewhere"),
    ("https://run.example.com/api#apidown", "verified docs/runbooks/api.md"),
    ("https://run.example.com/apo", "apo -> api"),
    ("https://elsewhere.example.com/x", "elsewhere"),
    ("//docs.example.com/ops/x", "elsewhere"),
    ("mailto:a@example.com", "elsewhere"),
    ("Restart the pod", "elsewhere"),
    ("restart", "elsewhere"),
    ("https://git.example.com/acme/shop/blob/main/docs/runbooks/api.md#ApiDown", "verified docs/runbooks/api.md"),
    ("https://git.example.com/acme/shop/-/blob/main/docs/runbooks/api.md", "verified docs/runbooks/api.md"),
    ("https://git.example.com/acme/shop/src/branch/main/docs/runbooks/api.md", "verified docs/runbooks/api.md"),
    ("https://git.example.com/acme/shop/blob/team/main/docs/runbooks/api.md", "verified docs/runbooks/api.md"),
    (
      "https://git.example.com/acme/shop/blob/main/docs/runbooks/ap.md#x",
      "docs/runbooks/ap.md -> docs/runbooks/api.md!"
    ),
    ("https://git.example.com/acme/shop/blob/main/docs/runbooks/api.md#apidwn", "apidwn -> apidown!"),
    ("https://git.example.com/acme/shop/blob/v1.0/docs/runbooks/gone.md", "unverifiable"),
    ("https://git.example.com/acme/shop/blob/main/deploy/run.sh#L10", "verified deploy/run.sh"),
    ("https://git.example.com/acme/shop/tree/main/deploy", "verified deploy"),
    ("https://git.example.com/acme/shop/issues/7", "elsewhere"),
    ("https://git.example.com/acme/shopping/blob/main/x.md", "elsewhere"),
    ("docs/runbooks/api.md#apidown", "verified docs/runbooks/api.md"),
    ("../docs/runbooks/api.md", "verified docs/runbooks/api.md"),
    ("/docs/runbooks/api.md", "verified docs/runbooks/api.md"),
    ("docs/runbooks/apis.md", "docs/runbooks/apis.md -> docs/runbooks/api.md!"),
    ("../../../docs/x.md", "../../../docs/x.md -> nothing"),
    ("https://docs.example.com/ops/runbooks/api/#{{ $labels.alertname | toLower }}", "verified docs/runbooks/api.md"),
    ("https://docs.example.com/ops/runbooks/api/#{{toLower $labels.alertname}}", "verified docs/runbooks/api.md"),
    ("https://docs.example.com/ops/runbooks/api/#{{ $labels.alertname }}", "{{ $labels.alertname }} -> nothing"),
    ("https://docs.example.com/ops/runbooks/api/#{{ $labels.job }}", "unverifiable"),
    ("https://docs.example.com/ops/runbooks/apo/#{{ $labels.job }}", "runbooks/apo/ -> runbooks/api/!"),
    ("https://docs.example.com/ops/runbooks/{{ $labels.job }}", "elsewhere"),
    ("https://docs.example.com/ops/runbooks/{{ $labels.job", "elsewhere"),
    ("{{ $externalURL }}/x", "elsewhere"),
    ("https://docs.example.com/ops/runbooks/api/#%zz", "%zz -> nothing"),
    ("https://docs.example.com/ops/#/route", "unverifiable"),
    ("#", "elsewhere"), ("", "elsewhere"), ("https://", "elsewhere"),
  ]

  @Test("An address is followed as far as it is the repository's", arguments: cases)
  func judged(_ text: String, _ wanted: String) { #expect(verdict(text) == wanted, "\(text)") }

  @Test("Versions of a site have what the work tree lacks")
  func versions() {
    var pages = Self.pages
    pages.hasVersions = true
    #expect(verdict("https://docs.example.com/ops/latest/runbooks/api/#apidown", pages).hasPrefix("verified"))
    #expect(verdict("https://docs.example.com/ops/en/stable/runbooks/api/", pages).hasPrefix("verified"))
    #expect(verdict("https://docs.example.com/ops/v1.0/runbooks/old/", pages) == "unverifiable")
    #expect(verdict("https://docs.example.com/ops/latest/runbooks/apo/", pages) == "runbooks/apo/ -> runbooks/api/!")
  }

  @Test("Where plugins make pages, a page without a file is not missed")
  func openSites() {
    var pages = Self.pages
    pages.isComplete = false
    #expect(verdict("https://docs.example.com/ops/blog/x/", pages) == "unverifiable")
    pages.isComplete = true
    pages.route = "docs"
    #expect(verdict("https://docs.example.com/ops/blog/x/", pages) == "unverifiable")
  }
}
