import Mustache

/// What the template of a card can name: texts broken into lines, with their places on a picture of 1200 by 630.
struct CardContext: MustacheParent, Sendable {
  private struct Line: MustacheParent, Sendable {
    let text: String
    let y: Int

    func child(named name: String) -> Any? {
      switch name {
      case "text": text
      case "y": "\(y)"
      default: nil
      }
    }
  }

  private let siteTitle: String
  private let host: String
  private let isRightToLeft: Bool
  private let title: [Line]
  private let description: [Line]

  private static let titleSize = 72
  private static let descriptionSize = 34
  /// Between the margins.
  private static let width = 1040

  init(_ page: Page, of site: Site) {
    let options = site.configuration.site
    siteTitle = CardText.lines(options.title, width: Double(Self.width) / 34, limit: 1).first ?? ""
    host = options.url.split(separator: "/").dropFirst().first.map(String.init) ?? ""
    isRightToLeft = options.isRightToLeft
    let titles = CardText.lines(page.title, width: Double(Self.width) / Double(Self.titleSize), limit: 3)
    title = titles.enumerated().map { Line(text: $1, y: 240 + $0 * 86) }
    let start = 240 + titles.count * 86 - 8
    let text = page.settings.description.isEmpty ? options.description : page.settings.description
    let lines = CardText.lines(
      text, width: Double(Self.width) / Double(Self.descriptionSize), limit: min(3, max(0, (540 - start) / 46)))
    description = lines.enumerated().map { Line(text: $1, y: start + $0 * 46) }
  }

  func child(named name: String) -> Any? {
    switch name {
    case "siteTitle": siteTitle
    case "host": host
    case "title": title
    case "description": description
    case "rtl": isRightToLeft
    case "x": isRightToLeft ? "1120" : "80"
    default: nil
    }
  }
}
