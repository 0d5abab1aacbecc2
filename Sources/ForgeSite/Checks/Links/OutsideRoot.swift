package import ForgeDiagnostics
import ForgeMarkdown

extension Rule<Site> {
  package static let outsideRoot = Rule(
    "links/outside-root", .error, "Link that leaves the root",
    why: """
      A path above the docs directory is not on the site. With `site.repository` set, links to other files of the \
      repository lead to it there; what lies outside the repository can be linked to by its full address only.
      """,
    examples: [
      .good("[The licence](https://example.org/licence)\n"),
      .bad("[The licence](«../../licence.txt»)\n"),
    ]
  ) { site, report in
    for (document, page, links) in site.readDocuments {
      var places = PlaceFinder(in: document)
      for link in links {
        guard case .fault(.outsideRoot) = link.target else { continue }
        report(.outsideRoot(link.link.destination, isPage: page != nil), at: places.destinationRange(of: link.link))
      }
    }
  }
}

extension Message {
  fileprivate static func outsideRoot(_ path: String, isPage: Bool) -> Message {
    Message("`\(path)` leaves the \(isPage ? "docs directory" : "repository")")
  }
}
