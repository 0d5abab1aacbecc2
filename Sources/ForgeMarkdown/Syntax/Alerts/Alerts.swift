import ForgeDiagnostics

/// GitHub's alerts: a block quote whose first line is `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` or `[!CAUTION]`.
enum AlertPass {
  static func apply(to tree: inout MarkdownTree) {
    for id in 0..<MarkdownNode.ID(tree.nodes.count) where tree[id].kind == .blockQuote {
      let paragraph = tree[id].firstChild
      guard paragraph >= 0, tree[paragraph].kind == .paragraph else { continue }
      guard let alert = takeMarker(of: paragraph, in: &tree) else { continue }
      tree[id].kind = .alert
      tree[id].alert = alert
      if tree[paragraph].firstChild < 0 {
        tree[id].firstChild = tree[paragraph].next
        if tree[paragraph].next < 0 { tree[id].lastChild = -1 }
      }
    }
  }

  /// Removes the marker and its line end from the paragraph, where the first line is a marker and nothing else.
  private static func takeMarker(of paragraph: MarkdownNode.ID, in tree: inout MarkdownTree) -> MarkdownNode.Alert? {
    var marker: [UInt8] = []
    var child = tree[paragraph].firstChild
    while child >= 0, tree[child].kind == .text, marker.count < 16 {
      marker.append(contentsOf: tree.bytes(tree[child].literal))
      child = tree[child].next
    }
    guard child < 0 || tree[child].kind == .softBreak || tree[child].kind == .lineBreak else { return nil }
    let text = String(decoding: marker, as: UTF8.self).trimmingSpaces().uppercased()
    guard let alert = MarkdownNode.Alert.allCases.first(where: { "[!\($0.name.uppercased())]" == text }) else {
      return nil
    }
    tree[paragraph].firstChild = child < 0 ? -1 : tree[child].next
    if tree[paragraph].firstChild < 0 { tree[paragraph].lastChild = -1 }
    tree[paragraph].flag = true
    return alert
  }
}

extension MarkdownNode.Alert {
  /// The name as classes use it: `note`.
  package var name: String {
    switch self {
    case .note: "note"
    case .tip: "tip"
    case .important: "important"
    case .warning: "warning"
    case .caution: "caution"
    }
  }

  /// The name as readers see it: `Note`.
  package var title: String {
    switch self {
    case .note: "Note"
    case .tip: "Tip"
    case .important: "Important"
    case .warning: "Warning"
    case .caution: "Caution"
    }
  }
}
