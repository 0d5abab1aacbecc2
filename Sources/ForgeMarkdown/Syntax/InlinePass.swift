import ForgeDiagnostics

/// Runs the inline constructs that libcmark does not know over the leaf blocks that may hold them.
struct InlinePass {
  private let syntax: Syntax
  private let lines: BlockLines
  private let footnotes: Set<String>
  private var abbreviations: Abbreviations
  /// By byte: whether our syntax may start with it.
  private let isMark: [Bool]

  /// The block where abbreviations came to their limit, if they did.
  static func apply(
    to tree: inout MarkdownTree, syntax: Syntax, lines: BlockLines, footnotes: [FootnoteDefinition],
    abbreviations: Abbreviations
  ) -> MarkdownNode.ID? {
    var beyond: MarkdownNode.ID?
    var pass = InlinePass(syntax, lines, Set(footnotes.map(\.key)), abbreviations)
    guard pass.isMark.contains(true) else { return nil }
    for leaf in pass.leaves(in: tree) {
      var positions = InlineAligner.positions(of: leaf, in: tree, lines: lines)
      let containers = pass.containers(below: leaf, in: tree)
      let links = pass.insideLinks(containers, in: tree)
      for container in containers {
        pass.splitTexts(of: container, &positions, in: &tree)
        pass.rewrite(container, isInLink: links.contains(container), &positions, in: &tree)
      }
      if beyond == nil, pass.abbreviations.isExhausted { beyond = leaf }
    }
    return beyond
  }

  private init(_ syntax: Syntax, _ lines: BlockLines, _ footnotes: Set<String>, _ abbreviations: Abbreviations) {
    self.syntax = syntax
    self.lines = lines
    self.footnotes = footnotes
    self.abbreviations = abbreviations
    var isMark = [Bool](repeating: !abbreviations.isEmpty, count: 256)
    func mark(_ text: String) { for byte in text.utf8 { isMark[Int(byte)] = true } }
    for byte in DelimiterPass.bytes(syntax) { isMark[Int(byte)] = true }
    if !footnotes.isEmpty { mark("^") }
    if syntax.contains(.autolinks) { mark("@:wW") }
    if syntax.contains(.emoji) { mark(":") }
    if syntax.contains(.keys) { mark("+") }
    if syntax.contains(.attributes) { mark("{") }
    self.isMark = isMark
  }

  /// The leaf blocks with a text that holds a character our syntax starts with, each once.
  private func leaves(in tree: MarkdownTree) -> [MarkdownNode.ID] {
    var leaves: [MarkdownNode.ID] = []
    var finder = LeafFinder()
    tree.text.withUnsafeBufferPointer { text in
      for (index, node) in tree.nodes.enumerated() where node.kind == .text {
        guard mayHoldSyntax(UnsafeBufferPointer(rebasing: text[node.literal.range])) else { continue }
        if let leaf = finder.leaf(of: MarkdownNode.ID(index), in: tree), leaves.last != leaf { leaves.append(leaf) }
      }
    }
    return leaves.sorted().reduce(into: []) { unique, leaf in
      if unique.last != leaf { unique.append(leaf) }
    }
  }

  private func mayHoldSyntax(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    isMark.withUnsafeBufferPointer { isMark in
      for (offset, byte) in text.enumerated() where isMark[Int(byte)] {
        let next = offset + 1 < text.count ? text[offset + 1] : 0
        switch byte {
        case UInt8(ascii: ":"):
          if syntax.contains(.autolinks), next == UInt8(ascii: "/") { return true }
          if syntax.contains(.emoji), Emoji.isNameByte(next) { return true }
        case UInt8(ascii: "w"), UInt8(ascii: "W"):
          if next | 0x20 == UInt8(ascii: "w"), offset + 3 < text.count, text[offset + 3] == UInt8(ascii: ".") {
            return true
          }
        case UInt8(ascii: "="), UInt8(ascii: "+"): if next == byte { return true }
        // Braces count where they follow a node.
        case UInt8(ascii: "{"): if offset == 0 { return true }
        default: return true
        }
        if !abbreviations.isEmpty { return true }
      }
      return false
    }
  }

