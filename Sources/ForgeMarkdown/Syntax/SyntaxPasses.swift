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
    readBlocksAndMath(syntax)
    guard !syntax.isEmpty else { return }
    if syntax.contains(.autolinks) { maskAddresses(syntax) }
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
    tree.compact()
  }

  private mutating func readBlocksAndMath(_ syntax: Syntax) {
    lines.correctHeadingEnds(in: &tree)
    guard !syntax.isEmpty else { return }
    readBlocks(syntax)
    if syntax.contains(.math), mayHold("$") {
      MathPass.apply(to: &tree, lines: lines, definitions: definitions)
    }
  }

  /// Reads the page again until libcmark sees nothing in addresses that GitHub does not.
  private mutating func maskAddresses(_ syntax: Syntax) {
    guard AddressMask.isNeeded(bytes, body: body) else { return }
    for _ in 0..<AddressMask.readings {
      guard let masked = AddressMask.mask(bytes, body: body, tree: tree, lines: lines) else { break }
      self = SyntaxPasses(masked, body: body)
      readBlocksAndMath(syntax)
    }
    tree.unmaskAddresses()
  }

  private mutating func note(_ kind: ExceededLimit.Kind, at block: MarkdownNode.ID?) {
    guard let block else { return }
    exceeded.append(ExceededLimit(kind: kind, line: max(1, Int(tree[block].startLine))))
  }

  private func mayHold(_ text: String) -> Bool {
    bytes.firstRange(of: Array(text.utf8), in: body) != nil
  }

  /// Containers and tables: what libcmark cannot know, it reads again once more is known.
  private mutating func readBlocks(_ syntax: Syntax) {
    var source = ContainerSource(lines, body: body, syntax: syntax)
    let mayHoldContainers = ContainerSource.isNeeded(bytes, body: body, syntax: syntax)
    for reading in 0...Self.tableReadings {
      if mayHoldContainers { readContainers(&source) }
      definitions = ReferenceDefinition.all(in: tree, lines: lines, body: body)
      guard syntax.contains(.tables) else { return }
      let finder = TableFinder(lines: lines, definitions: definitions, lastRows: source.lastRows)
      let tables = finder.all(in: tree)
      let corrections = finder.corrections(for: tables, in: tree)
      if corrections.first == nil || reading == Self.tableReadings {
        if let line = corrections.first { exceeded.append(ExceededLimit(kind: .tables, line: line)) }
        note(.cells, at: TablePass.apply(tables, to: &tree, finder))
        return
      }
      source.apply(corrections)
      tree = MarkdownTree.parse(source.markdown[...])
      if source.dropHidden(in: tree) { tree = MarkdownTree.parse(source.markdown[...]) }
      if !mayHoldContainers { lines.correctHeadingEnds(in: &tree, rows: source.underlines) }
    }
  }

  private mutating func readContainers(_ source: inout ContainerSource) {
    var depth = 0
    while depth < Self.containerDepth, source.findMarkers(in: tree) {
      tree = MarkdownTree.parse(source.markdown[...])
      depth += 1
    }
    guard !source.replacements.isEmpty else { return }
    if source.dropHidden(in: tree) { tree = MarkdownTree.parse(source.markdown[...]) }
    if depth == Self.containerDepth, let line = source.firstMarker(in: tree) {
      exceeded.append(ExceededLimit(kind: .containers, line: line))
    }
    restore(source)
    let withoutTerm = DefinitionLists.withoutTerm(in: tree)
    if !withoutTerm.isEmpty {
      source.dropDefinitions(at: withoutTerm)
      tree = MarkdownTree.parse(source.markdown[...])
      restore(source)
    }
    DefinitionLists.group(in: &tree, lines: lines)
    footnotes = source.footnotes
  }

  private mutating func restore(_ source: ContainerSource) {
    lines.columnShifts = source.columnShifts
    source.restore(in: &tree)
    // How far a container's content is indented is known when it is one.
    lines.correctHeadingEnds(in: &tree, rows: source.underlines)
  }

  /// How deep containers of our own may stand in each other: each level is a reading of the page.
  static let containerDepth = 8
  /// How many readings find what follows tables without an empty line.
  static let tableReadings = 8
}
