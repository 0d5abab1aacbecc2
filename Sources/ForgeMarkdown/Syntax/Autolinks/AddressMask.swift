import ForgeDiagnostics

/// Keeps libcmark from reading delimiters, code, brackets, escapes and entities in addresses that stand in text.
///
/// To GitHub an address runs to white space or `<` wherever it starts in text (GFM section 6.9): `https://host/__init__`
/// has nothing strong in it. libcmark knows no such addresses, so it gets them with control characters in place of what
/// it would read, as many as before, and the tree that it makes gets the characters back.
enum AddressMask {
  /// How often a page is read again: each reading settles the addresses of a block up to one that what follows hangs on.
  static let readings = 8

  private static let characters = Array("*_`~[]\\&".utf8)
  /// The control character for each of `characters`; a page that holds any of them is left alone.
  private static let standIns: ClosedRange<UInt8> = 0x01...0x08

  /// `bytes` with addresses masked that have constructs in them, as far as each is sure to be one; nil where none has.
  static func mask(_ bytes: [UInt8], body: Range<Int>, tree: MarkdownTree, lines: BlockLines) -> [UInt8]? {
    let leaves = leaves(in: tree)
    guard !leaves.isEmpty else { return nil }
    var masked = bytes
    for leaf in leaves {
      for offset in addressesWithConstructs(in: leaf, tree, lines).joined() {
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

  /// The bytes of addresses in the text of `leaf` that libcmark does not read as one plain text, up to the first whose
  /// constructs reach beyond it: what comes after that may be something else.
  private static func addressesWithConstructs(
    in leaf: MarkdownNode.ID, _ tree: MarkdownTree, _ lines: BlockLines
  ) -> [Range<Int>] {
    let content = lines.inlineContent(of: leaf, in: tree)
    var run = TextRun()
    run.append(leaf, content.bytes[...], isVerbatim: true)
    let addresses = Autolinks.addresses(in: run).filter { range in
      content.bytes[range].contains { characters.contains($0) }
    }
    guard !addresses.isEmpty else { return [] }
    let texts = Texts(of: leaf, in: tree, lines: lines)
    var found: [Range<Int>] = []
    for address in addresses.lazy.map({ content.fileRange($0) }) where texts.hasConstructs(in: address) {
      found.append(address)
      if !texts.goOn(after: address) { break }
    }
    return found
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

    /// Whether the text that an address starts in goes on behind it, whatever stands in the address.
    func goOn(after address: Range<Int>) -> Bool {
      let parent = parts[first(at: address.lowerBound)].parent
      let next = parts.partitionPoint { $0.range.lowerBound < address.upperBound }
      guard next == parts.count || parts[next].parent == parent else { return false }
      guard next > 0, parts[next - 1].range.upperBound > address.upperBound else { return true }
      return parts[next - 1].isText && parts[next - 1].parent == parent
    }

    private func first(at offset: Int) -> Int {
      max(0, parts.partitionPoint { $0.range.lowerBound <= offset } - 1)
    }

    /// Whether an address starts in text, and is more than that text.
    func hasConstructs(in address: Range<Int>) -> Bool {
      let first = first(at: address.lowerBound)
      guard first < parts.count, parts[first].isText, parts[first].range.contains(address.lowerBound) else {
        return false
      }
      var end = parts[first].range.lowerBound
      for part in parts[first...] {
        if part.range.lowerBound >= address.upperBound { break }
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
