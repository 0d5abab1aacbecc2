import ForgeDiagnostics

/// Terms and what they mean, as PHP Markdown Extra, Pandoc and MkDocs write them: a line with the term, and below it
/// `:   ` with the definition, whose further blocks are indented by four columns.
enum DefinitionLists {
  /// Whether a colon with white space after it starts any line: looked at before anything is built.
  static func isNeeded(_ bytes: [UInt8], _ body: Range<Int>) -> Bool {
    var offset = body.lowerBound
    for mark in [": ", ":\t"] {
      offset = body.lowerBound
      while let found = bytes.firstRange(of: Array(mark.utf8), in: offset..<body.upperBound) {
        offset = found.upperBound
        var before = found.lowerBound
        while before > body.lowerBound, bytes[before - 1].isBlank || bytes[before - 1] == UInt8(ascii: ">") {
          before -= 1
        }
        if before == body.lowerBound || bytes[before - 1] == 0x0A || bytes[before - 1] == 0x0D { return true }
      }
    }
    return false
  }

  /// Where the text of the definition starts that `rest` of a line is; nil for any other line.
  static func text(_ rest: Range<Int>, _ bytes: [UInt8]) -> Int? {
    var offset = rest.lowerBound + 1
    guard offset < rest.upperBound, bytes[offset].isBlank else { return nil }
    while offset < rest.upperBound, bytes[offset].isBlank { offset += 1 }
    return offset < rest.upperBound ? offset : nil
  }

  /// The lines of definitions that neither a paragraph nor a definition stands above.
  static func withoutTerm(in tree: MarkdownTree) -> Set<Int> {
    var found: Set<Int> = []
    var parents: Set<MarkdownNode.ID> = []
    for node in tree.nodes where node.kind == .definitionDescription { parents.insert(node.parent) }
    for parent in parents where parent >= 0 {
      var hasTerm = false
      for child in tree.children(of: parent) {
        let node = tree[child]
        if node.kind != .definitionDescription {
          hasTerm = node.kind == .paragraph
        } else if !hasTerm {
          found.insert(Int(node.startLine))
        }
      }
    }
    return found
  }

  /// Puts definitions and the paragraph above them into a list; each line of that paragraph is a term.
  static func group(in tree: inout MarkdownTree, lines: BlockLines) {
    guard tree.nodes.contains(where: { $0.kind == .definitionDescription }) else { return }
    // From the inside out: a definition without a term gives its children to what it stands in.
    for parent in tree.order().reversed() where holdsDefinition(parent, tree) {
      var grouped: [MarkdownNode.ID] = []
      for child in tree.children(of: parent) {
        guard tree[child].kind == .definitionDescription else {
          grouped.append(child)
          continue
        }
        guard let list = list(endingAt: grouped.last, &grouped, lines, in: &tree) else {
          restoreText(of: child, lines, in: &tree)
          grouped += tree.takeChildren(of: child)
          continue
        }
        tree.append(child, to: list)
        tree[list].endLine = tree[child].endLine
      }
      tree.setChildren(of: parent, to: grouped)
    }
  }

  private static func holdsDefinition(_ parent: MarkdownNode.ID, _ tree: MarkdownTree) -> Bool {
    var child = tree[parent].firstChild
    while child >= 0 {
      if tree[child].kind == .definitionDescription { return true }
      child = tree[child].next
    }
    return false
  }

  /// The list that a definition after `last` belongs to: the one that is open, or a new one with `last` for its terms.
  private static func list(
    endingAt last: MarkdownNode.ID?, _ grouped: inout [MarkdownNode.ID], _ lines: BlockLines,
    in tree: inout MarkdownTree
  ) -> MarkdownNode.ID? {
    guard let last else { return nil }
    if tree[last].kind == .definitionList { return last }
    guard tree[last].kind == .paragraph else { return nil }
    let terms = terms(of: last, lines, in: &tree)
    grouped.removeLast()
    if let before = grouped.last, tree[before].kind == .definitionList {
      for term in terms { tree.append(term, to: before) }
      return before
    }
    var node = MarkdownNode(.definitionList)
    node.startLine = tree[last].startLine
    node.startColumn = tree[last].startColumn
    let list = tree.add(node)
    for term in terms { tree.append(term, to: list) }
    grouped.append(list)
    return list
  }

  private static func terms(
    of paragraph: MarkdownNode.ID, _ lines: BlockLines, in tree: inout MarkdownTree
  ) -> [MarkdownNode.ID] {
    let places = lines.lines(of: paragraph, in: tree)
    let children = tree.takeChildren(of: paragraph)
    var parts: [[MarkdownNode.ID]] = [[]]
    for child in children {
      if tree[child].kind == .softBreak || tree[child].kind == .lineBreak {
        parts.append([])
      } else {
        parts[parts.count - 1].append(child)
      }
    }
    // A link or code over two lines, say, makes one term of all.
    if parts.count != places.count { parts = [children] }
    return parts.enumerated().map { index, children in
      var node = MarkdownNode(.definitionTerm)
      node.startLine = tree[paragraph].startLine + Int32(index)
      node.endLine = parts.count == 1 ? tree[paragraph].endLine : node.startLine
      node.startColumn = tree[paragraph].startColumn
      if index > 0 {
        let start = lines.content(ofLine: Int(node.startLine)).lowerBound
        node.startColumn = Int32(places[index].lowerBound - start + 1)
      }
      let id = tree.add(node)
      tree.setChildren(of: id, to: children)
      return id
    }
  }

  /// A definition without a term is text that starts with a colon.
  private static func restoreText(
    of definition: MarkdownNode.ID, _ lines: BlockLines, in tree: inout MarkdownTree
  ) {
    let first = tree[definition].firstChild
    guard first >= 0, tree[first].kind == .paragraph, tree[first].startLine == tree[definition].startLine else {
      return
    }
    let line = tree[definition].startLine
    let start = lines.offset(line: line, column: tree[definition].startColumn)
    let end = lines.offset(line: line, column: tree[first].startColumn)
    var text = MarkdownNode(.text)
    text.literal = tree.store(lines.bytes[start..<max(start, end)])
    tree[first].startColumn = tree[definition].startColumn
    let id = tree.add(text)
    tree.setChildren(of: first, to: [id] + tree.children(of: first))
  }
}
