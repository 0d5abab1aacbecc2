package import ForgeDiagnostics

/// Says where nodes of a page stand, one after the other: nodes of one paragraph cost one reading of it.
package struct PlaceFinder {
  let document: MarkdownDocument
  private var leaves = LeafFinder()
  private var leaf: MarkdownNode.ID = -1
  private var positions: [MarkdownNode.ID: InlinePosition] = [:]
  /// The same for links and images alone, which cost less to find.
  private var linkLeaf: MarkdownNode.ID = -1
  private var linkPositions: [MarkdownNode.ID: InlinePosition] = [:]
  private var plainLeaf: MarkdownNode.ID = -1
  private var plainDestinations: [MarkdownNode.ID: Range<Int>]?
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

  /// The place of a link or image; nil where it cannot be found.
  private mutating func position(ofLink id: MarkdownNode.ID) -> InlinePosition? {
    guard let leaf = leaves.leaf(of: id, in: document.tree) else { return nil }
    if leaf == self.leaf { return positions[id] }
    if leaf != linkLeaf {
      linkLeaf = leaf
      linkPositions = document.linkPositions(in: leaf)
    }
    return linkPositions[id]
  }

  /// The range of an inline node, or of its block where the node itself cannot be found.
  package mutating func range(of id: MarkdownNode.ID) -> SourceRange {
    document.source.range(textRange(of: id))
  }

  /// The place in the text of an inline node, or of its block where the node itself cannot be found.
  mutating func textRange(of id: MarkdownNode.ID) -> Range<Int> {
    guard document.tree[id].isInline, let position = position(of: id) else { return document.textRange(ofBlock: id) }
    return position.range
  }

  /// Where a link's destination stands; for a reference link, the destination in its definition.
  package mutating func destinationRange(of link: MarkdownLink) -> SourceRange {
    document.source.range(destination(of: link))
  }

  /// The part of a destination's range after its `#`; the whole range where it has none.
  package mutating func fragmentRange(of link: MarkdownLink) -> SourceRange {
    let destination = destination(of: link)
    guard let mark = document.source.bytes[destination].firstIndex(of: UInt8(ascii: "#")) else {
      return document.source.range(destination)
    }
    return document.source.range(mark + 1..<destination.upperBound)
  }

  /// The place of a link's destination in the page's text.
  private mutating func destination(of link: MarkdownLink) -> Range<Int> {
    if let htmlRange = link.htmlRange { return htmlRange }
    let position = position(of: link.node)
    if let destination = position?.destination { return destination }
    if let label = position?.label, let definition = definition(LinkScanner.normalized(document.source.bytes[label])) {
      return definition.destination
    }
    return position?.range ?? document.textRange(ofBlock: link.node)
  }

  /// The place of a link's destination in the page's text, and of nothing else; nil where it cannot be told from what
  /// stands around it.
  mutating func exactDestination(of link: MarkdownLink) -> Range<Int>? {
    if let range = link.htmlRange {
      let written = document.source.text(in: range)
      return Sanitizer.decodingBasicEntities(written) == link.destination ? range : nil
    }
    if let plain = plainDestination(of: link.node) { return plain }
    guard let position = position(ofLink: link.node), position.form != .autolink else { return nil }
    if let destination = position.destination { return destination }
    return position.label.flatMap { definition(LinkScanner.normalized(document.source.bytes[$0]))?.destination }
  }

  private mutating func plainDestination(of id: MarkdownNode.ID) -> Range<Int>? {
    guard let leaf = leaves.leaf(of: id, in: document.tree) else { return nil }
    if leaf != plainLeaf {
      plainLeaf = leaf
      plainDestinations = document.plainDestinations(in: leaf)
    }
    return plainDestinations?[id]
  }

  /// The definition that counts: of two with one label, the first (CommonMark section 4.7).
  private mutating func definition(_ key: String) -> ReferenceDefinition? {
    let byKey = definitions ?? Dictionary(document.definitions.map { ($0.key, $0) }) { first, _ in first }
    definitions = byKey
    return byKey[key]
  }
}
