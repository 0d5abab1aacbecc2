package import ForgeDiagnostics

/// Text of a page that is read as a language of its own: inline code, a code block, the text of a link or heading.
package struct SampleText: Sendable {
  package let bytes: [UInt8]
  private let parts: [WrittenPart]
  private let whole: SourceRange

  /// `parts` ascend, and their literals are offsets in `bytes`; `whole` stands for what they do not cover.
  package init(_ bytes: [UInt8], _ parts: [WrittenPart], whole: SourceRange) {
    self.bytes = bytes
    self.parts = parts
    self.whole = whole
  }

  /// The code of a block.
  package init(block id: MarkdownNode.ID, in document: MarkdownDocument) {
    self.init(
      Array(document.tree.bytes(document.tree[id].literal)), document.parts(ofBlock: id),
      whole: document.blockRange(of: id))
  }

  /// What the text and code nodes at and below `ids` say together.
  package init(_ ids: [MarkdownNode.ID], in document: MarkdownDocument, _ places: inout PlaceFinder) {
    var bytes: [UInt8] = []
    var parts: [WrittenPart] = []
    for id in ids.flatMap({ document.tree.order(from: $0) }) {
      switch document.tree[id].kind {
      case .text, .code:
        for part in places.parts(of: id) {
          let literal = part.literal.lowerBound + bytes.count..<part.literal.upperBound + bytes.count
          parts.append(WrittenPart(literal: literal, range: part.range, isVerbatim: part.isVerbatim))
        }
        bytes += document.tree.bytes(document.tree[id].literal)
      case .softBreak, .lineBreak: bytes.append(UInt8(ascii: " "))
      default: break
      }
    }
    let whole = ids.first.map { places.range(of: $0) } ?? document.blockRange(of: 0)
    self.init(bytes, parts, whole: whole)
  }

  /// Where `range` of the text was written; whole parts where the text says something else than the file.
  package func range(_ range: Range<Int>) -> SourceRange {
    var found: SourceRange?
    var index = parts.partitionPoint { $0.literal.upperBound <= range.lowerBound }
    while index < parts.count, parts[index].literal.lowerBound < max(range.upperBound, range.lowerBound + 1) {
      let part = parts[index]
      let start = part.range.bytes.lowerBound
      let literal = range.clamped(to: part.literal)
      let bytes =
        part.isVerbatim
        ? start + literal.lowerBound - part.literal.lowerBound..<start + literal.upperBound - part.literal.lowerBound
        : part.range.bytes
      guard let first = found else {
        found = SourceRange(path: part.range.path, bytes: bytes)
        index += 1
        continue
      }
      // What runs into another file, or back, ends where the first part does.
      guard part.range.path == first.path, bytes.lowerBound >= first.bytes.upperBound else { break }
      found?.bytes = first.bytes.lowerBound..<bytes.upperBound
      index += 1
    }
    return found ?? whole
  }
}
