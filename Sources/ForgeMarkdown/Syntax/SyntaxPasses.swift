/// Reads a page's Markdown with libcmark and applies our syntax to its tree, pass by pass.
struct SyntaxPasses {
  private let bytes: [UInt8]
  private let body: Range<Int>
  private(set) var tree: MarkdownTree
  private(set) var lines: BlockLines
  private(set) var definitions: [ReferenceDefinition] = []
  private(set) var footnotes: [FootnoteDefinition] = []

  init(_ bytes: [UInt8], body: Range<Int>) {
    self.bytes = bytes
    self.body = body
    tree = MarkdownTree.parse(bytes[body])
    lines = BlockLines(bytes: bytes, body: body)
  }

  mutating func apply(_ syntax: Syntax) {
    lines.correctHeadingEnds(in: &tree)
    guard !syntax.isEmpty else { return }
    if syntax.contains(.footnotes), FootnoteSource.isNeeded(bytes, body: body) { readFootnotes() }
    definitions = ReferenceDefinition.all(in: tree, lines: lines, body: body)
    if syntax.contains(.tables) { TablePass.apply(to: &tree, lines: lines, definitions: definitions) }
    if syntax.contains(.taskLists) { TaskListPass.apply(to: &tree, lines: lines) }
    if syntax.contains(.alerts) { AlertPass.apply(to: &tree) }
    InlinePass.apply(to: &tree, syntax: syntax, lines: lines, footnotes: footnotes)
  }

  private mutating func readFootnotes() {
    let source = FootnoteSource(lines, body: body, tree: tree)
    guard !source.definitions.isEmpty else { return }
    tree = MarkdownTree.parse(source.markdown[...])
    lines.columnShifts = source.columnShifts
    lines.correctHeadingEnds(in: &tree)
    source.restore(in: &tree)
    footnotes = source.definitions
  }
}
