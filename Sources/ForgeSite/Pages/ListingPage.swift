import ForgeMarkdown

/// The pages that list others.
extension SiteRenderer {
  /// The page of a folder without an index: what is in it.
  func listing(_ section: Int) -> [OutputFile] {
    let node = site.navigation.nodes[section]
    let url = node.url ?? ""
    var context = context(url: url, title: node.title, section: section)
    context.breadcrumbs = breadcrumbs(to: section, from: url)
    let children = children(of: section)
    context.extra["children"] = children.map { $0.link(from: url) }
    return [file("\(SitePath.percentDecoded(url))index.html", "listing", context)]
      + listingTwin(url, title: node.title, description: "", children)
  }

  /// The home page of a site that has none: its sections and pages, and its descriptions of APIs.
  func homePage() -> [OutputFile] {
    let options = site.configuration.site
    var context = context(url: "", title: options.title, section: 0)
    context.description = options.description
    let children =
      children(of: 0)
      + site.specs.map { ListedPage(title: $0.title, url: $0.url, isExternal: false, description: "") }
    context.extra["children"] = children.map { $0.link(from: "") }
    return [file("index.html", "listing", context)]
      + listingTwin("", title: options.title, description: options.description, children)
  }

  /// What is directly in a section. A section without a page of its own leads to its first one.
  func children(of section: Int) -> [ListedPage] {
    site.navigation.nodes[section].children.compactMap { listed($0) }
  }

  /// An entry of the navigation; nil for a section without pages.
  func listed(_ entry: Int) -> ListedPage? {
    let node = site.navigation.nodes[entry]
    guard let target = node.url ?? site.navigation.firstPage(in: entry).map({ site.pages[$0].url }) else { return nil }
    return ListedPage(
      title: node.title, url: target, isExternal: node.isExternal,
      description: node.page.map { site.pages[$0].settings.description } ?? "")
  }

  /// The Markdown of a page that lists others.
  private func listingTwin(_ url: String, title: String, description: String, _ children: [ListedPage]) -> [OutputFile]
  {
    var writer = MarkdownWriter()
    writer.heading(1, [.text(title)])
    if !description.isEmpty { writer.paragraph([.text(description)]) }
    for child in children { writer.item(child.spans(from: url, twinLinks)) }
    return twin(url, writer.bytes)
  }
}

/// A page in a list, for a page anywhere on the site.
struct ListedPage: Sendable {
  let title: String
  /// From the site's root, or elsewhere.
  let url: String
  let isExternal: Bool
  let description: String

  func spans(from base: String, _ links: TwinLinks) -> [MarkdownSpan] {
    let link = MarkdownSpan.link([.text(title)], to: isExternal ? url : links.page(url, from: base))
    return description.isEmpty ? [link] : [link, .text(": \(description)")]
  }

  func link(from base: String) -> PageContext.Link {
    PageContext.Link(
      title: title, href: isExternal ? url : SitePath.link(to: url, from: base), description: description)
  }
}
