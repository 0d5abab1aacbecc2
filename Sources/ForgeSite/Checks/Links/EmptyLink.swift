package import ForgeDiagnostics
import ForgeMarkdown

extension Rule<Site> {
  package static let emptyLink = Rule(
    "links/empty", .error, "Link without a destination",
    why: "The link looks as if it led somewhere and reloads the page instead.",
    examples: [
      .good("[Start](#start)\n\n## Start\n"),
      .bad("«[Start]()»\n"),
    ]
  ) { site, report in
    for (document, _, links) in site.readDocuments {
      var places = PlaceFinder(in: document)
      for link in links {
        guard case .fault(.empty) = link.target else { continue }
        report("link without a destination", at: places.range(of: link.link.node))
      }
    }
  }
}
