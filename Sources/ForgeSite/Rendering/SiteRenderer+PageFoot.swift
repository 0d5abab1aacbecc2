import ForgeDiagnostics

/// What stands at the foot of a page of the docs directory.
extension SiteRenderer {
  /// How many contributors are named besides the one who changed the page last.
  private static let namedContributors = 5

  /// When the page was last changed and by whom; nil where git does not know it.
  func lastChange(_ page: Page) -> PageContext.Moment? {
    guard let history = history[page.file.path] else { return nil }
    var moment = CalendarDate(secondsSince1970: history.changed).moment
    guard site.configuration.site.hasContributors, !history.author.isEmpty else { return moment }
    moment.author = history.author
    moment.others = Self.list(history.contributors.filter { $0 != history.author })
    return moment
  }

  /// Names as a sentence has them, of many only the first: `Ada, Grace and 3 more`.
  static func list(_ names: [String]) -> String {
    let more = names.count - namedContributors
    let shown = Array(names.prefix(namedContributors)) + (more > 0 ? ["\(more) more"] : [])
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
    return "\(shown.dropLast().joined(separator: ", ")) and \(last)"
  }

  /// Where a problem with the page is reported; empty for nowhere.
  func feedbackURL(_ page: Page) -> String {
    let options = site.configuration.site
    return options.feedback?.url(title: page.title, url: options.url + page.url, path: page.file.path) ?? ""
  }
}
