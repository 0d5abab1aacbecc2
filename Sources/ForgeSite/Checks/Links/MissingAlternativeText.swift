package import ForgeDiagnostics
import ForgeMarkdown

extension Rule<Site> {
  package static let missingAlternativeText = Rule(
    "links/missing-alternative-text", .warning, "Image without alternative text",
    why: """
      Screen readers, text browsers and a page whose image fails to load have nothing to show. Say what the image \
      tells; for a decoration write `<img src="…" alt="">`.
      """,
    examples: [
      .good("![Three pods behind one service](pods.png)\n", among: ["docs/pods.png": "png"]),
      .bad("«![](pods.png)»\n", among: ["docs/pods.png": "png"]),
    ],
    aliases: ["MD045", "no-alt-text"]
  ) { site, report in
    for (document, _, links) in site.readDocuments {
      var places = PlaceFinder(in: document)
      for link in links where !link.link.hasAlternativeText {
        report("image without alternative text", at: places.range(of: link.link.node))
      }
    }
  }
}
