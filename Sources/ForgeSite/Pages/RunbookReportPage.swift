import ForgeDiagnostics
import ForgeHTML
import ForgeMarkdown

/// The page that shows what was checked of the commands of all documents.
extension SiteRenderer {
  /// The page's URL from the site's root.
  static let runbookReportURL = "runbook-checks/"
  static let runbookReportTitle = "Runbook checks"

  /// Whether the site has the page: something is claimed, and no page of the author's is served there.
  var hasRunbookReport: Bool {
    !evidence.documents.isEmpty && !site.pages.contains { $0.url == Self.runbookReportURL }
  }

  func runbookReportPage() -> [OutputFile] {
    guard hasRunbookReport else { return [] }
    let url = Self.runbookReportURL
    let pages = Dictionary(site.pages.map { ($0.file.path, $0) }) { first, _ in first }
    func writer(_ link: (String) -> String) -> RunbookReportWriter {
      RunbookReportWriter(
        documents: evidence.documents.map { reported($0, pages[$0.path], link) },
        evidence: EvidenceWriter(links: evidenceLinks, report: nil))
    }
    let report = writer { SitePath.link(to: $0, from: url) }
    var context = context(url: url, title: Self.runbookReportTitle, section: 0)
    context.description = "What the commands of these pages name, and what the repository says of it."
    context.content = report.html()
    context.contents = TableOfContents.html(report.contents)
    context.breadcrumbs = [PageContext.Link(title: Self.runbookReportTitle, href: "")]
    let markdown = writer { twinLinks.page($0, from: url) }.markdown(Self.runbookReportTitle)
    return [file("\(url)index.html", "page", context)] + twin(url, markdown)
  }

  /// A document with where its blocks can be read: below the heading that comes before each.
  private func reported(
    _ document: RunbookEvidence.Document, _ page: Page?, _ link: (String) -> String
  ) -> RunbookReportWriter.Document {
    guard let page else {
      let blocks = (document.blocks.map(\.claims) + [document.prose]).map { (href: String?.none, claims: $0) }
      return RunbookReportWriter.Document(title: document.path, href: nil, blocks: blocks)
    }
    let headings = page.document.headings.map { heading in
      (start: page.document.textRange(ofBlock: heading.node).lowerBound, anchor: heading.anchor)
    }.sorted { $0.start < $1.start }
    let blocks = document.blocks.map { block in
      let next = headings.partitionPoint { $0.start <= block.place.lowerBound }
      let fragment = next > 1 ? "#\(headings[next - 1].anchor)" : ""
      return (href: String?.some(link(page.url + fragment)), claims: block.claims)
    }
    return RunbookReportWriter.Document(
      title: page.title, href: link(page.url), blocks: blocks + [(href: link(page.url), claims: document.prose)])
  }
}
