/// Something that search leads to: its place, what it is called, and what it says.
package struct SearchEntry: Sendable {
  /// What readers can narrow a search to. The order is that of the index, and of the choices.
  package enum Kind: UInt8, Sendable, CaseIterable {
    /// A page, or a part of one that a heading leads to.
    case page
    case operation
    case schema
    case alert
    case rule
    case command

    /// What readers call it, in English, beside its own words: `refresh token endpoint`.
    var words: String {
      switch self {
      case .page: ""
      case .operation: "endpoint operation"
      case .schema: "schema"
      case .alert: "alert"
      case .rule: "rule"
      case .command: "command"
      }
    }

    /// What `search.json` calls it.
    package var name: String {
      switch self {
      case .page: "page"
      case .operation: "operation"
      case .schema: "schema"
      case .alert: "alert"
      case .rule: "rule"
      case .command: "command"
      }
    }
  }

  package let kind: Kind
  /// From the site's root, percent-encoded, with the anchor: `runbooks/upgrade/#roll-back`.
  package let url: String
  package let title: String
  /// Where it stands, outermost first, without itself: the section of the site, the page, headings.
  package var trail: [String] = []
  /// What else it is known by: an operationId, the alerts of a runbook, words of the address.
  package var names: [String] = []
  /// What it says in few words, where an author wrote that.
  package var summary = ""
  /// What it says, as UTF-8 without markup. The beginning is shown, all of it is found.
  package var text: [UInt8] = []
  /// What it is found by too, but is not shown.
  package var unshown = ""
  /// How many of the entries that follow are parts of it: it is found by what they say too.
  package var partCount = 0
  /// A part of a page rather than the whole: `search.json` leaves it out.
  package var isPart = false

  package init(_ kind: Kind, url: String, title: String) {
    self.kind = kind
    self.url = url
    self.title = title
  }
}
