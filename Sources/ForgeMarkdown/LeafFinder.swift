/// Finds the leaf blocks of many inline nodes. What it climbed it knows: nodes may stand in each other without end.
struct LeafFinder {
  private var leaves: [MarkdownNode.ID: MarkdownNode.ID] = [:]
  /// Up to here climbing again costs less than remembering.
  private static let shallow = 8

  /// The paragraph, heading or table cell that holds the inline node `id`.
  mutating func leaf(of id: MarkdownNode.ID, in tree: MarkdownTree) -> MarkdownNode.ID? {
    var path: [MarkdownNode.ID] = []
    var current = id
    var leaf: MarkdownNode.ID?
    var height = 0
    while current >= 0, leaf == nil {
      if tree[current].isLeafBlock {
        leaf = current
      } else if height >= Self.shallow {
        leaf = leaves[current]
        path.append(current)
      }
      height += 1
      current = tree[current].parent
    }
    if let leaf { for id in path { leaves[id] = leaf } }
    return leaf
  }
}
