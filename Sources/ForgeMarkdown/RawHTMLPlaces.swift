import ForgeDiagnostics

/// Where the parts of one raw HTML node stand in the page's text.
///
/// libcmark gives the place of the node alone. The lines of a block stand in the text with the prefixes of their
/// containers, which are found line by line; inline, the node stands as it is.
struct RawHTMLPlaces {
  private let document: MarkdownDocument
  private let literal: Range<Int>
  /// The node, or the block that it stands in where it cannot be found.
  private let whole: Range<Int>
  /// For a block, where its lines start in the literal, and what stands for each of them in the file.
  private var starts: [Int] = []
  private var contents: [Range<Int>] = []
  /// How far it is from the literal to the file, for the line that was looked at last.
  private var current: (line: Int, distance: Int?)?

  init(of id: MarkdownNode.ID, in document: MarkdownDocument, _ places: inout PlaceFinder) {
    self.document = document
    let node = document.tree[id]
    literal = node.literal.range
    whole = places.textRange(of: id)
    guard node.kind == .htmlBlock else { return }
    let text = document.tree.text
    starts = [literal.lowerBound]
    starts += literal.filter { text[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    contents = document.contentLines(ofBlock: id)
  }

  /// The place of `part` of the node's literal, in one of its lines; its line or block where it does not stand there as
  /// it is.
  mutating func fileRange(of part: Range<Int>) -> Range<Int> {
    guard !starts.isEmpty else {
      return range(of: part, distance: whole.lowerBound - literal.lowerBound) ?? whole
    }
    let line = line(of: part.lowerBound)
    guard line < contents.count else { return whole }
    if current?.line != line { current = (line, distance(ofLine: line)) }
    guard let distance = current?.distance else { return contents[line] }
    return range(of: part, distance: distance) ?? contents[line]
  }

  private func line(of offset: Int) -> Int {
    max(0, starts.partitionPoint { $0 <= offset } - 1)
  }

  /// The container's prefix is what the file's line has before the literal's.
  private func distance(ofLine line: Int) -> Int? {
    let end = line + 1 < starts.count ? starts[line + 1] - 1 : literal.upperBound
    let text = Array(document.tree.text[starts[line]..<max(starts[line], end)])
    return document.source.bytes.firstRange(of: text, in: contents[line]).map { $0.lowerBound - starts[line] }
  }

  /// The part `distance` bytes on, where the file has the same bytes there. It has others where libcmark replaced some.
  private func range(of part: Range<Int>, distance: Int) -> Range<Int>? {
    let range = part.lowerBound + distance..<part.upperBound + distance
    let file = document.source.bytes
    guard range.lowerBound >= 0, range.upperBound <= file.count,
      file[range].elementsEqual(document.tree.text[part])
    else { return nil }
    return range
  }
}
