import CCmark

/// Inline content that is not a block of its own in the page, table cells above all, parsed by libcmark in one go:
/// each part becomes a block of a small document that ends with the page's definitions.
struct DetachedContent {
  private var markdown: [UInt8] = []
  /// The nodes that get the content, in the order of the parts.
  var owners: [MarkdownNode.ID] = []
  /// Whether a part begins with a line that is not its own.
  private var haveLead: [Bool] = []

  var isEmpty: Bool { owners.isEmpty }

  /// One line of content for `owner`. As a closed ATX heading it can be nothing but inline content.
  mutating func append(line: [UInt8], for owner: MarkdownNode.ID) {
    owners.append(owner)
    haveLead.append(false)
    markdown.append(contentsOf: "# ".utf8)
    markdown.append(contentsOf: line)
    markdown.append(contentsOf: " #\n".utf8)
  }

  /// Lines of a paragraph for `owner`. Below a line of text, and indented by four columns, none can start another block.
  mutating func append(paragraph: [ArraySlice<UInt8>], for owner: MarkdownNode.ID) {
    owners.append(owner)
    haveLead.append(true)
    markdown.append(contentsOf: "a\n".utf8)
    for line in paragraph {
      markdown.append(contentsOf: "    ".utf8)
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
    let parts = zip(owners, haveLead)
    var grafted = tree
    tree = MarkdownTree()
    MarkdownTree.withDocument(markdown[...]) { document in
      var block = cmark_node_first_child(document)
      for (owner, hasLead) in parts {
        guard let current = block else { break }
        block = cmark_node_next(current)
        grafted.copyChildren(of: current, to: owner)
        // The text of the line above and its end.
        if hasLead { grafted.setChildren(of: owner, to: Array(grafted.children(of: owner).dropFirst(2))) }
      }
    }
    tree = grafted
  }
}
