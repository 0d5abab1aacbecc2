package import ForgeDiagnostics
import ForgeMarkdown

extension Rule<Site> {
  package static let duplicateAnchor = Rule(
    "pages/duplicate-anchor", .error, "Anchor that stands twice on a page",
    why: """
      A link to the anchor leads to the first place only. Headings with the same text get anchors of their own; an \
      `id` or `name` in raw HTML must not take that of a heading or of another element.
      """,
    examples: [
      .good("## Verify\n\n## Verify\n"),
      .bad("## Verify\n\n<a id=\"«verify»\"></a>\n"),
    ]
  ) { site, report in
    for (document, _, _) in site.readDocuments {
      var first: [String: SourceRange] = [:]
      for heading in document.headings {
        let range = document.blockRange(of: heading.node)
        guard let earlier = first[heading.anchor] else {
          first[heading.anchor] = range
          continue
        }
        report("anchor `#\(heading.anchor)` is taken", at: range, notes: [Note("here", at: earlier)])
      }
      let anchors = document.htmlAnchors
      for anchor in anchors {
        guard let earlier = first[anchor.name] else {
          first[anchor.name] = anchor.range
          continue
        }
        report("anchor `#\(anchor.name)` is taken", at: anchor.range, notes: [Note("here", at: earlier)])
      }
    }
  }
}
