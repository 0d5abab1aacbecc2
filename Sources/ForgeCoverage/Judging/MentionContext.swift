import ForgeMarkdown

/// What the text around a place says of the endpoint that it names: that it is on its way out, or not there at all.
struct MentionContext {
  private enum Statement: Hashable {
    case deprecated, absent

    /// Words of which one is enough.
    var words: [String] {
      switch self {
      case .deprecated:
        [
          "deprecat", "removed", "removal", "legacy", "sunset", "instead", "obsolete", "no longer", "replaced by",
        ]
      case .absent:
        [
          "there is no", "there are no", "no longer", "removed", "removal", "not supported", "n't supported",
          "unsupported", "not exist", "n't exist", "not available", "unavailable", "deprecat", "is gone", "dropped",
          "no such", "never had",
        ]
      }
    }
  }

  private let document: MarkdownDocument
  /// The block that was looked at last, and what it says: a long one with many mentions is read once.
  private var last: (block: MarkdownNode.ID, text: String, answers: [Statement: Bool])?
  /// The node before each node among its siblings; nil until somebody asks.
  private var previous: [MarkdownNode.ID: MarkdownNode.ID]?

  init(_ document: MarkdownDocument) {
    self.document = document
  }

  /// Whether readers are warned of an operation that is named at `node`.
  mutating func isWarned(_ node: MarkdownNode.ID) -> Bool { says(.deprecated, around: node) }

  /// Whether the page itself says that there is no such endpoint: by the answer, by striking it through, or in words.
  mutating func isDenied(_ request: SampleRequest) -> Bool {
    let statuses = request.statuses.map(\.code) + request.answers.map(\.status.code)
    if statuses.contains(where: { [404, 405, 410, 501].contains($0) }) { return true }
    return isStruckThrough(request.node) || says(.absent, around: request.node)
  }

  /// Whether two tildes stand on both sides, as syntax or, where that is not read, as text.
  private mutating func isStruckThrough(_ node: MarkdownNode.ID) -> Bool {
    let tree = document.tree
    var outer = node
    while outer > 0 {
      if tree[outer].kind == .strikethrough { return true }
      outer = tree[outer].parent
    }
    let next = tree[node].next
    guard next >= 0, tree[next].kind == .text, tree.bytes(tree[next].literal).starts(with: "~~".utf8),
      let before = sibling(before: node), tree[before].kind == .text
    else { return false }
    return tree.bytes(tree[before].literal).suffix(2).elementsEqual("~~".utf8)
  }

  /// Looks at the paragraph, item, row or heading of `node`; for a block of code, at what stands right before it.
  private mutating func says(_ statement: Statement, around node: MarkdownNode.ID) -> Bool {
    let tree = document.tree
    var block = tree.leaf(of: node) ?? node
    if tree[block].kind == .tableCell { block = tree[block].parent }
    if tree[node].kind == .codeBlock {
      guard let before = sibling(before: node) else { return false }
      block = before
    }
    if last?.block != block { last = (block, tree.plainText(of: block).lowercased(), [:]) }
    guard let known = last else { return false }
    if let answer = known.answers[statement] { return answer }
    let answer = statement.words.contains { known.text.contains($0) }
    last?.answers[statement] = answer
    return answer
  }

  private mutating func sibling(before node: MarkdownNode.ID) -> MarkdownNode.ID? {
    if previous == nil {
      var pairs: [MarkdownNode.ID: MarkdownNode.ID] = [:]
      for (place, node) in document.tree.nodes.enumerated() where node.next >= 0 {
        pairs[node.next] = MarkdownNode.ID(place)
      }
      previous = pairs
    }
    return previous?[node]
  }
}
