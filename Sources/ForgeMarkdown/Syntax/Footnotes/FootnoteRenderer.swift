import ForgeHTML

/// The footnotes that a page refers to, in the order of their first reference.
struct FootnoteOrder {
  private(set) var definitions: [MarkdownNode.ID] = []
  private var numbers: [String: Int] = [:]
  private var referenceCounts: [Int] = []
  private var written: [Int] = []
  /// The last paragraph of each footnote, which holds the links back.
  private var lastParagraphs: [MarkdownNode.ID: Int] = [:]

  init(_ document: MarkdownDocument) {
    guard !document.footnotes.isEmpty else { return }
    let tree = document.tree
    var byKey: [String: MarkdownNode.ID] = [:]
    let order = tree.order()
    for id in order where tree[id].kind == .footnoteDefinition {
      let key = tree.string(tree[id].literal)
      if byKey[key] == nil { byKey[key] = id }
    }
    for id in order where tree[id].kind == .footnoteReference {
      let key = LinkScanner.normalized(tree.bytes(tree[id].literal))
      if let number = numbers[key] {
        referenceCounts[number - 1] += 1
      } else if let definition = byKey[key] {
        definitions.append(definition)
        referenceCounts.append(1)
        numbers[key] = definitions.count
        let last = tree[definition].lastChild
        if last >= 0, tree[last].kind == .paragraph { lastParagraphs[last] = definitions.count }
      }
    }
    written = [Int](repeating: 0, count: definitions.count)
  }

  /// The number of the footnote that `key` names, and which of its references this one is, from 1.
  mutating func next(_ key: String) -> (number: Int, reference: Int)? {
    guard let number = numbers[key] else { return nil }
    written[number - 1] += 1
    return (number, written[number - 1])
  }

  func backReferences(atEndOf paragraph: MarkdownNode.ID) -> (number: Int, count: Int)? {
    guard let number = lastParagraphs[paragraph] else { return nil }
    return (number, referenceCounts[number - 1])
  }

  /// The links back of a footnote that does not end in a paragraph.
  func backReferences(ofFootnote number: Int, in tree: MarkdownTree) -> (number: Int, count: Int)? {
    let last = tree[definitions[number - 1]].lastChild
    guard last < 0 || tree[last].kind != .paragraph else { return nil }
    return (number, referenceCounts[number - 1])
  }
}

extension HTMLRenderer {
  mutating func writeFootnoteReference(_ node: MarkdownNode) {
    let label = tree.bytes(node.literal)
    guard let (number, reference) = footnotes.next(LinkScanner.normalized(label)) else {
      writer.markup("[^")
      writer.text(label)
      writer.markup("]")
      return
    }
    writer.markup("<sup class=\"footnote-ref\"><a href=\"#fn")
    writer.number(number)
    writer.markup("\" id=\"")
    writeReferenceID(number, reference)
    writer.markup("\">")
    writer.number(number)
    writer.markup("</a></sup>")
  }

  private mutating func writeReferenceID(_ number: Int, _ reference: Int) {
    writer.markup("fnref")
    writer.number(number)
    guard reference > 1 else { return }
    writer.markup("-")
    writer.number(reference)
  }

  /// The section at the page's end, as GitHub writes it.
  mutating func renderFootnotes() {
    guard !footnotes.definitions.isEmpty else { return }
    startLine()
    writer.markup("<section class=\"footnotes\">\n<ol>\n")
    for (index, definition) in footnotes.definitions.enumerated() {
      writer.markup("<li id=\"fn")
      writer.number(index + 1)
      writer.markup("\">\n")
      renderChildren(of: definition)
      if let backReferences = footnotes.backReferences(ofFootnote: index + 1, in: tree) {
        writeBackReferences(backReferences)
        writer.markup("\n")
      }
      writer.markup("</li>\n")
    }
    writer.markup("</ol>\n</section>\n")
  }

  mutating func writeBackReferences(_ references: (number: Int, count: Int)) {
    for reference in 1...references.count {
      if !writer.isAtLineStart { writer.markup(" ") }
      writer.markup("<a href=\"#")
      writeReferenceID(references.number, reference)
      writer.markup("\" class=\"footnote-backref\"")
      if isSite { writer.markup(" aria-label=\"Back to the text\"") }
      writer.markup(">↩")
      if reference > 1 {
        writer.markup("<sup class=\"footnote-ref\">")
        writer.number(reference)
        writer.markup("</sup>")
      }
      writer.markup("</a>")
    }
  }
}
