import ForgeMarkdown
import ForgeShell

/// A method and a path in pieces of their own: side by side, or in the cells of a row.
extension PageRequests {
  /// A method in code of its own, and the path right behind it, in code or in the text of a heading.
  mutating func readSeparate(_ id: MarkdownNode.ID, _ literal: ArraySlice<UInt8>) {
    guard literal.count <= 10, index.methods.contains(String(decoding: literal, as: UTF8.self)) else { return }
    addSeparate(method: id, after: id)
  }

  /// `holder` is the node that `method` stands in, itself where nothing is around it.
  private mutating func addSeparate(method: MarkdownNode.ID, after holder: MarkdownNode.ID) {
    let text = tree[holder].next
    guard text >= 0, tree[text].kind == .text, tree[tree[holder].parent].kind != .tableCell else { return }
    let between = tree.bytes(tree[text].literal)
    let isBlank = between.allSatisfy { $0 == 0x20 }
    let path = isBlank ? tree[text].next : tree[tree[holder].parent].kind == .heading ? text : -1
    guard path >= 0, isBlank ? tree[path].kind == .code : true else { return }
    let sample = SampleText([method, path], in: document, &places)
    let methodEnd = tree[method].literal.range.count
    let start = sample.bytes[methodEnd...].firstIndex { $0 != 0x20 } ?? sample.bytes.count
    guard start < sample.bytes.count, sample.bytes[start] == UInt8(ascii: "/"),
      let target = EndpointText.path(in: sample.bytes, from: start)
    else { return }
    add([
      SampleRequest(
        .endpoint, sample, method: String(decoding: sample.bytes[..<methodEnd], as: UTF8.self), at: 0..<methodEnd,
        target: ExpandedWord(sample.bytes, target), range: target, node: path)
    ])
  }

  /// `**GET** /path`: the method is all that is bold.
  mutating func readStrong(_ id: MarkdownNode.ID) {
    let child = tree[id].firstChild
    guard child >= 0, tree[child].next < 0, tree[child].kind == .text || tree[child].kind == .code else { return }
    let literal = tree.bytes(tree[child].literal)
    guard literal.count <= 10, index.methods.contains(String(decoding: literal, as: UTF8.self)) else { return }
    addSeparate(method: child, after: id)
  }

  /// A row with the method in one cell and the path in another.
  mutating func readRow(_ row: MarkdownNode.ID) {
    let cells = tree.children(of: row)
    guard !cells.isEmpty, !tree[row].flag else { return }
    let methodCell = cells.first { cell in
      guard beginsWithCapital(cell) else { return false }
      let words = tree.plainText(of: cell).split { " ,/|".contains($0) }.map(String.init)
      return !words.isEmpty && words.allSatisfy(index.methods.contains)
    }
    guard let methodCell, let (cell, path) = pathCell(cells) else {
      for cell in cells { readText(cell) }
      return
    }
    let sample = SampleText(tree.children(of: methodCell) + [path], in: document, &places)
    let pathStart = sample.bytes.count - tree[path].literal.range.count
    guard let target = EndpointText.path(in: sample.bytes, from: pathStart) else { return }
    for word in sample.bytes[..<pathStart].split(whereSeparator: { " ,/|".utf8.contains($0) }) {
      add([
        SampleRequest(
          .endpoint, sample, method: String(decoding: word, as: UTF8.self), at: word.startIndex..<word.endIndex,
          target: ExpandedWord(sample.bytes, target), range: target, node: cell)
      ])
    }
  }

  /// Whether the first that a cell says is a capital, as in a method.
  private func beginsWithCapital(_ cell: MarkdownNode.ID) -> Bool {
    var node = tree[cell].firstChild
    while node >= 0, tree[node].kind != .text, tree[node].kind != .code {
      node = tree[node].firstChild
    }
    guard node >= 0, let first = tree.bytes(tree[node].literal).first else { return false }
    return first >= UInt8(ascii: "A") && first <= UInt8(ascii: "Z")
  }

  /// The first cell that begins with a path, and the node that says it.
  private func pathCell(_ cells: [MarkdownNode.ID]) -> (cell: MarkdownNode.ID, node: MarkdownNode.ID)? {
    for cell in cells {
      guard let first = tree.children(of: cell).first else { continue }
      let inner = tree.order(from: first).first { [.code, .text].contains(tree[$0].kind) }
      guard let inner, tree.bytes(tree[inner].literal).first == UInt8(ascii: "/") else { continue }
      return (cell, inner)
    }
    return nil
  }
}
