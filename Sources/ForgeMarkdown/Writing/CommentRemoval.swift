import ForgeDiagnostics

extension MarkdownDocument {
  /// Takes the HTML comments out of the text, or their words where a comment must stay for what stands around it.
  func removeComments(_ places: inout PlaceFinder, _ edits: inout TextEdits) {
    for (index, node) in tree.nodes.enumerated() where node.kind == .htmlBlock || node.kind == .htmlInline {
      let id = MarkdownNode.ID(index)
      let comments = comments(in: tree.bytes(node.literal))
      guard comments.contains(where: \.saysSomething) else { continue }
      if node.kind == .htmlInline {
        // A comment in a line is a node of its own.
        guard let range = places.position(of: id)?.range else { continue }
        edits.replace(range, with: Self.emptyComment)
      } else {
        removeComments(comments, ofBlock: textRange(ofBlock: id), &edits)
      }
    }
  }

  /// What a block says stands in the text line by line, with the prefixes of its containers between: its comments are
  /// there in the same order.
  private func removeComments(_ comments: [Comment], ofBlock block: Range<Int>, _ edits: inout TextEdits) {
    var start = block.lowerBound
    for comment in comments {
      guard let open = source.bytes.firstRange(of: Self.opening, in: start..<body.upperBound) else { return }
      let text = source.bytes[..<body.upperBound]
      let end = comment.isClosed ? Sanitizer.commentEnd(from: open.upperBound, in: text) : block.upperBound
      let range = open.lowerBound..<max(open.upperBound, end)
      start = range.upperBound
      guard comment.saysSomething else { continue }
      if let lines = lines(ofFree: range) {
        edits.replace(lines, with: [])
      } else {
        edits.replace(range, with: Self.emptyComment)
      }
    }
  }

  private struct Comment {
    let isClosed: Bool
    /// Whether there is more in it than nothing, which authors write between lists.
    let saysSomething: Bool
  }

  private static let opening = Array("<!--".utf8)
  private static let emptyComment = Array("<!-- -->".utf8)

  private func comments(in raw: ArraySlice<UInt8>) -> [Comment] {
    var comments: [Comment] = []
    var offset = raw.startIndex
    while let open = raw[offset...].firstRange(of: "<!--".utf8) {
      let end = max(open.upperBound, Sanitizer.commentEnd(from: open.upperBound, in: raw))
      let isEmpty = raw[open.upperBound..<end].allSatisfy { $0.isASCIISpace || "->".utf8.contains($0) }
      let isClosed =
        end < raw.endIndex || ["-->", "--!>"].contains { raw[..<end].suffix($0.utf8.count).elementsEqual($0.utf8) }
      comments.append(Comment(isClosed: isClosed, saysSomething: !isEmpty))
      offset = end
    }
    return comments
  }

  /// The lines of a comment that nothing notices when they are gone: it stands at the margin after a blank line, and
  /// what follows would mean the same there.
  private func lines(ofFree comment: Range<Int>) -> Range<Int>? {
    let bytes = source.bytes
    guard comment.lowerBound == body.lowerBound || bytes[comment.lowerBound - 1] == UInt8(ascii: "\n") else {
      return nil
    }
    guard let end = bytes[comment.upperBound..<body.upperBound].firstIndex(where: { !$0.isBlank }) else {
      return comment.lowerBound..<body.upperBound
    }
    guard bytes[end] == UInt8(ascii: "\n") || bytes[end] == UInt8(ascii: "\r") else { return nil }
    guard isBlankLine(before: comment.lowerBound) else { return nil }
    var next = end
    while next < body.upperBound, bytes[next] == UInt8(ascii: "\n") || bytes[next] == UInt8(ascii: "\r") { next += 1 }
    guard next < body.upperBound else { return comment.lowerBound..<body.upperBound }
    let isMarker = bytes[next].isBlank || bytes[next].isASCIIDigit || "-+*>".utf8.contains(bytes[next])
    return isMarker ? nil : comment.lowerBound..<next
  }

  /// Whether the line that ends before `offset` is blank, or there is none.
  private func isBlankLine(before offset: Int) -> Bool {
    guard offset > body.lowerBound else { return true }
    var end = offset - 1
    if end > body.lowerBound, source.bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return end == body.lowerBound || source.bytes[end - 1] == UInt8(ascii: "\n")
  }
}
