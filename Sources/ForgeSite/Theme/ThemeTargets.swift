package import ForgeDiagnostics
import ForgeMarkdown

extension Theme {
  /// The absolute address of the picture that stands for the site; nil where there is none, or no address to start from.
  func socialImage(of site: Site) -> String? {
    guard let image = site.configuration.theme.socialImage, !site.configuration.site.url.isEmpty else { return nil }
    return url(ofPicture: image.text, in: site).map { site.configuration.site.url + $0 }
  }

  /// The URL from the site's root of the file at `path`, from the root, among the assets of pages and of the theme.
  private func url(ofPicture path: String, in site: Site) -> String? {
    let docs = site.docs.isEmpty ? "" : "\(site.docs)/"
    let folder = "\(site.configuration.theme.folder)/"
    if path.hasPrefix(docs), let asset = site.assets.first(where: { $0.path == path.dropFirst(docs.count) }) {
      return asset.url
    }
    return path.hasPrefix(folder) ? files[String(path.dropFirst(folder.count))]?.url : nil
  }

  /// What the announcement leads to and the picture for links where there is no such thing.
  package func unknownTargets(in site: Site) -> [Diagnostic] {
    let options = site.configuration.theme
    var findings: [Diagnostic] = []
    if let announcement = options.announcement {
      for link in Announcement.document(announcement).links {
        guard case .unknown(let path) = ThemeTarget(link.destination, in: site) else { continue }
        let nearest = Suggestion.nearest(to: path, among: site.pages.map(\.path))
        findings.append(Diagnostic(.unknownThemeTarget, .noPage(path, nearest), at: announcement.range))
      }
    }
    if let image = options.socialImage, url(ofPicture: image.text, in: site) == nil {
      findings.append(
        Diagnostic(.unknownThemeTarget, .noPicture(image.text, site.docs, options.folder), at: image.range))
    }
    return findings
  }
}

extension RuleDescription {
  package static let unknownThemeTarget = RuleDescription(
    "theme/unknown-target", .error, "Announcement or social image that leads nowhere",
    why:
      "The announcement stands on every page, and so would its dead link. An image that is not published is shown by nobody.",
    examples: [
      .good(
        "theme:\n  announcement: Read [what is new](news.md).\n", file: "forge-docs.yaml",
        among: ["docs/index.md": "# Start\n\n[News](news.md)\n", "docs/news.md": "# News\n"]),
      .bad(
        "theme:\n  announcement: «Read [what is new](new.md).»\n", file: "forge-docs.yaml",
        among: ["docs/index.md": "# Start\n\n[News](news.md)\n", "docs/news.md": "# News\n"]),
    ])
}

extension Message {
  fileprivate static func noPage(_ path: String, _ nearest: String?) -> Message {
    Message("the announcement leads to `\(path)`, which is no page or file of the docs directory").suggesting(nearest)
  }

  fileprivate static func noPicture(_ path: String, _ docs: String, _ theme: String) -> Message {
    Message("no file `\(path)` that is published: put it into `\(docs)/` or `\(theme)/assets/`")
  }
}
