package import ForgeDiagnostics

/// A page read: its tree with all syntax applied, and what the tree alone does not say.
///
/// Immutable, and a class so that handing it on costs one reference however much it holds.
package final class MarkdownDocument: Sendable {
  /// A heading and the anchor that leads to it.
  package struct Heading: Hashable, Sendable {
    package let node: MarkdownNode.ID
    package let level: Int
    package let text: String
    package let anchor: String
  }

  package let file: SourceFile
  package let flavor: Flavor
  package let frontMatter: FrontMatter?
  /// The Markdown: what follows the byte order mark and the front matter.
  package let body: Range<Int>
  package let tree: MarkdownTree
  package let definitions: [ReferenceDefinition]
  package let footnotes: [FootnoteDefinition]
  package let headings: [Heading]
  private let lines: BlockLines

  /// Reads a page. Never fails: what cannot be read as front matter is a finding of ``frontMatter``.
  package init(_ file: SourceFile, flavor: Flavor = .site) {
    self.file = file
    self.flavor = flavor
    frontMatter = flavor == .site ? FrontMatter(of: file) : nil
    let mark = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    body = (frontMatter?.range.upperBound ?? mark)..<file.bytes.count
    var passes = SyntaxPasses(file.bytes, body: body)
    passes.apply(flavor.syntax)
    tree = passes.tree
    lines = passes.lines
    definitions = passes.definitions
    footnotes = passes.footnotes
    headings = flavor == .commonmark ? [] : Self.headings(of: passes.tree)
  }

  private static func headings(of tree: MarkdownTree) -> [Heading] {
    guard tree.nodes.contains(where: { $0.kind == .heading }) else { return [] }
    var slugger = Slugger()
    var headings: [Heading] = []
    let ids = tree.order().filter { tree[$0].kind == .heading }
    // Anchors that headings name themselves are taken before any is made of text.
    for id in ids where !tree[id].info.isEmpty { slugger.reserve(tree.string(tree[id].info)) }
    for id in ids {
      let text = tree.plainText(of: id)
      let anchor = tree[id].info.isEmpty ? slugger.slug(for: text.trimmingSpaces()) : tree.string(tree[id].info)
      headings.append(Heading(node: id, level: Int(tree[id].number), text: text, anchor: anchor))
    }
    return headings
  }

  /// The text of the first level-one heading; nil where the page has none.
  package var title: String? {
    headings.first { $0.level == 1 }?.text
  }

  /// The places of all inline nodes of the paragraph, heading or cell that holds `id`.
  package func positions(around id: MarkdownNode.ID) -> [MarkdownNode.ID: InlinePosition] {
    guard let leaf = tree.leaf(of: id) else { return [:] }
    return InlineAligner.positions(of: leaf, in: tree, lines: lines)
  }

  /// The lines of the block that is or holds `id`, from the first character of the block to its last.
  package func blockRange(of id: MarkdownNode.ID) -> SourceRange {
    var current = id
    while current > 0, tree[current].startLine < 1 || tree[current].isInline { current = tree[current].parent }
    let node = tree[current]
    guard node.startLine >= 1, node.kind != .document else { return file.range(body) }
    if node.kind == .tableCell { return file.range(node.source.range) }
    let start = lines.offset(line: node.startLine, column: max(1, node.startColumn))
    let end = lines.content(ofLine: Int(max(node.startLine, node.endLine))).upperBound
    return file.range(start..<max(start, end))
  }

  /// The range of an inline node, or of its block where the node itself cannot be found.
  package func range(of id: MarkdownNode.ID) -> SourceRange {
    var places = PlaceFinder(in: self)
    return places.range(of: id)
  }

  /// The lines of a block without its containers' prefixes.
  func contentLines(ofBlock id: MarkdownNode.ID) -> [Range<Int>] {
    let node = tree[id]
    guard node.startLine >= 1, node.endLine >= node.startLine else { return [] }
    return (Int(node.startLine)...Int(node.endLine)).map { lines.content(ofLine: $0) }
  }
}
