import CCmark

/// Inline content that is not a block of its own in the page, table cells above all, parsed by libcmark in one go:
/// each part becomes a block of a small document that ends with the page's definitions.
struct DetachedContent {
  private var markdown: [UInt8] = []
  /// The nodes that get the content, in the order of the parts.
  var owners: [MarkdownNode.ID] = []

  var isEmpty: Bool { owners.isEmpty }

  /// One line of content for `owner`. As a closed ATX heading it can be nothing but inline content.
  mutating func append(line: [UInt8], for owner: MarkdownNode.ID) {
    owners.append(owner)
    markdown.append(contentsOf: "# ".utf8)
    markdown.append(contentsOf: line)
    markdown.append(contentsOf: " #\n".utf8)
  }

  /// Lines of a paragraph for `owner`. Indented by four columns, a line after the first cannot start another block.
  mutating func append(paragraph: [ArraySlice<UInt8>], for owner: MarkdownNode.ID) {
    owners.append(owner)
    for (index, line) in paragraph.enumerated() {
      if index > 0 { markdown.append(contentsOf: "    ".utf8) }
      markdown.append(contentsOf: line)
      markdown.append(UInt8(ascii: "\n"))
    }
    markdown.append(UInt8(ascii: "\n"))
  }

  /// Parses all parts and hangs the inline nodes of each below its owner.
  consuming func graft(onto tree: inout MarkdownTree, definitions: [ReferenceDefinition]) {
    for definition in definitions {
      markdown.append(UInt8(ascii: "\n"))
      markdown.append(contentsOf: definition.text)
      markdown.append(UInt8(ascii: "\n"))
    }
    let owners = owners
    var grafted = tree
    tree = MarkdownTree()
    MarkdownTree.withDocument(markdown[...]) { document in
      var block = cmark_node_first_child(document)
      for owner in owners {
        guard let current = block else { break }
        grafted.copyChildren(of: current, to: owner)
        block = cmark_node_next(current)
      }
    }
    tree = grafted
  }
}
