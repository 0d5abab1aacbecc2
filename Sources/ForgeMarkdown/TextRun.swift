/// Text nodes that follow each other, as one text, each either verbatim from the file or made by an escape or entity.
struct TextRun {
  /// A part of the run that becomes another node.
  struct Replacement {
    let range: Range<Int>
    let kind: MarkdownNode.Kind
    /// A link's destination, a footnote reference's label, the name of an emoji or of keys, what an abbreviation means.
    let literal: [UInt8]

    init(range: Range<Int>, kind: MarkdownNode.Kind, _ literal: [UInt8]) {
      self.range = range
      self.kind = kind
      self.literal = literal
    }
  }

  private(set) var nodes: [MarkdownNode.ID] = []
  private(set) var bytes: [UInt8] = []
  private var starts: [Int] = []
  private var areVerbatim: [Bool] = []

  mutating func append(_ id: MarkdownNode.ID, _ text: ArraySlice<UInt8>, isVerbatim: Bool) {
    nodes.append(id)
    starts.append(bytes.count)
    areVerbatim.append(isVerbatim)
    bytes.append(contentsOf: text)
  }

  /// The index of the node that holds the byte at `offset`.
  func index(at offset: Int) -> Int {
    max(0, starts.partitionPoint { $0 <= offset } - 1)
  }

  /// Whether no escape or entity made any byte of `range`.
  func isVerbatim(_ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return true }
    return (index(at: range.lowerBound)...index(at: range.upperBound - 1)).allSatisfy { areVerbatim[$0] }
  }

  /// The start of the node that ends right before `offset` and that an escape or entity made; nil otherwise.
  func startOfDecodedNode(before offset: Int) -> Int? {
    guard offset > 0 else { return nil }
    let index = index(at: offset - 1)
    return areVerbatim[index] ? nil : starts[index]
  }

  /// The nodes that take the place of the run's: its texts, cut around `replacements`, which ascend. The parts of a
  /// verbatim text get their positions from its own.
  func replaced(
    by replacements: [Replacement], in tree: inout MarkdownTree, positions: inout [MarkdownNode.ID: InlinePosition]
  ) -> [MarkdownNode.ID] {
    var result: [MarkdownNode.ID] = []
    var offset = 0
    for replacement in replacements {
      result += texts(offset..<replacement.range.lowerBound, in: &tree, &positions)
      var node = MarkdownNode(replacement.kind)
      if replacement.kind == .abbreviation {
        node.info = tree.store(replacement.literal)
      } else {
        node.literal = tree.store(replacement.literal)
      }
      node.flag = replacement.kind == .link
      let id = tree.add(node)
      if replacement.kind == .link || replacement.kind == .abbreviation {
        for text in texts(replacement.range, in: &tree, &positions) { tree.append(text, to: id) }
      }
      result.append(id)
      offset = replacement.range.upperBound
    }
    return result + texts(offset..<bytes.count, in: &tree, &positions)
  }

  /// Text nodes for `range`, one for each node of the run that it touches.
  private func texts(
    _ range: Range<Int>, in tree: inout MarkdownTree, _ positions: inout [MarkdownNode.ID: InlinePosition]
  ) -> [MarkdownNode.ID] {
    guard !range.isEmpty else { return [] }
    var result: [MarkdownNode.ID] = []
    for index in index(at: range.lowerBound)...index(at: range.upperBound - 1) {
      let start = starts[index]
      let end = index + 1 < starts.count ? starts[index + 1] : bytes.count
      let part = max(start, range.lowerBound)..<min(end, range.upperBound)
      if part.isEmpty { continue }
      if part == start..<end {
        result.append(nodes[index])
        continue
      }
      var node = MarkdownNode(.text)
      let base = tree[nodes[index]].literal.start - Int32(start)
      node.literal = MarkdownNode.Span(start: base + Int32(part.lowerBound), end: base + Int32(part.upperBound))
      let id = tree.add(node)
      if let whole = positions[nodes[index]], whole.isVerbatim {
        var position = whole
        let file = whole.range.lowerBound - start
        position.range = file + part.lowerBound..<file + part.upperBound
        position.segments = [TextSegment(literal: 0..<part.count, file: position.range, isVerbatim: true)]
        positions[id] = position
      }
      result.append(id)
    }
    return result
  }
}
