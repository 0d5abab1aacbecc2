package import ForgeDiagnostics

/// A part of what an inline node or a code block says, and the place it was written at.
package struct WrittenPart: Hashable, Sendable {
  /// Offsets in the node's literal.
  package let literal: Range<Int>
  package let range: SourceRange
  /// Whether the file has the same bytes there.
  package let isVerbatim: Bool

  package init(literal: Range<Int>, range: SourceRange, isVerbatim: Bool) {
    self.literal = literal
    self.range = range
    self.isVerbatim = isVerbatim
  }
}

extension PlaceFinder {
  /// The parts of a text or code node in order; one that is not verbatim where they cannot be told apart.
  package mutating func parts(of id: MarkdownNode.ID) -> [WrittenPart] {
    let literal = document.tree.bytes(document.tree[id].literal)
    let whole = [WrittenPart(literal: 0..<literal.count, range: range(of: id), isVerbatim: false)]
    guard let position = position(of: id) else { return whole }
    if document.tree[id].kind == .code {
      guard let start = contentStart(of: literal, in: position.range) else { return whole }
      let place = start..<start + literal.count
      return [WrittenPart(literal: 0..<literal.count, range: document.source.range(place), isVerbatim: true)]
    }
    guard !position.segments.isEmpty else { return whole }
    return position.segments.map {
      WrittenPart(literal: $0.literal, range: document.source.range($0.file), isVerbatim: $0.isVerbatim)
    }
  }

  /// Where the content of a code span begins; nil where line ends and the prefixes of containers make it another text.
  private func contentStart(of literal: ArraySlice<UInt8>, in range: Range<Int>) -> Int? {
    let text = document.source.bytes
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, text[start] == UInt8(ascii: "`") { start += 1 }
    while end > start, text[end - 1] == UInt8(ascii: "`") { end -= 1 }
    // One space on both sides is no content (CommonMark section 6.1).
    if end - start == literal.count + 2 { start += 1 }
    guard start + literal.count <= end else { return nil }
    let isSame = zip(literal, text[start..<start + literal.count]).allSatisfy { said, written in
      said == written || said == UInt8(ascii: " ") && written == UInt8(ascii: "\n")
    }
    return isSame ? start : nil
  }
}

extension MarkdownDocument {
  /// The lines of the code block `id`, each with its line end.
  package func parts(ofBlock id: MarkdownNode.ID) -> [WrittenPart] {
    let code = tree.bytes(tree[id].literal)
    var start = code.startIndex
    return codeLineRanges(ofBlock: id).map { place in
      let end = code[start...].firstIndex(of: UInt8(ascii: "\n")) ?? code.endIndex
      defer { start = min(end + 1, code.endIndex) }
      let literal = start - code.startIndex..<end - code.startIndex
      return WrittenPart(
        literal: literal, range: source.range(place), isVerbatim: place.count == literal.count)
    }
  }
}
