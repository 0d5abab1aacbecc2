import ForgeDiagnostics

/// Keeps libcmark from reading delimiters, code, brackets, escapes and entities in addresses that stand in text.
///
/// To GitHub an address runs to white space or `<` wherever it starts in text (GFM section 6.9): `https://host/__init__`
/// has nothing strong in it. libcmark knows no such addresses, so it gets them with control characters in place of what
/// it would read, as many as before, and the tree that it makes gets the characters back.
enum AddressMask {
  /// How often a page is read again: each reading settles one address of every block.
  static let readings = 8

  private static let characters = Array("*_`~[]\\&".utf8)
  /// The control character for each of `characters`; a page that holds any of them is left alone.
  private static let standIns: ClosedRange<UInt8> = 0x01...0x08

  /// `bytes` with the first address masked in each block that has one with constructs in it; nil where none has.
  static func mask(_ bytes: [UInt8], body: Range<Int>, tree: MarkdownTree, lines: BlockLines) -> [UInt8]? {
    let leaves = leaves(in: tree)
    guard !leaves.isEmpty else { return nil }
    var masked = bytes
    for leaf in leaves {
      guard let address = firstAddressWithConstructs(in: leaf, tree, lines) else { continue }
      for offset in address {
        guard let index = characters.firstIndex(of: bytes[offset]) else { continue }
        masked[offset] = standIns.lowerBound + UInt8(index)
      }
    }
    return masked == bytes ? nil : masked
  }

  /// Whether `body` may hold an address, and nothing that a mask would be mistaken for.
  static func isNeeded(_ bytes: [UInt8], body: Range<Int>) -> Bool {
    guard
      bytes.firstRange(of: Array("://".utf8), in: body) != nil
        || bytes.firstRange(of: Array("www.".utf8), in: body) != nil
        || bytes.firstRange(of: Array("WWW.".utf8), in: body) != nil
    else { return false }
    return !bytes[body].contains { standIns.contains($0) }
  }

  /// The character that `byte` stands in for in a masked page; itself where it does not.
  static func unmasked(_ byte: UInt8) -> UInt8 {
    standIns.contains(byte) ? characters[Int(byte - standIns.lowerBound)] : byte
  }

  /// The leaf blocks that addresses may stand in, each once.
  private static func leaves(in tree: MarkdownTree) -> [MarkdownNode.ID] {
    var leaves: Set<MarkdownNode.ID> = []
    var finder = LeafFinder()
    // Tables leave the paragraphs behind that they were made of.
    for id in tree.order() where tree[id].kind == .text {
      let text = tree.bytes(tree[id].literal)
      guard text.contains(where: { $0 == UInt8(ascii: ":") || $0 | 0x20 == UInt8(ascii: "w") }) else { continue }
      if let leaf = finder.leaf(of: id, in: tree) { leaves.insert(leaf) }
    }
    return leaves.sorted()
  }

  /// The bytes of the first address in the text of `leaf` that libcmark does not read as one plain text.
  private static func firstAddressWithConstructs(
    in leaf: MarkdownNode.ID, _ tree: MarkdownTree, _ lines: BlockLines
  ) -> Range<Int>? {
    let content = lines.inlineContent(of: leaf, in: tree)
    var run = TextRun()
    run.append(leaf, content.bytes[...], isVerbatim: true)
    let addresses = Autolinks.addresses(in: run).filter { range in
      content.bytes[range].contains { characters.contains($0) }
    }
    guard !addresses.isEmpty else { return nil }
    let texts = Texts(of: leaf, in: tree, lines: lines)
    return addresses.lazy.map { content.fileRange($0) }.first { texts.hasConstructs(in: $0) }
  }

  /// The nodes without children below a block, in the order of the text.
  private struct Texts {
    private struct Part {
      let range: Range<Int>
      let parent: MarkdownNode.ID
      let isText: Bool
      let isPlain: Bool
    }

    private var parts: [Part] = []

    init(of leaf: MarkdownNode.ID, in tree: MarkdownTree, lines: BlockLines) {
      let positions = InlineAligner.positions(of: leaf, in: tree, lines: lines)
      var insideLinks: Set<MarkdownNode.ID> = []
      for id in tree.order(from: leaf) {
        let node = tree[id]
        if node.kind == .link || node.kind == .image || insideLinks.contains(node.parent) { insideLinks.insert(id) }
        guard node.firstChild < 0, let position = positions[id] else { continue }
        parts.append(
          Part(
            range: position.range, parent: node.parent, isText: node.kind == .text && !insideLinks.contains(id),
            isPlain: position.isVerbatim))
      }
    }

    /// Whether an address starts in text, and is more than that text.
    func hasConstructs(in address: Range<Int>) -> Bool {
      let first = max(0, parts.partitionPoint { $0.range.lowerBound <= address.lowerBound } - 1)
      guard first < parts.count, parts[first].isText, parts[first].range.contains(address.lowerBound) else {
        return false
      }
      var end = parts[first].range.lowerBound
      for part in parts[first...] where part.range.lowerBound < address.upperBound {
        // Delimiters and brackets leave gaps.
        guard part.isText, part.isPlain, part.parent == parts[first].parent, part.range.lowerBound == end else {
          return true
        }
        end = part.range.upperBound
      }
      return end < address.upperBound
    }
  }
}
