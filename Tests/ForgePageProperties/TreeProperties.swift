import ForgeMarkdown

extension PageProperties {
  /// Parents and children agree, no node stands in the tree twice, and every span lies in the tree's text.
  func checkTree() {
    let tree = document.tree
    var isSeen = [Bool](repeating: false, count: tree.nodes.count)
    var open: [MarkdownNode.ID] = [0]
    isSeen[0] = true
    while let parent = open.popLast() {
      checkSpans(of: parent)
      var last: MarkdownNode.ID = -1
      var child = tree[parent].firstChild
      while child >= 0 {
        guard Int(child) < tree.nodes.count, !isSeen[Int(child)] else {
          expect(false, "node \(child) stands in the tree twice, or not at all")
          return
        }
        isSeen[Int(child)] = true
        expect(tree[child].parent == parent, "\(tree[child].kind) has another parent than \(tree[parent].kind)")
        checkPlace(of: child, in: parent)
        open.append(child)
        last = child
        child = tree[child].next
      }
      expect(tree[parent].lastChild == last, "the last child of \(tree[parent].kind) is not the last")
    }
    for (id, node) in tree.nodes.enumerated() where !isSeen[id] {
      expect(node.kind == .document, "\(node.kind) does not stand in the tree")
    }
  }

  private func checkSpans(of id: MarkdownNode.ID) {
    let node = document.tree[id]
    for span in [node.literal, node.info] {
      expect(
        span.start >= 0 && span.start <= span.end && Int(span.end) <= document.tree.text.count,
        "\(node.kind) spans \(span.start) to \(span.end) of \(document.tree.text.count) bytes")
    }
    guard node.kind == .tableCell else { return }
    expect(node.source.start <= node.source.end, "a cell ends before it starts")
    expectInText(Int(node.source.start)..<Int(max(node.source.start, node.source.end)), "cell")
  }

  private func checkPlace(of child: MarkdownNode.ID, in parent: MarkdownNode.ID) {
    let (inner, outer) = (document.tree[child], document.tree[parent])
    expect(
      inner.isInline == (outer.isInline || outer.isLeafBlock),
      "\(inner.kind) stands in \(outer.kind)")
  }
}
