import ForgeDiagnostics
import ForgeHTML

extension SiteRenderer {
  /// What stands below the blocks of a page whose commands were checked, by the places of the blocks.
  func codeFooters(_ page: Page) -> [Range<Int>: HTML] {
    let blocks = evidence.blocks(of: page.file.path)
    guard !blocks.isEmpty else { return [:] }
    let writer = EvidenceWriter(
      links: evidenceLinks, report: hasRunbookReport ? SitePath.link(to: Self.runbookReportURL, from: page.url) : nil)
    return Dictionary(blocks.map { ($0.place, writer.html($0)) }) { first, _ in first }
  }

  var evidenceLinks: EvidenceLinks { EvidenceLinks(site.configuration.site, evidence.snapshot) }
}