  /// The nodes at and below `leaf` whose children are read as one line of text; the inside of links only for struck text.
  private func containers(below leaf: MarkdownNode.ID, in tree: MarkdownTree) -> [MarkdownNode.ID] {
    tree.order(from: leaf).filter { tree[$0].firstChild >= 0 }
  }

  /// Those of `containers`, which come before what stands in them, that are a link or image or stand in one.
  private func insideLinks(_ containers: [MarkdownNode.ID], in tree: MarkdownTree) -> Set<MarkdownNode.ID> {
    containers.reduce(into: []) { inside, id in
      let node = tree[id]
      if node.kind == .link || node.kind == .image || inside.contains(node.parent) { inside.insert(id) }
    }
  }

  /// Cuts texts where an escape or entity made a part of them: that part has no meaning beyond itself.
  private func splitTexts(
    of container: MarkdownNode.ID, _ positions: inout [MarkdownNode.ID: InlinePosition], in tree: inout MarkdownTree
  ) {
    let children = tree.children(of: container)
    guard children.contains(where: { (positions[$0]?.segments.count ?? 0) > 1 }) else { return }
    var split: [MarkdownNode.ID] = []
    for child in children {
      guard let position = positions[child], position.segments.count > 1 else {
        split.append(child)
        continue
      }
      for segment in position.segments {
        var node = MarkdownNode(.text)
        let start = tree[child].literal.start
        node.literal = MarkdownNode.Span(
          start: start + Int32(segment.literal.lowerBound), end: start + Int32(segment.literal.upperBound))
        let id = tree.add(node)
        let part = TextSegment(literal: 0..<segment.literal.count, file: segment.file, isVerbatim: segment.isVerbatim)
        positions[id] = InlinePosition(range: segment.file, segments: [part])
        split.append(id)
      }
    }
    tree.setChildren(of: container, to: split)
  }

  private mutating func rewrite(
    _ container: MarkdownNode.ID, isInLink: Bool, _ positions: inout [MarkdownNode.ID: InlinePosition],
    in tree: inout MarkdownTree
  ) {
    var children: [MarkdownNode.ID] = []
    var run = TextRun()
    for child in tree.children(of: container) {
      if tree[child].kind == .text {
        run.append(
          child, tree.bytes(tree[child].literal), isVerbatim: positions[child]?.isVerbatim ?? false)
      } else {
        children += flushed(&run, isInLink: isInLink, in: &tree, &positions)
        children.append(child)
      }
    }
    children += flushed(&run, isInLink: isInLink, in: &tree, &positions)
    tree.setChildren(of: container, to: children)
    if syntax.contains(.attributes) { AttributePass.apply(to: container, in: &tree, &positions) }
    DelimiterPass(lines: lines, positions: positions, syntax: syntax).apply(to: container, in: &tree)
  }

  private mutating func flushed(
    _ run: inout TextRun, isInLink: Bool, in tree: inout MarkdownTree,
    _ positions: inout [MarkdownNode.ID: InlinePosition]
  ) -> [MarkdownNode.ID] {
    defer { run = TextRun() }
    guard !run.nodes.isEmpty, !isInLink else { return run.nodes }
    var replacements: [TextRun.Replacement] = []
    if !footnotes.isEmpty { replacements += FootnoteDefinition.references(in: run, keys: footnotes) }
    if syntax.contains(.autolinks) { replacements += Autolinks.links(in: run) }
    if syntax.contains(.emoji) { replacements += Emoji.replacements(in: run) }
    if syntax.contains(.keys) { replacements += Keys.replacements(in: run) }
    replacements += abbreviations.replacements(in: run)
    guard !replacements.isEmpty else { return run.nodes }
    replacements.sort { $0.range.lowerBound < $1.range.lowerBound }
    var end = 0
    replacements.removeAll { replacement in
      if replacement.range.lowerBound < end { return true }
      end = replacement.range.upperBound
      return false
    }
    return run.replaced(by: replacements, in: &tree, positions: &positions)
  }
}
