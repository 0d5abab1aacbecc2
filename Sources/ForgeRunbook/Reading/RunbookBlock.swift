import ForgeDiagnostics
package import ForgeMarkdown

/// A block of a page in which something is claimed.
package struct RunbookBlock: Sendable {
  /// Its place in the page's text: see ``MarkdownDocument/textRange(ofBlock:)``.
  package let place: Range<Int>
  /// What its lines claim, in the order of the lines; they are counted from 1.
  package let claims: [(line: Int, claim: CommandClaim)]
}

extension RunbookReading {
  /// The blocks of `document`, the page that was read, with the claims that are written in them, and the claims that stand
  /// outside of blocks. What two blocks include from one place stands in both.
  package func blocks(of document: MarkdownDocument) -> (blocks: [RunbookBlock], outside: [CommandClaim]) {
    guard !claims.isEmpty else { return ([], []) }
    let ids = document.tree.blocks().filter { document.tree[$0].kind == .codeBlock }
    let lines = BlockLineIndex(ids, in: document)
    var found = [[(line: Int, claim: CommandClaim)]](repeating: [], count: ids.count)
    var outside: [CommandClaim] = []
    for claim in claims {
      let places = lines.lines(of: claim.range)
      for line in places { found[line.block].append((line.number, claim)) }
      if places.isEmpty { outside.append(claim) }
    }
    let blocks = ids.indices.compactMap { block -> RunbookBlock? in
      guard !found[block].isEmpty else { return nil }
      let ordered = found[block].enumerated().sorted { left, right in
        (left.element.line, left.offset) < (right.element.line, right.offset)
      }
      return RunbookBlock(place: document.textRange(ofBlock: ids[block]), claims: ordered.map(\.element))
    }
    return (blocks, outside)
  }
}

/// Where the lines of a page's code blocks are written: in the page, or in files that it includes.
private struct BlockLineIndex {
  struct Line {
    /// The index of the block, and the line in it from 1.
    let block: Int
    let number: Int
    let bytes: Range<Int>
  }

  /// The lines of each file, in its order.
  private var files: [String: [Line]] = [:]

  init(_ ids: [MarkdownNode.ID], in document: MarkdownDocument) {
    for (block, id) in ids.enumerated() {
      for (index, range) in document.codeLines(ofBlock: id).enumerated() {
        files[range.path, default: []].append(Line(block: block, number: index + 1, bytes: range.bytes))
      }
    }
    for path in files.keys {
      files[path]?.sort { left, right in
        (left.bytes.lowerBound, left.block, left.number) < (right.bytes.lowerBound, right.block, right.number)
      }
    }
  }

  /// The lines, one of each block, in which `range` begins.
  func lines(of range: SourceRange) -> [Line] {
    guard let lines = files[range.path] else { return [] }
    let start = range.bytes.lowerBound
    var next = lines.partitionPoint { $0.bytes.lowerBound <= start }
    guard next > 0 else { return [] }
    let first = lines[next - 1].bytes.lowerBound
    var found: [Line] = []
    while next > 0, lines[next - 1].bytes.lowerBound == first {
      next -= 1
      let line = lines[next]
      if start <= line.bytes.upperBound, found.last?.block != line.block { found.append(line) }
    }
    return found.reversed()
  }
}
