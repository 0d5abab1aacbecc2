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

  /// The text that was parsed: the file's, with what it includes.
  package let source: PageSource
  package let flavor: Flavor
  package let syntax: Syntax
  package let frontMatter: FrontMatter?
  /// The Markdown of the text: what follows the byte order mark and the front matter.
  package let body: Range<Int>
  package let tree: MarkdownTree
  package let definitions: [ReferenceDefinition]
  package let footnotes: [FootnoteDefinition]
  package let headings: [Heading]
  /// What is wrong with directives of the page, such as an include of a file that is not there.
  package let diagnostics: [Diagnostic]
  private let lines: BlockLines

  /// The page's own file.
  package var file: SourceFile { source.file }

  package convenience init(_ file: SourceFile, flavor: Flavor = .site) {
    self.init(file, ParseOptions(flavor))
  }

  /// Reads a page. Never fails: what cannot be read as front matter is a finding of ``frontMatter``.
  package init(_ file: SourceFile, _ options: ParseOptions) {
    flavor = options.flavor
    syntax = options.syntax
    frontMatter =
      flavor == .site
      ? FrontMatter(of: file, allowsTOML: options.dialect?.hasTOML == true, keys: options.frontMatterKeys) : nil
    let mark = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let start = frontMatter?.range.upperBound ?? mark
    let (source, findings) = SourceAssembler.assemble(file, body: start..<file.bytes.count, options)
    self.source = source
    body = start..<source.bytes.count
    var passes = SyntaxPasses(source.bytes, body: body)
    passes.apply(options.syntax)
    var tree = passes.tree
    tree.trim()
    self.tree = tree
    lines = passes.lines
    definitions = passes.definitions
    footnotes = passes.footnotes
    headings = flavor == .commonmark || !options.hasAnchors ? [] : Self.headings(of: passes.tree)
    diagnostics =
      findings
      + passes.exceeded.map { limit in
        var line = passes.lines.content(ofLine: limit.line)
        while let first = line.first, source.bytes[first].isBlank { line = first + 1..<line.upperBound }
        return Diagnostic(.pageLimit, .limit(limit.kind), at: source.range(line))
      }
  }

  /// The page with its text and nothing of what was read in it: for those that only show places in the file.
  package init(unread document: MarkdownDocument) {
    flavor = document.flavor
    syntax = document.syntax
    frontMatter = nil
    source = document.source
    body = document.body
    tree = MarkdownTree()
    definitions = []
    footnotes = []
    headings = []
    diagnostics = []
    lines = BlockLines(bytes: [], body: 0..<0)
  }

  private static func headings(of tree: MarkdownTree) -> [Heading] {
    guard tree.nodes.contains(where: { $0.kind == .heading }) else { return [] }
    var slugger = Slugger()
    var headings: [Heading] = []
    let ids = tree.blocks().filter { tree[$0].kind == .heading }
    // Anchors that headings name themselves are taken before any is made of text.
    func ownAnchor(_ id: MarkdownNode.ID) -> String? {
      tree.attributes[id].flatMap { $0.id.isEmpty ? nil : $0.id }
    }
    for id in ids { if let anchor = ownAnchor(id) { slugger.reserve(anchor) } }
    for id in ids {
      let text = tree.plainText(of: id)
      let anchor = ownAnchor(id) ?? slugger.slug(for: text.trimmingSpaces())
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

  /// The places of the links and images of the paragraph, heading or cell `leaf`.
  func linkPositions(in leaf: MarkdownNode.ID) -> [MarkdownNode.ID: InlinePosition] {
    InlineAligner.positions(of: leaf, in: tree, lines: lines, findsLinks: true)
  }

  /// The lines of the block that is or holds `id`, from the first character of the block to its last.
  package func blockRange(of id: MarkdownNode.ID) -> SourceRange {
    source.range(textRange(ofBlock: id))
  }

  /// The range of an inline node, or of its block where the node itself cannot be found.
  package func range(of id: MarkdownNode.ID) -> SourceRange {
    var places = PlaceFinder(in: self)
    return places.range(of: id)
  }

  /// The place in ``source`` of the block that is or holds `id`: no other block has the same.
  package func textRange(ofBlock id: MarkdownNode.ID) -> Range<Int> {
    var current = id
    while current > 0, tree[current].startLine < 1 || tree[current].isInline { current = tree[current].parent }
    let node = tree[current]
    guard node.startLine >= 1, node.kind != .document else { return body }
    if node.kind == .tableCell { return node.source.range }
    let start = lines.offset(line: node.startLine, column: max(1, node.startColumn))
    let end = lines.content(ofLine: Int(max(node.startLine, node.endLine))).upperBound
    return start..<max(start, end)
  }

  /// The lines of a block without its containers' prefixes.
  func contentLines(ofBlock id: MarkdownNode.ID) -> [Range<Int>] {
    let node = tree[id]
    guard node.startLine >= 1, node.endLine >= node.startLine else { return [] }
    return (Int(node.startLine)...Int(node.endLine)).map { lines.content(ofLine: $0) }
  }
}
