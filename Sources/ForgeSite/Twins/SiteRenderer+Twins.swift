import ForgeHTML
import ForgeMarkdown

/// Every page as Markdown beside its HTML, for readers and programs that take no more than the text.
extension SiteRenderer {
  /// The Markdown of a page of the docs directory: what its HTML was made of, read once for both.
  func markdown(of page: Page, from base: String? = nil) -> [UInt8] {
    let base = base ?? page.url
    var options = MarkdownWritingOptions()
    options.title = page.title
    options.description = page.settings.description
    options.keepsComments = site.configuration.markdown.trustsHTML
    options.destinations = site.pageLinks[page.index].compactMap { link in
      twinLinks.url(of: link, from: base).map { (link.link, $0) }
    }
    return page.document.markdown(options)
  }

  /// The file of the Markdown of the page at `url`; none where it would stand where a folder does.
  func twin(_ url: String, _ bytes: [UInt8]) -> [OutputFile] {
    twinLinks.hasTwin(url) ? [OutputFile(path: twinLinks.output(of: url), bytes: bytes)] : []
  }
}
