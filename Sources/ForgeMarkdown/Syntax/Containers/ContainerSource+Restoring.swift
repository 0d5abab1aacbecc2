import ForgeDiagnostics

extension ContainerSource {
  /// Makes containers of the list items that stand on the rewritten lines, and lists of what remains of their lists.
  func restore(in tree: inout MarkdownTree) {
    var lists: [MarkdownNode.ID: [MarkdownNode.ID]] = [:]
    var replacements = replacements
    for id in 0..<MarkdownNode.ID(tree.nodes.count) where tree[id].kind == .list {
      let items = tree.children(of: id)
      guard items.contains(where: { replacements[Int(tree[$0].startLine)] != nil }) else { continue }
      var blocks: [MarkdownNode.ID] = []
      var run: [MarkdownNode.ID] = []
      for item in tree.takeChildren(of: id) {
        // The outermost item of a line is the marker's; content may start with an item of its own.
        if let replacement = replacements.removeValue(forKey: Int(tree[item].startLine)) {
          flush(&run, of: id, into: &blocks, in: &tree)
          restore(item, replacement.marker, in: &tree)
          tree[item].isTight = tree[id].isTight
          blocks.append(item)
        } else {
          run.append(item)
        }
      }
      flush(&run, of: id, into: &blocks, in: &tree)
      lists[id] = Tabs.grouped(blocks, in: &tree)
    }
    tree.replaceChildren(lists)
    restoreFences(in: &tree)
  }

  /// Puts what stands between two fences of one parent into a container.
  private func restoreFences(in tree: inout MarkdownTree) {
    var parents: Set<MarkdownNode.ID> = []
    for node in tree.nodes where node.kind == .htmlBlock && node.parent >= 0 {
      if case .fence? = replacements[Int(node.startLine)]?.marker { parents.insert(node.parent) }
    }
    for parent in parents.sorted() {
      let fences = tree.children(of: parent).map { child -> FencedContainer? in
        guard tree[child].kind == .htmlBlock, case .fence(let fence)? = replacements[Int(tree[child].startLine)]?.marker
        else { return nil }
        return fence
      }
      let children = Array(zip(tree.children(of: parent), fences))
      tree.setChildren(of: parent, to: FencedContainer.nested(children, in: &tree))
    }
  }

  private func restore(_ item: MarkdownNode.ID, _ marker: ContainerMarker, in tree: inout MarkdownTree) {
    switch marker {
    case .footnote(let footnote):
      tree[item].kind = .footnoteDefinition
      tree[item].literal = tree.store(footnote.key.utf8)
    case .admonition(let admonition):
      tree[item].kind = .admonition
      tree[item].literal = tree.store(admonition.type.utf8)
      tree[item].info = tree.store(admonition.title.utf8)
      tree[item].number = admonition.folding.rawValue
    case .tab(let title):
      tree[item].kind = .tab
      tree[item].info = tree.store(title.utf8)
    case .definition: tree[item].kind = .definitionDescription
    case .fence, .mathFence, .lastRow, .underline: break
    }
    let first = tree[item].firstChild
    if first >= 0, tree[first].kind == .htmlBlock, tree.bytes(tree[first].literal).starts(with: Self.placeholder) {
      tree[item].firstChild = tree[first].next
      if tree[first].next < 0 { tree[item].lastChild = -1 }
    }
  }

  /// Makes a list of its own of items that stand beside each other.
  private func flush(
    _ run: inout [MarkdownNode.ID], of list: MarkdownNode.ID, into blocks: inout [MarkdownNode.ID],
    in tree: inout MarkdownTree
  ) {
    guard !run.isEmpty else { return }
    var part = tree[list]
    part.firstChild = -1
    part.lastChild = -1
    part.startLine = tree[run[0]].startLine
    // What separated the items from a container made the whole list loose.
    if !part.isTight { part.isTight = lines.areTight(run, in: tree) }
    let id = tree.add(part)
    tree.setChildren(of: id, to: run)
    blocks.append(id)
    run = []
  }
}
