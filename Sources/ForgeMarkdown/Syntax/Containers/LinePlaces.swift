/// What the lines of a page are to libcmark.
struct LinePlaces {
  /// Lines of code and raw HTML, from 1.
  private(set) var isLiteral: [Bool]
  /// The column from which on a line is code, from 1; 0 for lines without code.
  private(set) var codeColumn: [Int]
  /// The last line of the code that starts on a line, from 1; 0 where none does.
  private(set) var codeEnd: [Int]
  /// Lines that a paragraph starts on, from 1.
  private(set) var startsBlock: [Bool]
  /// Lines that a paragraph goes over, from 1.
  private(set) var isParagraph: [Bool]

  init(_ tree: MarkdownTree, count: Int) {
    isLiteral = [Bool](repeating: false, count: count + 2)
    codeColumn = [Int](repeating: 0, count: count + 2)
    codeEnd = codeColumn
    startsBlock = isLiteral
    isParagraph = isLiteral
    for node in tree.nodes {
      let first = Int(node.startLine)
      guard first >= 1, first <= count else { continue }
      let last = max(first, min(count, Int(node.endLine)))
      switch node.kind {
      case .codeBlock, .htmlBlock:
        if node.kind == .codeBlock { codeEnd[first] = last }
        for line in first...last {
          isLiteral[line] = true
          if node.kind == .codeBlock { codeColumn[line] = line == first ? Int(node.startColumn) : 1 }
        }
      case .paragraph:
        startsBlock[first] = true
        for line in first...last { isParagraph[line] = true }
      default: break
      }
    }
  }
}
