package import ForgeDiagnostics
import ForgeFiles
import ForgeMarkdown

extension Rule<Site> {
  package static let unknownPage = Rule(
    "links/unknown-page", .error, "Link to a page that does not exist",
    why: """
      Whoever follows the link meets a missing page. Write the path of the Markdown file, relative to the page that \
      links to it; the site turns it into a URL.
      """,
    examples: [
      .good("[Upgrade](upgrade.md)\n", among: ["docs/upgrade.md": "# Upgrade\n"]),
      .bad("[Upgrade](«upgrad.md»)\n", among: ["docs/upgrade.md": "# Upgrade\n\n[Home](index.md)\n"]),
    ],
    aliases: ["invalid_links"]
  ) { site, report in
    let paths = site.pages.map(\.path)
    for (document, _, links) in site.readDocuments {
      var places = PlaceFinder(in: document)
      for link in links {
        guard case .fault(let fault) = link.target else { continue }
        let range = places.destinationRange(of: link.link)
        switch fault {
        case .unknownPage(let path):
          let nearest = report.nearest(to: path, among: paths)
          let replacement = nearest.map {
            SitePath.relative(TreePath.join(site.docs, $0), from: document.file.path)
          }
          report(
            .unknownPage(path, replacement), at: range,
            fix: replacement.map { .replace(range, with: keepingFragment($0, link)) })
        case .draft(let path): report(.draft(path), at: range)
        default: continue
        }
      }
    }
  }
}

/// `path` with the fragment that the link had.
private func keepingFragment(_ path: String, _ link: PageLink) -> String {
  link.fragment.map { "\(path)#\($0)" } ?? path
}

extension Message {
  fileprivate static func unknownPage(_ path: String, _ nearest: String?) -> Message {
    Message("no page `\(path)`").suggesting(nearest)
  }

  fileprivate static func draft(_ path: String) -> Message {
    Message("`\(path)` is a draft, which only `--drafts` builds")
  }
}
