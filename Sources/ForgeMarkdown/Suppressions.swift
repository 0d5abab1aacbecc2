package import ForgeDiagnostics

extension MarkdownDocument {
  /// The suppressions in the page's HTML comments. A comment on lines of its own speaks for the next block, one inside
  /// a paragraph for that paragraph. Comments in code are text.
  package var suppressions: [Suppression] {
    guard file.bytes.firstRange(of: Suppression.marker, in: body) != nil else { return [] }
    var suppressions: [Suppression] = []
    var places = PlaceFinder(in: self)
    for id in tree.order() {
      let node = tree[id]
      guard node.kind == .htmlBlock || node.kind == .htmlInline,
        tree.text.firstRange(of: Suppression.marker, in: node.literal.range) != nil
      else { continue }
      let comment = places.range(of: id).bytes
      let covered =
        node.kind == .htmlBlock
        ? (node.next >= 0 ? blockRange(of: node.next).bytes : comment)
        : blockRange(of: id).bytes
      if let suppression = Suppression(in: file, comment: withoutEnd(comment), covering: covered) {
        suppressions.append(suppression)
      }
    }
    return suppressions
  }

  /// A comment's bytes up to its `-->`.
  private func withoutEnd(_ comment: Range<Int>) -> Range<Int> {
    guard let start = file.bytes.firstRange(of: Suppression.marker, in: comment) else { return comment }
    let end = file.bytes.firstRange(of: Array("-->".utf8), in: start.upperBound..<comment.upperBound)?.lowerBound
    var upper = end ?? comment.upperBound
    while upper > start.upperBound, file.bytes[upper - 1].isASCIISpace { upper -= 1 }
    return comment.lowerBound..<upper
  }
}
