package import ForgeDiagnostics
import ForgeHTML
import ForgeMarkdown
import Mustache

/// Turns the site into files. Touches no disk: the same function serves a build and a preview.
package struct SiteRenderer: Sendable {
  let site: Site
  let theme: Theme
  /// What git knows of each file of the repository, by its path from the root.
  let history: [String: FileHistory]
  let swaggerUI: SwaggerUI?
  /// What was checked of the commands of pages.
  let evidence: RunbookEvidence
  /// The alerts of the repository, each with the headings that are its runbook.
  let alerts: [(name: String, place: SourceRange)]
  /// What search leaves out.
  let search: SearchOptions
  let features: SiteFeatures
  let twinLinks: TwinLinks
  private let drawings: Drawings
  private let cards: SocialCards
  private let operationLinks: OperationLinks
  private let frames: [String: SiteFrame]
  private let sidebars: Sidebars

  package init(
    _ site: Site, theme: Theme, history: [String: FileHistory], swaggerUI: SwaggerUI?, drawings: Drawings = Drawings(),
    cards: SocialCards = SocialCards(),
    evidence: RunbookEvidence = RunbookEvidence(), alerts: [(name: String, place: SourceRange)] = [],
    search: SearchOptions? = nil, hasIntegrity: Bool? = nil
  ) {
    self.site = site
    self.alerts = alerts
    let search = search ?? site.configuration.search
    self.search = search
    let features = SiteFeatures(
      hasSearch: search.isEnabled && !(site.pages.isEmpty && site.specs.isEmpty),
      hasFeed: ChangeFeed.exists(for: site, history),
      hasIntegrity: hasIntegrity ?? site.configuration.theme.hasIntegrity)
    self.features = features
    self.evidence = evidence
    self.drawings = drawings
    self.cards = cards
    operationLinks = OperationLinks(site)
    self.theme = theme
    self.history = history
    twinLinks = TwinLinks(site)
    self.swaggerUI = swaggerUI
    var frames: [String: SiteFrame] = [:]
    func prepare(_ url: String) {
      let root = SitePath.root(from: url)
      if frames[root] == nil { frames[root] = Self.frame(root, site, theme, features) }
    }
    for page in site.pages { prepare(page.url) }
    for listing in site.navigation.listings { prepare(site.navigation.nodes[listing].url ?? "") }
    for spec in site.specs { prepare(spec.url) }
    for spec in site.specs { prepare("\(spec.url)\(ReferencePlaces.schemasFolder)") }
    for url in [Self.coverageURL, Self.runbookReportURL, ""] { prepare(url) }
    self.frames = frames
    sidebars = Sidebars(site.navigation)
  }

  /// Hands every file of the site to `write`, in a fixed order, a part at a time: what is written need not be kept.
  package func render(jobs: Int, _ write: ([OutputFile]) async throws -> Void) async throws {
    var texts = SiteTexts()
    for part in SitePart.allCases { try await self.write(part, &texts, jobs: jobs, write) }
  }

  /// Hands the files of one part to `write`. `texts` are those that parts before it made.
  func write(
    _ part: SitePart, _ texts: inout SiteTexts, jobs: Int, _ write: ([OutputFile]) async throws -> Void
  ) async throws {
    switch part {
    case .pages: texts.twins = try await renderPages(jobs: jobs, write)
    case .listings: try await write(site.navigation.listings.flatMap { listing($0) })
    case .home: if site.needsHomePage { try await write(homePage()) }
    case .references: texts.references = try await renderReferences(jobs: jobs, write)
    case .coverage: try await write(coveragePage())
    case .runbookReport: try await write(runbookReportPage())
    case .languageModels:
      try await write(languageModelFiles(try await self.texts(texts, jobs: jobs), jobs: jobs))
      // Nobody asks for them again.
      texts = SiteTexts()
    case .feed: try await write(feed())
    case .swaggerUI: if let swaggerUI, !site.specs.isEmpty { try await write(swaggerUI.files) }
    case .notFound: try await write([notFoundPage()])
    case .assets: try await write(site.assets.map { OutputFile(path: $0.output, bytes: $0.bytes) })
    case .theme:
      try await write(theme.files.values.sorted { $0.url < $1.url }.map { OutputFile(path: $0.url, bytes: $0.bytes) })
    case .drawings: try await write(drawings.files)
    case .cards: try await write(cards.files)
    case .redirects: try await write(redirects())
    case .search: try await writeSearch(jobs: jobs, write)
    case .robots: try await write([OutputFile("robots.txt", text: robots)])
    case .sitemap:
      if !site.configuration.site.url.isEmpty { try await write([OutputFile("sitemap.xml", text: sitemap)]) }
    }
  }

  /// `known`, with what is missing of it made.
  private func texts(_ known: SiteTexts, jobs: Int) async throws -> (twins: [[UInt8]], references: [WrittenReference]) {
    var twins = known.twins ?? []
    if known.twins == nil, keepsTwins { twins = try await site.pages.concurrentMap(jobs: jobs) { markdown(of: $0) } }
    let references =
      if let references = known.references { references } else { try await renderReferences(jobs: jobs) { _ in } }
    return (twins, references)
  }

  /// Writes the pages of the docs directory, each as HTML and as Markdown; returns the latter in their order where they
  /// are asked for again.
  private func renderPages(
    jobs: Int, _ write: ([OutputFile]) async throws -> Void
  ) async throws -> [[UInt8]] {
    var layouts: [PageLayout.Shape: PageLayout] = [:]
    var twins: [[UInt8]] = []
    for start in stride(from: 0, to: site.pages.count, by: Self.partSize) {
      let pages = Array(site.pages[start..<min(start + Self.partSize, site.pages.count)])
      let contexts = try await pages.concurrentMap(jobs: jobs) { context(around: $0) }
      add(contexts, to: &layouts)
      let known = layouts
      let files = try await pages.indices.concurrentMap(jobs: jobs) { index in
        (html: file(pages[index], contexts[index], known), markdown: markdown(of: pages[index]))
      }
      try await write(files.map(\.html))
      try await write(zip(pages, files).flatMap { twin($0.url, $1.markdown) })
      if keepsTwins { twins += files.map(\.markdown) }
    }
    return twins
  }

  /// The file of one page of the docs directory, the same as ``render(jobs:_:)`` writes.
  func file(of page: Page) -> OutputFile {
    let context = context(around: page)
    var layouts: [PageLayout.Shape: PageLayout] = [:]
    add([context], to: &layouts)
    return file(page, context, layouts)
  }

  /// Writes what the site shows of the descriptions of APIs.
  private func renderReferences(
    jobs: Int, _ write: ([OutputFile]) async throws -> Void
  ) async throws -> [WrittenReference] {
    var references: [WrittenReference] = []
    for spec in site.specs.indices {
      var reference = try await reference(spec, jobs: jobs)
      try await write(reference.files)
      reference.files = []
      references.append(reference)
      try await write(changesFile(site.specs[spec]))
    }
    return references
  }

  /// How many pages are rendered before they are written.
  private static let partSize = 256

  private func add(_ contexts: [PageContext], to layouts: inout [PageLayout.Shape: PageLayout]) {
    for context in contexts where layouts[context.shape] == nil {
      layouts[context.shape] = PageLayout("page", context, theme.templates)
    }
  }

  private static func section(ofPage page: Int, in site: Site) -> Int {
    site.navigation.entry(ofPage: page).map { site.navigation.nodes[$0].parent } ?? 0
  }

  private static func frame(
    _ root: String, _ site: Site, _ theme: Theme, _ features: SiteFeatures
  ) -> SiteFrame {
    let options = site.configuration.site
    let names = [
      "stylesheet": "assets/theme.css", "syntaxStylesheet": "assets/syntax.css", "script": "assets/theme.js",
      "favicon": "assets/favicon.svg", "searchScript": "assets/search.js",
      "searchDialogScript": "assets/search-dialog.js",
    ]
    var assets = names.compactMapValues { theme.files[$0].map { "\(root)\($0.url)" } }
    if features.hasIntegrity {
      for (name, file) in names where name != "favicon" {
        assets["\(name)Integrity"] = theme.files[file].map { ContentHash.integrity(of: $0.bytes) }
      }
    }
    return SiteFrame(
      root: root, language: options.language, siteTitle: options.title, repository: options.repository,
      generator: "forge-docs", feed: features.hasFeed ? "\(root)\(ChangeFeed.path)" : "",
      apiPages: site.specs.map { PageContext.Link(title: $0.title, href: "\(root)\($0.url)") },
      hasSearch: features.hasSearch, assets: assets, direction: options.isRightToLeft ? "rtl" : "",
      socialImage: theme.socialImage(of: site) ?? "", announcement: Announcement(site, root: root),
      hasVersions: site.configuration.publish.hasVersions, siteURL: options.url)
  }

  // MARK: Pages

  /// A page of the docs directory, by the layout of its shape.
  private func file(
    _ page: Page, _ context: PageContext, _ layouts: [PageLayout.Shape: PageLayout]
  ) -> OutputFile {
    var context = context
    context.content = page.document.html(renderOptions(page))
    context.sidebar = sidebar(ofPage: page)
    guard let layout = layouts[context.shape] else { return file(page.output, "page", context) }
    return OutputFile(path: page.output, bytes: layout.render(context.slots))
  }

  private func sidebar(ofPage page: Page) -> HTML {
    let section = Self.section(ofPage: page.index, in: site)
    return sidebars.sidebar(section: section, root: SitePath.root(from: page.url))
      .html(current: site.navigation.entry(ofPage: page.index))
  }

  func file(_ path: String, _ template: String, _ context: PageContext) -> OutputFile {
    var text = theme.templates.render(context, withTemplate: template) ?? ""
    return OutputFile(path: path, bytes: text.withUTF8 { Array($0) })
  }

  /// What every page has, for one at `url`.
  func context(url: String, title: String) -> PageContext {
    let root = SitePath.root(from: url)
    var context = PageContext(
      frame: frames[root] ?? Self.frame(root, site, theme, features))
    context.title = title
    context.isHome = url.isEmpty
    if !site.configuration.site.url.isEmpty { context.canonical = site.configuration.site.url + url }
    context.markdownURL = twinLinks.hasTwin(url) ? TwinLinks.name : ""
    return context
  }

  /// What every generated page has, with the sidebar of `section`.
  func context(url: String, title: String, section: Int) -> PageContext {
    var context = context(url: url, title: title)
    context.sidebar = sidebars.sidebar(section: section, root: context.frame.root).html(current: nil)
    // The pages of a description are in no section: the header shows where they belong.
    if let current = site.specs.indices.filter({ url.hasPrefix(site.specs[$0].url) }).max(by: {
      site.specs[$0].url.utf8.count < site.specs[$1].url.utf8.count
    }) {
      var links = context.frame.apiPages
      links[current].isCurrent = true
      context.extra["apiPages"] = links
    }
    return context
  }

  /// Everything around the text of a page but the sidebar.
  private func context(around page: Page) -> PageContext {
    let entry = site.navigation.entry(ofPage: page.index)
    var context = context(url: page.url, title: page.title)
    context.description =
      page.settings.description.isEmpty ? site.configuration.site.description : page.settings.description
    context.contents = TableOfContents.html(page.document.headings)
    context.breadcrumbs = entry.map { breadcrumbs(to: $0, from: page.url) } ?? []
    let (previous, next) = site.navigation.neighbours(ofPage: page.index)
    context.previous = previous.map { link(to: site.pages[$0], from: page.url) }
    context.next = next.map { link(to: site.pages[$0], from: page.url) }
    let options = site.configuration.site
    if options.hasEditLinks, !options.repository.isEmpty {
      context.editURL = "\(options.repository)/edit/\(options.branch)/\(page.file.path)"
    }
    context.feedbackURL = feedbackURL(page)
    context.lastChanged = lastChange(page)
    context.socialImage = cards.path(of: page.url).map { options.url + $0 } ?? ""
    return context
  }

  private func renderOptions(_ page: Page) -> RenderOptions {
    var options = RenderOptions()
    options.trustsHTML = site.configuration.markdown.trustsHTML
    for link in site.pageLinks[page.index] {
      guard let url = url(of: link, from: page.url) else { continue }
      options.rewrites[link.link.destination] = url
    }
    options.codeLinks = operationLinks.links(in: page.document, from: page.url)
    options.drawings = drawings.drawings(for: page.document, at: page.url)
    options.codeFooters = codeFooters(page)
    return options
  }

  /// The URL to write for a link; nil where it stays as the author wrote it.
  private func url(of link: PageLink, from base: String) -> String? {
    let fragment = link.fragment.map { "#\($0)" } ?? ""
    switch link.target {
    case .page(let index):
      if link.link.destination.hasPrefix("#") { return nil }
      if link.link.destination.hasPrefix(LinkResolver.ruleScheme), site.pages[index].url == base { return fragment }
      return SitePath.link(to: site.pages[index].url, from: base) + fragment
    case .asset(let index): return SitePath.link(to: site.assets[index].url, from: base) + fragment
    case .api(let spec, let operation):
      let url = SitePath.link(to: site.specs[spec].url, from: base)
      return url + operation + (operation.contains("#") ? "" : fragment)
    case .listing(let url): return SitePath.link(to: url, from: base) + fragment
    case .repository(let path):
      let options = site.configuration.site
      guard !options.repository.isEmpty else { return nil }
      return "\(options.repository)/blob/\(options.branch)/\(path)\(fragment)"
    case .external, .fault: return nil
    }
  }

  private func link(to page: Page, from base: String) -> PageContext.Link {
    PageContext.Link(title: page.title, href: SitePath.link(to: page.url, from: base))
  }

  func breadcrumbs(to entry: Int, from base: String) -> [PageContext.Link] {
    let nodes = site.navigation.nodes
    let sections = site.navigation.ancestors(of: entry).filter {
      nodes[$0].page != nodes[entry].page || nodes[entry].page == nil
    }
    return sections.map { section in
      PageContext.Link(
        title: nodes[section].title, href: nodes[section].url.map { SitePath.link(to: $0, from: base) } ?? "")
    } + [PageContext.Link(title: nodes[entry].title, href: "")]
  }

  // MARK: Generated files

  /// The page for URLs that do not exist. A server sends it for any of them, so it cannot use relative URLs where the
  /// site's own address is known.
  private func notFoundPage() -> OutputFile {
    let options = site.configuration.site
    let path = options.url.isEmpty ? "" : options.basePath
    var context = context(url: "", title: "Page not found", section: 0)
    context.canonical = ""
    context.markdownURL = ""
    context.isHome = false
    if !path.isEmpty {
      context.frame = Self.frame(path, site, theme, features)
      context.sidebar = Sidebar(section: 0, navigation: site.navigation, root: path).html(current: nil)
    }
    return file("404.html", "404", context)
  }

  private func redirects() -> [OutputFile] {
    site.redirects.map { redirect in
      let root = SitePath.root(from: redirect.from)
      var context = PageContext(
        frame: frames[root] ?? Self.frame(root, site, theme, features))
      context.title = redirect.page.title
      context.extra["target"] = SitePath.link(to: redirect.page.url, from: redirect.from)
      if !site.configuration.site.url.isEmpty { context.canonical = site.configuration.site.url + redirect.page.url }
      let path = redirect.from.hasSuffix(".html") ? redirect.from : "\(redirect.from)index.html"
      return file(path, "redirect", context)
    }
  }

  private var robots: String {
    let url = site.configuration.site.url
    return "User-agent: *\nAllow: /\n" + (url.isEmpty ? "" : "\nSitemap: \(url)sitemap.xml\n")
  }

  /// The sitemap protocol's list of pages; dates only where git knows them.
  private var sitemap: String {
    var writer = HTMLWriter()
    writer.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    writer.markup("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
    let home: [(String, Int?)] = site.needsHomePage ? [("", nil)] : []
    for url in home + site.pages.map({ ($0.url, history[$0.file.path]?.changed) }) + referenceURLs.map({ ($0, nil) }) {
      writer.markup("<url><loc>")
      writer.url(Array((site.configuration.site.url + url.0).utf8)[...])
      writer.markup("</loc>")
      if let changed = url.1 {
        writer.markup("<lastmod>")
        writer.text(CalendarDate(secondsSince1970: changed).iso)
        writer.markup("</lastmod>")
      }
      writer.markup("</url>\n")
    }
    writer.markup("</urlset>\n")
    return writer.finish().string
  }
}
