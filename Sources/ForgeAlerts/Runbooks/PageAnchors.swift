import ForgeDiagnostics
import ForgeMarkdown

/// The anchors of a page and where they stand.
struct PageAnchors {
  private var places: [String: SourceRange] = [:]
  private var loose: [String: SourceRange] = [:]
  let start: SourceRange
  let names: [String]

  init(_ document: MarkdownDocument) {
    start = document.headings.first.map { document.blockRange(of: $0.node) } ?? .file(document.file.path)
    for heading in document.headings where places[heading.anchor] == nil {
      places[heading.anchor] = document.blockRange(of: heading.node)
    }
    for anchor in document.htmlAnchors where places[anchor.name] == nil { places[anchor.name] = anchor.range }
    for name in document.anchors where places[name] == nil { places[name] = start }
    names = places.keys.sorted()
    for name in names { loose[name.telling] = loose[name.telling] ?? places[name] }
  }

  /// Where the anchor stands; a loose one is the same in letters and digits.
  func place(of fragment: String, isLoose: Bool) -> SourceRange? {
    places[fragment] ?? (isLoose ? loose[fragment.telling] : nil)
  }
}

extension String {
  /// Letters and numbers in small letters: what all generators keep of a heading.
  fileprivate var telling: String { lowercased().filter { $0.isLetter || $0.isNumber } }
}
