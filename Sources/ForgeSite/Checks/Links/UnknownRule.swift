package import ForgeDiagnostics
import ForgeMarkdown

extension Rule<Site> {
  package static let unknownRule = Rule(
    "links/unknown-rule", .error, "Link to a rule that does not exist, or that no page describes",
    why: """
      A `rule:` link leads to the heading that is the rule's id. `forge-docs rules --markdown` writes a page with a \
      heading for each.
      """,
    examples: [
      .good("[Pages](rule:links/unknown-page)\n\n## `links/unknown-page`\n"),
      .bad("[Pages](«rule:links/unknwn-page»)\n\n## `links/unknown-page`\n"),
      .bad("[Anchors](«rule:links/unknown-anchor»)\n\n## `links/unknown-page`\n"),
    ]
  ) { site, report in
    for (document, _, links) in site.readDocuments {
      for link in links {
        switch link.target {
        case .fault(.unknownRule(let id)):
          let range = document.destinationRange(of: link.link)
          let nearest = report.nearest(to: id, among: site.rules.sorted())
          report(.unknownRule(id, nearest), at: range, fix: nearest.map { .replace(range, with: "rule:\($0)") })
        case .fault(.undescribedRule(let id)):
          report("no page has `\(id)` for a heading", at: document.destinationRange(of: link.link))
        default: continue
        }
      }
    }
  }
}

extension Message {
  fileprivate static func unknownRule(_ id: String, _ nearest: String?) -> Message {
    Message("no rule `\(id)`").suggesting(nearest)
  }
}
