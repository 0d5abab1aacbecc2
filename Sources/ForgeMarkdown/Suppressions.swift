package import ForgeDiagnostics

extension MarkdownDocument {
  /// The suppressions in the page's HTML comments. A comment on lines of its own speaks for the next block, one inside
  /// a paragraph for that paragraph. Comments in code are text.
  package var suppressions: [Suppression] {
    guard source.bytes.firstRange(of: Suppression.marker, in: body) != nil else { return [] }
    var suppressions: [Suppression] = []
    var places = PlaceFinder(in: self)
    for id in tree.order() {
      let node = tree[id]
      guard node.kind == .htmlBlock || node.kind == .htmlInline,
        tree.text.firstRange(of: Suppression.marker, in: node.literal.range) != nil
      else { continue }
      let comment = places.textRange(of: id)
      let covered =
        node.kind == .htmlBlock
        ? (node.next >= 0 ? textRange(ofBlock: node.next) : comment)
        : textRange(ofBlock: id)
      let (file, place) = source.origin(of: withoutEnd(comment))
      // A block of another file cannot be spoken for from here.
      let spokenFor = source.range(covered)
      let covering = spokenFor.path == file.path ? spokenFor.bytes : place
      if let suppression = Suppression(in: file, comment: place, covering: covering) {
        suppressions.append(suppression)
      }
    }
    return suppressions
  }

  /// A comment's bytes up to its `-->`.
  private func withoutEnd(_ comment: Range<Int>) -> Range<Int> {
    guard let start = source.bytes.firstRange(of: Suppression.marker, in: comment) else { return comment }
    let end = source.bytes.firstRange(of: Array("-->".utf8), in: start.upperBound..<comment.upperBound)?.lowerBound
    var upper = end ?? comment.upperBound
    while upper > start.upperBound, source.bytes[upper - 1].isASCIISpace { upper -= 1 }
    return comment.lowerBound..<upper
  }
}
