import ForgeDiagnostics

/// Reads the leaf blocks that hold TeX again, each formula replaced by a comment, which libcmark takes as it is and
/// which flanks as a dollar does.
struct MathPass {
  private let lines: BlockLines
  private let definitions: [ReferenceDefinition]

  static func apply(to tree: inout MarkdownTree, lines: BlockLines, definitions: [ReferenceDefinition]) {
    let pass = MathPass(lines: lines, definitions: definitions)
    var found: [(leaf: MarkdownNode.ID, spans: [[UInt8]])] = []
    var detached = DetachedContent()
    for leaf in pass.candidates(in: tree) {
      guard let spans = pass.detach(leaf, in: tree, to: &detached) else { continue }
      found.append((leaf, spans))
    }
    guard !found.isEmpty else { return }
    // Grafted below leaves of their own first: content that no longer holds every formula is left as it was.
    let copies = found.map { _ in tree.add(MarkdownNode(.paragraph)) }
    detached.owners = copies
    detached.graft(onto: &tree, definitions: definitions)
    for ((leaf, spans), copy) in zip(found, copies) where pass.restore(spans, below: copy, in: &tree) {
      tree.setChildren(of: leaf, to: tree.takeChildren(of: copy))
    }
  }

  private func candidates(in tree: MarkdownTree) -> [MarkdownNode.ID] {
    var leaves: Set<MarkdownNode.ID> = []
    for (index, node) in tree.nodes.enumerated() where node.kind == .text {
      guard tree.bytes(node.literal).contains(UInt8(ascii: "$")), let leaf = tree.leaf(of: MarkdownNode.ID(index))
      else {
        continue
      }
      leaves.insert(leaf)
    }
    return leaves.sorted()
  }

  /// Puts the content of a leaf with comments for its formulas to `detached`; nil where it has none.
  private func detach(
    _ leaf: MarkdownNode.ID, in tree: MarkdownTree, to detached: inout DetachedContent
  ) -> [[UInt8]]? {
    let content = lines.inlineContent(of: leaf, in: tree).bytes
    let scanner = LinkScanner(bytes: content)
    var start = 0
    if tree[leaf].mayHoldDefinitions {
      while let definition = scanner.definition(at: start) { start = min(definition.end + 1, content.count) }
    }
    var math = MathScanner(content)
    let spans = math.spans(from: start)
    guard !spans.isEmpty else { return nil }
    var text: [UInt8] = []
    var offset = start
    for (index, span) in spans.enumerated() {
      text += content[offset..<span.range.lowerBound]
      text += Self.comment(index)
      // A formula may run over lines; the lines after it stay those of the file.
      offset = span.range.upperBound
    }
    text += content[offset...]
    if tree[leaf].kind == .tableCell || tree[leaf].kind == .heading && tree[leaf].endLine == tree[leaf].startLine {
      detached.append(line: text, for: leaf)
    } else {
      detached.append(paragraph: text.split(separator: 0x0A, omittingEmptySubsequences: false), for: leaf)
    }
    return spans.map { ($0.isDisplay ? [1] : [0]) + content[$0.tex] }
  }

  private static func comment(_ index: Int) -> [UInt8] { Array("<!--$\(index)-->".utf8) }

  /// Makes formulas of the comments below `copy`; false where not all are there, in their order.
  private func restore(_ spans: [[UInt8]], below copy: MarkdownNode.ID, in tree: inout MarkdownTree) -> Bool {
    let comments = tree.order(from: copy).filter {
      tree[$0].kind == .htmlInline && tree.bytes(tree[$0].literal).starts(with: "<!--$".utf8)
    }
    guard comments.count == spans.count else { return false }
    for (index, id) in comments.enumerated() where !tree.bytes(tree[id].literal).elementsEqual(Self.comment(index)) {
      return false
    }
    for (span, id) in zip(spans, comments) {
      tree[id].kind = .math
      tree[id].flag = span.first == 1
      tree[id].literal = tree.store(span.dropFirst())
    }
    return true
  }
}
