/// `## Title {#id}`, as Docusaurus and MkDocs write the anchor of a heading. The text loses the braces; the anchor is the
/// identifier as it stands.
enum HeadingIDPass {
  static func apply(to tree: inout MarkdownTree) {
    for id in 0..<MarkdownNode.ID(tree.nodes.count) where tree[id].kind == .heading {
      let last = tree[id].lastChild
      guard last >= 0, tree[last].kind == .text else { continue }
      let text = tree.bytes(tree[last].literal)
      guard text.last == UInt8(ascii: "}"), let brace = text.lastIndex(of: UInt8(ascii: "{")),
        brace + 2 < text.endIndex - 1, text[brace + 1] == UInt8(ascii: "#")
      else { continue }
      let name = brace + 2..<text.endIndex - 1
      guard text[name].allSatisfy(isNameByte) else { continue }
      var end = brace
      while end > text.startIndex, text[end - 1].isBlank { end -= 1 }
      tree[id].info = MarkdownNode.Span(start: Int32(name.lowerBound), end: Int32(name.upperBound))
      tree[last].literal.end = Int32(end)
    }
  }

  /// What an anchor may hold without being encoded in a URL.
  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: ":")
  }
}
