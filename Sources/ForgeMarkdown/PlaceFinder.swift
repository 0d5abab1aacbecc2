package import ForgeDiagnostics

/// Says where nodes of a page stand, one after the other: nodes of one paragraph cost one reading of it.
package struct PlaceFinder {
  private let document: MarkdownDocument
  private var leaves = LeafFinder()
  private var leaf: MarkdownNode.ID = -1
  private var positions: [MarkdownNode.ID: InlinePosition] = [:]
  private var definitions: [String: ReferenceDefinition]?

  package init(in document: MarkdownDocument) {
    self.document = document
  }

  /// The place of an inline node; nil where it cannot be found.
  mutating func position(of id: MarkdownNode.ID) -> InlinePosition? {
    if let position = positions[id] { return position }
    guard let leaf = leaves.leaf(of: id, in: document.tree) else { return nil }
    if leaf != self.leaf {
      self.leaf = leaf
      positions = document.positions(around: leaf)
    }
    return positions[id]
  }

  /// The range of an inline node, or of its block where the node itself cannot be found.
  package mutating func range(of id: MarkdownNode.ID) -> SourceRange {
    guard document.tree[id].isInline, let position = position(of: id) else { return document.blockRange(of: id) }
    return document.file.range(position.range)
  }

  /// Where a link's destination stands; for a reference link, the destination in its definition.
  package mutating func destinationRange(of link: MarkdownLink) -> SourceRange {
    if let htmlRange = link.htmlRange { return document.file.range(htmlRange) }
    let position = position(of: link.node)
    if let destination = position?.destination { return document.file.range(destination) }
    if let label = position?.label, let definition = definition(LinkScanner.normalized(document.file.bytes[label])) {
      return document.file.range(definition.destination)
    }
    return position.map { document.file.range($0.range) } ?? document.blockRange(of: link.node)
  }

  /// The part of a destination's range after its `#`; the whole range where it has none.
  package mutating func fragmentRange(of link: MarkdownLink) -> SourceRange {
    let range = destinationRange(of: link)
    guard let mark = document.file.bytes[range.bytes].firstIndex(of: UInt8(ascii: "#")) else { return range }
    return document.file.range(mark + 1..<range.bytes.upperBound)
  }

  /// The definition that counts: of two with one label, the first (CommonMark section 4.7).
  private mutating func definition(_ key: String) -> ReferenceDefinition? {
    let byKey = definitions ?? Dictionary(document.definitions.map { ($0.key, $0) }) { first, _ in first }
    definitions = byKey
    return byKey[key]
  }
}
