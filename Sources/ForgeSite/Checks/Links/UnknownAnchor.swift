package import ForgeDiagnostics
import ForgeMarkdown

extension Rule<Site> {
  package static let unknownAnchor = Rule(
    "links/unknown-anchor", .error, "Link to a heading that does not exist",
    why: """
      The browser opens the page at its top, and the reader searches. Anchors are made of headings as GitHub makes \
      them: lower case, spaces as `-`, punctuation dropped, `-1` behind a repeated one.
      """,
    examples: [
      .good("# Start\n\n[Verify](#verify)\n\n## Verify\n"),
      .bad("# Start\n\n[Verify](#«verfy»)\n\n## Verify\n"),
    ],
    aliases: ["invalid_link_anchors"]
  ) { site, report in
    var anchors: [Int: Set<String>] = [:]
    let documents = Dictionary(site.documents.map { ($0.file.path, $0) }) { first, _ in first }
    for (document, page, links) in site.readDocuments {
      var places = PlaceFinder(in: document)
      for link in links {
        guard let fragment = link.fragment, !fragment.isEmpty, fragment != "top" else { continue }
        let known: Set<String>
        switch link.target {
        case .page(let index):
          known = anchors[index] ?? site.pages[index].document.anchors
          anchors[index] = known
        case .repository(let path):
          guard let other = path == document.file.path && page == nil ? document : documents[path] else { continue }
          known = other.anchors
        default: continue
        }
        guard !known.contains(fragment) else { continue }
        // Generators make anchors of headings in ways of their own: what is left of both must be the same.
        if site.layout != nil, known.contains(where: { $0.telling == fragment.telling }) { continue }
        let range = places.fragmentRange(of: link.link)
        let nearest = report.nearest(to: fragment, among: known.sorted())
        report(
          .unknownAnchor(fragment, target: target(link, in: site), nearest), at: range,
          fix: nearest.map { .replace(range, with: $0) })
      }
    }
  }
}

private func target(_ link: PageLink, in site: Site) -> String? {
  guard !link.link.destination.hasPrefix("#") else { return nil }
  switch link.target {
  case .page(let index): return site.pages[index].path
  case .repository(let path): return path
  default: return nil
  }
}

extension String {
  /// Letters and numbers in small letters.
  fileprivate var telling: String { lowercased().filter { $0.isLetter || $0.isNumber } }
}

extension Message {
  fileprivate static func unknownAnchor(_ anchor: String, target: String?, _ nearest: String?) -> Message {
    Message("no heading `#\(anchor)` \(target.map { "in `\($0)`" } ?? "on this page")").suggesting(nearest)
  }
}
