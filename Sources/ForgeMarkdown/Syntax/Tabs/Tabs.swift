import ForgeDiagnostics

/// MkDocs' content tabs: `=== "Title"` with content indented below; neighbours form one set.
enum Tabs {
  /// The title of the tab that `rest` of a line opens; nil for any other line.
  static func title(_ rest: Range<Int>, _ bytes: [UInt8]) -> String? {
    var words = String(decoding: bytes[rest], as: UTF8.self).trimmingSpaces()[...]
    guard words.hasPrefix("===") else { return nil }
    words = words.dropFirst(3)
    // `===!` starts a new set and `===+` selects a tab in other generators; both are tabs here.
    if words.first == "!" || words.first == "+" { words.removeFirst() }
    guard words.first == " " else { return nil }
    while words.first == " " { words.removeFirst() }
    guard words.count >= 2, words.first == "\"", words.last == "\"" else { return nil }
    return String(words.dropFirst().dropLast())
  }

  /// `blocks` with tabs that follow each other as children of one set.
  static func grouped(_ blocks: [MarkdownNode.ID], in tree: inout MarkdownTree) -> [MarkdownNode.ID] {
    var result: [MarkdownNode.ID] = []
    var set: MarkdownNode.ID?
    for block in blocks {
      guard tree[block].kind == .tab else {
        set = nil
        result.append(block)
        continue
      }
      if set == nil {
        var node = MarkdownNode(.tabSet)
        // The number of the first node of a set is as good as any: it tells the sets of a page apart.
        node.number = block
        node.startLine = tree[block].startLine
        node.startColumn = tree[block].startColumn
        let id = tree.add(node)
        result.append(id)
        set = id
      }
      if let set {
        tree[block].number = tree[set].lastChild < 0 ? 1 : tree[tree[set].lastChild].number + 1
        tree.append(block, to: set)
        tree[set].endLine = tree[block].endLine
      }
    }
    return result
  }
}
