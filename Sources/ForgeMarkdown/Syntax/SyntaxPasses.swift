import ForgeDiagnostics

/// Reads a page's Markdown with libcmark and applies our syntax to its tree, pass by pass.
struct SyntaxPasses {
  private let bytes: [UInt8]
  private let body: Range<Int>
  private(set) var tree: MarkdownTree
  private(set) var lines: BlockLines
  private(set) var definitions: [ReferenceDefinition] = []
  private(set) var footnotes: [FootnoteDefinition] = []
  private(set) var exceeded: [ExceededLimit] = []

  init(_ bytes: [UInt8], body: Range<Int>) {
    self.bytes = bytes
    self.body = body
    lines = BlockLines(bytes: bytes, body: body)
    if let line = NestingGuard.tooDeepLine(bytes[body]) {
      tree = MarkdownTree.plain(bytes[body], lines: lines.count)
      exceeded = [ExceededLimit(kind: .listItems, line: line)]
    } else {
      tree = MarkdownTree.parse(bytes[body])
    }
  }

  mutating func apply(_ syntax: Syntax) {
    // A page that is not read as Markdown holds none of its constructs.
    guard exceeded.isEmpty else { return }
    lines.correctHeadingEnds(in: &tree)
    guard !syntax.isEmpty else { return }
    if ContainerSource.isNeeded(bytes, body: body, syntax: syntax) { readContainers(syntax) }
    definitions = ReferenceDefinition.all(in: tree, lines: lines, body: body)
    if syntax.contains(.tables) {
      note(.cells, at: TablePass.apply(to: &tree, lines: lines, definitions: definitions))
    }
    if syntax.contains(.math), mayHold("$") {
      MathPass.apply(to: &tree, lines: lines, definitions: definitions)
    }
    if syntax.contains(.taskLists) { TaskListPass.apply(to: &tree, lines: lines) }
    if syntax.contains(.alerts) { AlertPass.apply(to: &tree) }
    if syntax.contains(.tableOfContents), mayHold("[toc") || mayHold("[TOC") || mayHold("[_TOC") {
      note(.tablesOfContents, at: TableOfContentsPass.apply(to: &tree))
    }
    if syntax.contains(.attributes), mayHold("{") { AttributePass.applyToBlocks(in: &tree, lines: lines) }
    var abbreviations = Abbreviations()
    if syntax.contains(.abbreviations), mayHold("*[") { abbreviations = Abbreviations.take(from: &tree, lines: lines) }
    let beyond = InlinePass.apply(
      to: &tree, syntax: syntax, lines: lines, footnotes: footnotes, abbreviations: abbreviations)
    note(.abbreviations, at: beyond)
    tree.clearDetached()
  }

  private mutating func note(_ kind: ExceededLimit.Kind, at block: MarkdownNode.ID?) {
    guard let block else { return }
    exceeded.append(ExceededLimit(kind: kind, line: max(1, Int(tree[block].startLine))))
  }

  private func mayHold(_ text: String) -> Bool {
    bytes.firstRange(of: Array(text.utf8), in: body) != nil
  }

  private mutating func readContainers(_ syntax: Syntax) {
    var source = ContainerSource(lines, body: body, syntax: syntax)
    var depth = 0
    while depth < Self.containerDepth, source.findMarkers(in: tree) {
      tree = MarkdownTree.parse(source.markdown[...])
      depth += 1
    }
    guard depth > 0 else { return }
    if source.dropHidden(in: tree) { tree = MarkdownTree.parse(source.markdown[...]) }
    if depth == Self.containerDepth, let line = source.firstMarker(in: tree) {
      exceeded.append(ExceededLimit(kind: .containers, line: line))
    }
    lines.columnShifts = source.columnShifts
    source.restore(in: &tree)
    // How far a container's content is indented is known when it is one.
    lines.correctHeadingEnds(in: &tree)
    DefinitionLists.group(in: &tree, lines: lines)
    footnotes = source.footnotes
  }

  /// How deep containers of our own may stand in each other: each level is a reading of the page.
  static let containerDepth = 8
}
