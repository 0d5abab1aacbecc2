/// The constructs that a page may use beyond CommonMark, each in a folder of its own, each with a switch.
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
  package static let attributes = Syntax(rawValue: 1 << 8)
  package static let includes = Syntax(rawValue: 1 << 9)
  package static let variables = Syntax(rawValue: 1 << 10)
  package static let definitionLists = Syntax(rawValue: 1 << 11)
  package static let abbreviations = Syntax(rawValue: 1 << 12)
  package static let subscripts = Syntax(rawValue: 1 << 13)
  package static let superscripts = Syntax(rawValue: 1 << 14)
  package static let insertions = Syntax(rawValue: 1 << 15)
  package static let marks = Syntax(rawValue: 1 << 16)
  package static let keys = Syntax(rawValue: 1 << 17)
  package static let emoji = Syntax(rawValue: 1 << 18)
  package static let math = Syntax(rawValue: 1 << 19)
  package static let diagrams = Syntax(rawValue: 1 << 20)
  package static let tableOfContents = Syntax(rawValue: 1 << 21)
  package static let codeNotes = Syntax(rawValue: 1 << 22)
  package static let operationLinks = Syntax(rawValue: 1 << 23)

  /// What GitHub adds to CommonMark.
  package static let github: Syntax = [.tables, .strikethrough, .autolinks, .taskLists, .footnotes]
}

/// Which Markdown a page is written in.
package enum Flavor: String, CaseIterable, Sendable {
  /// CommonMark 0.30, byte for byte the output of the specification.
  case commonmark
  /// GitHub Flavored Markdown.
  case gfm
  /// GitHub's, what MkDocs and Docusaurus add, and sanitised HTML: what the site is built with.
  case site

  package var syntax: Syntax {
    switch self {
    case .commonmark: []
    case .gfm: .github
    case .site: Syntax(rawValue: (1 << 24) - 1)
    }
  }
}
