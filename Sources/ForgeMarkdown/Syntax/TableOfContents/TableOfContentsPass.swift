/// A paragraph that is nothing but `[TOC]`, `[[toc]]` or `[[_TOC_]]` becomes the list of the page's headings, as MkDocs,
/// VuePress and GitLab have it.
enum TableOfContentsPass {
  /// The first marker that stays text, if any does.
  static func apply(to tree: inout MarkdownTree) -> MarkdownNode.ID? {
    var count = 0
    for id in 0..<MarkdownNode.ID(tree.nodes.count) where tree[id].kind == .paragraph {
      guard isMarker(id, tree) else { continue }
      count += 1
      guard count <= maximumCount else { return id }
      tree[id].kind = .tableOfContents
      tree.setChildren(of: id, to: [])
    }
    return nil
  }

  /// Further markers stay text: thousands of lists of thousands of headings are no page.
  static let maximumCount = 8

  private static func isMarker(_ paragraph: MarkdownNode.ID, _ tree: MarkdownTree) -> Bool {
    let first = tree[paragraph].firstChild
    guard first >= 0, tree[first].kind == .text, !tree[first].literal.isEmpty,
      tree.text[Int(tree[first].literal.start)] == UInt8(ascii: "[")
    else { return false }
    var text: [UInt8] = []
    for id in tree.order(from: paragraph).dropFirst() {
      switch tree[id].kind {
      case .text: text += tree.bytes(tree[id].literal)
      // The underscores of `[[_TOC_]]` are gone.
      case .emphasis: break
      default: return false
      }
      guard text.count <= 8 else { return false }
    }
    return ["[toc]", "[[toc]]"].contains(String(decoding: text, as: UTF8.self).lowercased())
  }
}
