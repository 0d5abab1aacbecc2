package import ForgeDiagnostics
import ForgeMarkdown

extension Rule<Site> {
  package static let unsafeLink = Rule(
    "links/unsafe-scheme", .error, "Link with a scheme that no page should have",
    why: """
      `javascript:` and its like run code in the reader's browser; the site leaves such a destination out, so the link \
      leads nowhere. Known schemes are `http`, `https`, `mailto`, `tel`, `ftp`, `sms`, `xmpp`, `irc` and `news`.
      """,
    examples: [
      .good("[Write](mailto:docs@example.org)\n"),
      .bad("[Run](«javascript:run()»)\n"),
    ],
    aliases: ["no-unsafe-markdown"]
  ) { site, report in
    guard !site.configuration.markdown.trustsHTML else { return }
    for (document, _, links) in site.readDocuments {
      var places = PlaceFinder(in: document)
      for link in links {
        guard case .fault(.unsafeScheme) = link.target else { continue }
        report("the site leaves this destination out", at: places.destinationRange(of: link.link))
      }
    }
  }
}
