/// The constructs that a page may use beyond CommonMark. Each is a pass over libcmark's tree, in a folder of its own.
package struct Syntax: OptionSet, Hashable, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) {
    self.rawValue = rawValue
  }

  package static let tables = Syntax(rawValue: 1 << 0)
  package static let strikethrough = Syntax(rawValue: 1 << 1)
  package static let autolinks = Syntax(rawValue: 1 << 2)
  package static let taskLists = Syntax(rawValue: 1 << 3)
  package static let footnotes = Syntax(rawValue: 1 << 4)
  package static let alerts = Syntax(rawValue: 1 << 5)
  package static let admonitions = Syntax(rawValue: 1 << 6)
  package static let tabs = Syntax(rawValue: 1 << 7)
  package static let headingIDs = Syntax(rawValue: 1 << 8)
}

/// Which Markdown a page is written in.
package enum Flavor: String, CaseIterable, Sendable {
  /// CommonMark 0.30, byte for byte the output of the specification.
  case commonmark
  /// GitHub Flavored Markdown.
  case gfm
  /// GitHub's, with alerts, heading anchors, code titles and sanitised HTML: what the site is built with.
  case site

  package var syntax: Syntax {
    switch self {
    case .commonmark: []
    case .gfm: [.tables, .strikethrough, .autolinks, .taskLists, .footnotes]
    case .site:
      [.tables, .strikethrough, .autolinks, .taskLists, .footnotes, .alerts, .admonitions, .tabs, .headingIDs]
    }
  }
}
