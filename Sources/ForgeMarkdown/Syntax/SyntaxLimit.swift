package import ForgeDiagnostics

/// Where a page goes beyond what is read of it, so that no page, however it is made, costs more than in proportion to its
/// size.
struct ExceededLimit: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// Containers of our own in each other.
    case containers
    /// Cells that short rows of tables lack.
    case cells
    /// Tables that end above a line that is neither empty nor a row, each seen after the one before it.
    case tables
    case tablesOfContents
    /// List items in each other, times blank lines.
    case listItems
    /// Bytes that abbreviations would write.
    case abbreviations
  }

  let kind: Kind
  /// The line of the Markdown, from 1, where it happens first.
  let line: Int
}

extension RuleDescription {
  package static let pageLimit = RuleDescription(
    "pages/limit", .warning, "Page that goes beyond what is read of it",
    why: """
      Nesting, tables without end and the like are read up to a limit, which the message names; what is beyond it stays text.
      No page that was written by hand comes near. A program that writes pages can split them.
      """,
    examples: [
      .good("!!! note\n    !!! note\n        Text.\n"),
      .bad(
        (0..<9).map { String(repeating: " ", count: $0 * 4) + ($0 == 8 ? "«!!! note»" : "!!! note") + "\n" }.joined()
          + String(repeating: " ", count: 36) + "Text.\n"),
    ])
}

extension Message {
  static func limit(_ kind: ExceededLimit.Kind) -> Message {
    switch kind {
    case .containers: "containers in each other are read to a depth of \(SyntaxPasses.containerDepth)"
    case .cells: "rows that are too short are filled up with \(TablePass.maximumFilledCells) cells in all"
    case .tables: "of tables in a row without empty lines between, \(SyntaxPasses.tableReadings) are told apart"
    case .tablesOfContents: "\(TableOfContentsPass.maximumCount) tables of contents are written to a page"
    case .listItems: "so many list items in each other, with so many empty lines, are shown as plain text"
    case .abbreviations: "abbreviations write \(Abbreviations.maximumBytes >> 20) MB to a page at most"
    }
  }
}
