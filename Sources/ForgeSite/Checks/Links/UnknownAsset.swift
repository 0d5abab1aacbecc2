package import ForgeDiagnostics
import ForgeFiles
import ForgeMarkdown

extension Rule<Site> {
  package static let unknownAsset = Rule(
    "links/unknown-asset", .error, "Link to a file that does not exist",
    why: "The image does not show, or the download fails. Paths are relative to the page, and case counts.",
    examples: [
      .good("![The console](console.png)\n", among: ["docs/console.png": "png"]),
      .bad("![The console](«consol.png»)\n", among: ["docs/console.png": "png"]),
    ]
  ) { site, report in
    let paths = site.assets.map(\.path)
    for (document, _, links) in site.readDocuments {
      var places = PlaceFinder(in: document)
      for link in links {
        guard case .fault(.unknownAsset(let path)) = link.target else { continue }
        let range = places.destinationRange(of: link.link)
        let replacement = report.nearest(to: path, among: paths).map {
          SitePath.relative(TreePath.join(site.docs, $0), from: document.file.path)
        }
        report(.unknownAsset(path, replacement), at: range, fix: replacement.map { .replace(range, with: $0) })
      }
    }
  }
}

extension Message {
  fileprivate static func unknownAsset(_ path: String, _ nearest: String?) -> Message {
    Message("no file `\(path)`").suggesting(nearest)
  }
}
