extension MarkdownDocument {
  /// Where the destinations of the links and images of the paragraph, heading or cell `leaf` stand, where all of them are
  /// written inline and plainly; nil where that is not certain from the brackets alone.
  ///
  /// Each bracket then belongs to one of the links, and each `](` has the destination of its link behind it, as it
  /// stands in the tree. No code span, escape, entity or raw HTML needs to be read for that, which is most of the work of
  /// ``InlineAligner``.
  package func plainDestinations(in leaf: MarkdownNode.ID) -> [MarkdownNode.ID: Range<Int>]? {
    let links = tree.order(from: leaf).filter { id in
      let node = tree[id]
      return node.kind == .image || node.kind == .link && !node.flag
    }
    let range = textRange(ofBlock: leaf)
    guard let starts = Self.destinationStarts(source.bytes, range), starts.count == links.count else { return nil }
    var places: [MarkdownNode.ID: Range<Int>] = [:]
    for (id, start) in zip(links, starts) {
      let literal = tree.bytes(tree[id].literal)
      let end = start + literal.count
      guard end < range.upperBound, source.bytes[start..<end] == literal, !literal.isEmpty,
        source.bytes[end] == UInt8(ascii: ")") || source.bytes[end] == UInt8(ascii: " ")
      else { return nil }
      places[id] = start..<end
    }
    return places
  }

  /// What follows each `](`; nil where brackets or characters stand there that may be something else.
  private static func destinationStarts(_ bytes: [UInt8], _ range: Range<Int>) -> [Int]? {
    var starts: [Int] = []
    var opened = 0
    for place in range {
      switch bytes[place] {
      case UInt8(ascii: "["): opened += 1
      case UInt8(ascii: "]"):
        guard place + 1 < range.upperBound, bytes[place + 1] == UInt8(ascii: "(") else { return nil }
        starts.append(place + 2)
      case UInt8(ascii: "`"), UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "$"): return nil
      default: break
      }
    }
    return opened == starts.count ? starts : nil
  }
}
