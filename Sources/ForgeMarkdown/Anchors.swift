extension MarkdownDocument {
  /// Everything on the page that a fragment can lead to: headings, anchors of raw HTML, footnotes and their references.
  package var anchors: Set<String> {
    var anchors = Set(headings.map(\.anchor))
    anchors.formUnion(htmlAnchors.map(\.name))
    for number in footnotes.indices {
      anchors.insert("fn\(number + 1)")
      anchors.insert("fnref\(number + 1)")
    }
    return anchors
  }
}
