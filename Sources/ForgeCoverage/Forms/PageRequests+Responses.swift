import ForgeMarkdown
import ForgeShell

/// Blocks of JSON behind a request: what it is answered with.
extension PageRequests {
  static let json: Set<String> = ["json", "application/json", "hal+json", "problem+json"]

  /// A block of JSON right behind a block with a request, with a paragraph between them or not, or behind a sentence that names an
  /// endpoint.
  mutating func readResponse(_ id: MarkdownNode.ID) {
    let parent = tree[id].parent
    // What says itself which schema it is of is held against that.
    guard CodeFence(info: tree.string(tree[id].info)).schema.isEmpty else { return }
    guard case .request(var request) = sayings.last, let before = blocks.before(1, in: parent),
      let holder = BlockNeighbours.block(of: request.node, in: tree)
    else { return }
    let holders = [holder, lastResponse]
    let isDirect = holders.contains(before)
    // A page shows an answer or a few; what goes on for longer is a list of something else.
    guard request.responses.count < Self.mostResponses else { return }
    guard isDirect || (tree[before].kind == .paragraph && blocks.before(2, in: parent).map(holders.contains) == true)
    else { return }
    let isBlock = tree[holder].kind == .codeBlock
    // A sentence speaks of the block right behind it.
    guard isDirect || isBlock else { return }
    let sample = SampleText(block: id, in: document)
    let body = ExpandedWord(sample.bytes, 0..<sample.bytes.count)
    // Later answers of a request come from the same block as its first.
    let extent =
      request.responses.last?.extent
      ?? (!isBlock ? .part : Self.isPicked(tree.bytes(tree[holder].literal)) ? .picked : .whole)
    request.responses.append(.init(status: nil, body: body, sample: sample, extent: extent))
    sayings[sayings.count - 1] = .request(request)
    lastResponse = id
  }

  private static let mostResponses = 16

  /// Programs that print a part of what they read, or something else.
  private static let filters: Set<String> = [
    "grep", "sed", "awk", "head", "tail", "cut", "yq", "gron", "tr", "sort", "uniq", "wc", "perl", "node", "ruby",
  ]

  /// Whether what a script prints is picked from an answer.
  private static func isPicked(_ script: ArraySlice<UInt8>) -> Bool {
    let commands = ConsoleSession.parse(Array(script)).commands.compactMap(\.script).flatMap { script in
      script.commands.items.flatMap { [$0.first] + $0.rest.map(\.pipeline) }.flatMap(\.commands)
    }
    return commands.contains { command in
      guard case .simple(let simple) = command, let name = simple.name?.literalValue else { return false }
      guard name == "jq" else { return filters.contains(name) || name.hasPrefix("python") }
      let operands = simple.words.dropFirst().compactMap(\.literalValue).filter { !$0.hasPrefix("-") }
      return operands.first.map { $0 != "." } ?? false
    }
  }
}

/// The blocks that stand before the one that is read, beside it.
struct BlockNeighbours {
  /// The last three blocks of each parent, the latest first.
  private var latest: [MarkdownNode.ID: [MarkdownNode.ID]] = [:]

  mutating func enter(_ id: MarkdownNode.ID, _ node: MarkdownNode) {
    guard Self.blocks.contains(node.kind) else { return }
    latest[node.parent] = [id] + (latest[node.parent] ?? []).prefix(2)
  }

  /// The block `distance` before the one that was entered last among the children of `parent`.
  func before(_ distance: Int, in parent: MarkdownNode.ID) -> MarkdownNode.ID? {
    latest[parent].flatMap { $0.count > distance ? $0[distance] : nil }
  }

  /// The block that a node is, or stands in.
  static func block(of id: MarkdownNode.ID, in tree: MarkdownTree) -> MarkdownNode.ID? {
    var node = id
    while node >= 0, !blocks.contains(tree[node].kind) { node = tree[node].parent }
    return node >= 0 ? node : nil
  }

  /// What stands side by side on a page or in an item of a list.
  private static let blocks: Set<MarkdownNode.Kind> = [
    .paragraph, .codeBlock, .heading, .list, .table, .blockQuote, .thematicBreak, .htmlBlock,
  ]
}
