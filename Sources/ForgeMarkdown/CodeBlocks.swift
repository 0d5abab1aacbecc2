package import ForgeDiagnostics

/// The language that a fenced code block names.
package struct CodeLanguage: Hashable, Sendable {
  /// The name without escapes and entities.
  package let name: String
  /// Where it is written.
  package let range: SourceRange
  /// Whether what stands at ``range`` is the name as it is, in a file that can be changed there.
  package let isVerbatim: Bool
}

/// The schema that a fenced code block says it is a value of: `schema="Error"`.
package struct CodeSchema: Hashable, Sendable {
  package let node: MarkdownNode.ID
  /// As it is written, with what follows the name.
  package let text: String
  /// Where it is written.
  package let range: SourceRange
}

extension MarkdownDocument {
  /// The schemas that the page's fenced code blocks name, in the order of the blocks.
  package var codeSchemas: [CodeSchema] {
    tree.nodes.enumerated().compactMap { index, node in
      guard node.kind == .codeBlock, !node.info.isEmpty else { return nil }
      let schema = CodeFence(info: tree.string(node.info)).schema
      guard !schema.isEmpty, let info = infoString(ofBlock: MarkdownNode.ID(index)) else { return nil }
      let option = source.bytes.firstRange(of: Array("schema=".utf8), in: info)
      let place = option.flatMap {
        source.bytes.firstRange(of: Array(schema.utf8), in: $0.upperBound..<info.upperBound)
      }
      return CodeSchema(node: MarkdownNode.ID(index), text: schema, range: source.range(place ?? info))
    }
  }

  /// The languages that the page's fenced code blocks name, in the order of the blocks.
  package var codeLanguages: [CodeLanguage] {
    tree.nodes.enumerated().compactMap { index, node in
      guard node.kind == .codeBlock, !node.info.isEmpty else { return nil }
      let id = MarkdownNode.ID(index)
      let name = CodeFence(info: tree.string(node.info)).language
      guard !name.isEmpty, let info = infoString(ofBlock: id) else { return nil }
      let text = source.bytes
      let verbatim = Self.place(of: Array(name.utf8), in: info, text)
      // With escapes or entities in it, the name is what the first word says.
      let range = verbatim ?? Self.firstWord(of: info, text)
      return CodeLanguage(
        name: name, range: source.range(range), isVerbatim: verbatim != nil && source.isCopy(range))
    }
  }

  /// The info string of the code block `id` in the text: what follows its fence, without blanks around it.
  private func infoString(ofBlock id: MarkdownNode.ID) -> Range<Int>? {
    let block = textRange(ofBlock: id)
    let text = source.bytes
    var start = block.lowerBound
    guard start < block.upperBound, text[start] == UInt8(ascii: "`") || text[start] == UInt8(ascii: "~") else {
      return nil
    }
    let mark = text[start]
    while start < block.upperBound, text[start] == mark { start += 1 }
    guard start - block.lowerBound >= 3 else { return nil }
    while start < block.upperBound, text[start].isBlank { start += 1 }
    var end = start
    while end < block.upperBound, text[end] != UInt8(ascii: "\n"), text[end] != UInt8(ascii: "\r") { end += 1 }
    while end > start, text[end - 1].isBlank { end -= 1 }
    return start..<end
  }

  /// Where `name` stands in an info string: at its start, or as a class in braces: `{.yaml}`.
  private static func place(of name: [UInt8], in info: Range<Int>, _ text: [UInt8]) -> Range<Int>? {
    var offset = info.lowerBound
    while let found = text.firstRange(of: name, in: offset..<info.upperBound) {
      let before = text[info.lowerBound..<found.lowerBound].suffix(2)
      let isClass =
        before.count == 2 && before.last == UInt8(ascii: ".")
        && before.first.map { $0.isBlank || $0 == UInt8(ascii: "{") } == true
      let isWord =
        found.upperBound == info.upperBound || text[found.upperBound].isBlank
        || "{}:".utf8.contains(text[found.upperBound])
      if isWord, found.lowerBound == info.lowerBound || isClass { return found }
      offset = found.upperBound
    }
    return nil
  }

  private static func firstWord(of info: Range<Int>, _ text: [UInt8]) -> Range<Int> {
    info.lowerBound..<(text[info].firstIndex(where: \.isBlank) ?? info.upperBound)
  }

  /// Where each line of the code block `id` stands, without the prefixes of its containers: as many as its code has lines.
  ///
  /// A line whose tabs libcmark replaced by spaces is the whole line.
  package func codeLines(ofBlock id: MarkdownNode.ID) -> [SourceRange] {
    codeLineRanges(ofBlock: id).map { source.range($0) }
  }

  /// The places of a code block's lines in the page's text.
  func codeLineRanges(ofBlock id: MarkdownNode.ID) -> [Range<Int>] {
    let code = tree.bytes(tree[id].literal)
    var lines = code.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    let contents = contentLines(ofBlock: id)
    // A fence has a line of its own above the code.
    let first = isFenced(id, contents.first, lines.first) ? 1 : 0
    return lines.enumerated().map { index, line in
      guard first + index < contents.count else { return textRange(ofBlock: id) }
      let content = contents[first + index]
      let start = content.upperBound - line.count
      guard start >= content.lowerBound, source.bytes[start..<content.upperBound].elementsEqual(line) else {
        return content
      }
      return start..<content.upperBound
    }
  }

  private func isFenced(_ id: MarkdownNode.ID, _ content: Range<Int>?, _ line: ArraySlice<UInt8>?) -> Bool {
    // Only a fence has an info string; and a line like a fence without one would close it.
    if !tree[id].info.isEmpty { return true }
    guard let content else { return false }
    let start = textRange(ofBlock: id).lowerBound
    let mark = source.bytes[start...].prefix(3)
    guard mark.elementsEqual("```".utf8) || mark.elementsEqual("~~~".utf8) || mark.starts(with: "$$".utf8) else {
      return false
    }
    // Indented code may look like a fence; then its first line is what stands there, but that libcmark replaces NUL.
    let text = source.bytes[start..<max(start, content.upperBound)].flatMap { $0 == 0 ? [0xEF, 0xBF, 0xBD] : [$0] }
    return line.map { !text.elementsEqual($0) } ?? true
  }
}
