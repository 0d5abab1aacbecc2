import ForgeDiagnostics
import ForgeHTML
import ForgeOpenAPI

extension SiteRenderer {
  /// The page of what changed in a description since a revision; none where the configuration asks for none.
  func changesFile(_ spec: SitePathSpec) -> [OutputFile] {
    guard let changelog = spec.changelog else { return [] }
    let url = spec.url + APIChangelog.folder
    let writer = ChangesWriter(report: changelog.report, places: ReferencePlaces(spec.description).places)
    var html = HTMLWriter()
    html.markup("<h1>")
    html.text(changelog.title)
    html.markup("</h1>\n")
    writer.write(to: &html)
    var context = context(url: url, title: changelog.title, section: 0)
    context.description =
      "What changed in \(spec.description.title) since \(changelog.report.old.name), and what of it breaks clients."
    context.content = html.finish()
    context.contents = writer.contents
    context.breadcrumbs = [
      PageContext.Link(title: spec.title, href: "../"), PageContext.Link(title: changelog.title, href: ""),
    ]
    let markdown = ChangesMarkdown(
      report: changelog.report, places: writer.places, reference: spec.url, links: twinLinks)
    return [file("\(url)index.html", "page", context)] + twin(url, markdown.page(changelog.title))
  }
}

/// Writes the changes between two descriptions, the worst first.
struct ChangesWriter {
  let report: ChangeReport
  /// Where operations stand in the reference, from its own URL, by method and path.
  let places: [String: String]

  /// The operations that stand in the open; more of them are folded away.
  private static let openLimit = 4

  func write(to html: inout HTMLWriter) {
    html.markup("<p>")
    html.text("\(report.counts) since ")
    write(code: report.old.name, to: &html)
    html.text(report.versions)
    html.markup(".</p>\n")
    for level in levels { write(level, to: &html) }
  }

  /// The levels that have changes as a table of contents.
  var contents: HTML { TableOfContents.html(levels.map { ($0.rawValue, Self.title($0)) }) }

  private var levels: [ChangeLevel] { report.levels }

  static func title(_ level: ChangeLevel) -> String {
    switch level {
    case .breaking: "Breaking changes"
    case .dangerous: "Dangerous changes"
    case .safe: "Safe changes"
    }
  }

  static func explanation(_ level: ChangeLevel) -> StaticString {
    switch level {
    case .breaking: "Clients that work today fail."
    case .dangerous: "Some clients may fail."
    case .safe: "No client notices."
    }
  }

  private func write(_ level: ChangeLevel, to html: inout HTMLWriter) {
    html.markup("<section")
    html.attribute("class", "api-changes \(level.rawValue)")
    html.markup(">\n<h2")
    html.attribute("id", level.rawValue)
    html.markup(">")
    html.text(Self.title(level))
    html.markup("<a class=\"heading-anchor\"")
    html.attribute("href", url: "#\(level.rawValue)")
    html.markup(" aria-label=\"Link to this section\"></a></h2>\n<p>")
    html.markup(Self.explanation(level))
    html.markup("</p>\n<ul class=\"api-members\">\n")
    for change in report.diff.changes where change.kind.level == level { write(change, to: &html) }
    html.markup("</ul>\n</section>\n")
  }

  private func write(_ change: Change, to html: inout HTMLWriter) {
    html.markup("<li><p class=\"api-member\">")
    // Names stand between backquotes in messages.
    let parts = change.message.text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    for (index, part) in parts.enumerated() {
      if index.isMultiple(of: 2) { html.text(part) } else { write(code: part, to: &html) }
    }
    html.markup("</p>\n<p class=\"api-facts\">")
    html.text(change.kind.why)
    html.markup("</p>\n")
    let isNamed = change.operations.count == 1 && parts.contains(change.operations[0])
    if !isNamed { write(operations: change.operations, to: &html) }
    html.markup("</li>\n")
  }

  private func write(operations: [String], to html: inout HTMLWriter) {
    guard operations.count > Self.openLimit else {
      for (index, operation) in operations.enumerated() {
        html.markup(index == 0 ? "<p class=\"api-facts\">In " : ", ")
        write(code: operation, to: &html)
      }
      if !operations.isEmpty { html.markup("</p>\n") }
      return
    }
    html.markup("<details><summary>In ")
    html.text(operations.count == report.diff.operationCount ? "all " : "")
    html.number(operations.count)
    html.markup(" operations</summary>\n<ul>\n")
    for operation in operations {
      html.markup("<li>")
      write(code: operation, to: &html)
      html.markup("</li>\n")
    }
    html.markup("</ul>\n</details>\n")
  }

  /// Code, which leads to the section of an operation where it names one that there is.
  private func write(code: String, to html: inout HTMLWriter) {
    let webhook = "webhook "
    let place = places[code] ?? places[code.hasPrefix(webhook) ? String(code.dropFirst(webhook.count)) : ""]
    if let place {
      html.markup("<a")
      html.attribute("href", url: "../\(place)")
      html.markup(">")
    }
    html.markup("<code>")
    html.text(code)
    html.markup("</code>")
    if place != nil { html.markup("</a>") }
  }
}

extension ChangeReport {
  /// The levels that have changes, the worst first.
  var levels: [ChangeLevel] { ChangeLevel.allCases.reversed().filter { diff.count($0) > 0 } }

  /// How the version changed, as the end of a sentence; empty where one of the two has none.
  var versions: String {
    guard let before = old.version, let after = new.version else { return "" }
    return before == after ? "; the version is \(after) in both" : ", from version \(before) to \(after)"
  }
}
