/// Where an inline node stands in the file.
package struct InlinePosition: Hashable, Sendable {
  /// How a link or image names its destination (CommonMark section 6.3).
  package enum LinkForm: Hashable, Sendable {
    case inline, full, collapsed, shortcut, autolink
  }

  /// The whole node with its delimiters.
  package var range: Range<Int>
  /// A link's or image's destination without pointed brackets; nil for reference links.
  package var destination: Range<Int>?
  /// A reference link's label without brackets.
  package var label: Range<Int>?
  package var form: LinkForm?
  /// The parts of a text node: those that stand in the file as they are, and those that an escape or entity made.
  package var segments: [TextSegment] = []

  /// Whether the text stands in the file as it is.
  package var isVerbatim: Bool { segments.count == 1 && segments[0].isVerbatim }
}

/// A part of a text node.
package struct TextSegment: Hashable, Sendable {
  /// Offsets in the node's literal.
  package let literal: Range<Int>
  package let file: Range<Int>
  package let isVerbatim: Bool
}

/// Finds the place in the file of every inline node of one leaf block.
///
/// libcmark's columns for inline nodes are wrong after multi-line links and removed definitions, and its nodes do not
/// say how a link was written. But its nodes come in the order of the text, so one walk over both finds each of them.
struct InlineAligner {
  private let content: InlineContent
  private let scanner: LinkScanner
  private let tree: MarkdownTree
  /// Whether only the places of links and images are asked for: those of the other nodes are not kept.
  private let findsLinks: Bool
  private var offset = 0
  private var starts: [(id: MarkdownNode.ID, offset: Int)] = []
  private(set) var positions: [MarkdownNode.ID: InlinePosition] = [:]

  init(_ content: InlineContent, tree: MarkdownTree, findsLinks: Bool = false) {
    self.content = content
    self.tree = tree
    self.findsLinks = findsLinks
    scanner = LinkScanner(bytes: content.bytes)
  }

  /// The positions of all nodes below `leaf`. Where text and tree disagree the walk stops; what it found is right.
  static func positions(
    of leaf: MarkdownNode.ID, in tree: MarkdownTree, lines: BlockLines, findsLinks: Bool = false
  ) -> [MarkdownNode.ID: InlinePosition] {
    var aligner = InlineAligner(lines.inlineContent(of: leaf, in: tree), tree: tree, findsLinks: findsLinks)
    if tree[leaf].mayHoldDefinitions {
      aligner.skipDefinitions()
      aligner.skipMarker(of: leaf)
    }
    aligner.align(leaf)
    return aligner.positions
  }

  /// Definitions at the start of a paragraph are not in the tree.
  private mutating func skipDefinitions() {
    while let definition = scanner.definition(at: offset) {
      offset = min(definition.end + 1, content.bytes.count)
    }
  }

  /// What a task list item or an alert took from the start of its first paragraph.
  private mutating func skipMarker(of leaf: MarkdownNode.ID) {
    let parent = tree[leaf].parent
    guard parent >= 0, tree[parent].firstChild == leaf else { return }
    if tree[parent].task != .none, byte(offset) == UInt8(ascii: "["), byte(offset + 2) == UInt8(ascii: "]") {
      offset += 3
      while offset < content.bytes.count, byte(offset).isBlank { offset += 1 }
    } else if tree[parent].kind == .alert, tree[leaf].flag {
      while offset < content.bytes.count, byte(offset) != UInt8(ascii: "\n") { offset += 1 }
      offset += 1
    }
  }

  private mutating func align(_ leaf: MarkdownNode.ID) {
    var id = tree[leaf].firstChild
    while id >= 0 {
      guard enter(id) else { return }
      if tree[id].firstChild >= 0 {
        id = tree[id].firstChild
        continue
      }
      while true {
        guard exit(id) else { return }
        if tree[id].next >= 0 {
          id = tree[id].next
          break
        }
        id = tree[id].parent
        if id == leaf { return }
      }
    }
  }

  private func byte(_ offset: Int) -> UInt8 {
    offset < content.bytes.count ? content.bytes[offset] : 0
  }

  private mutating func enter(_ id: MarkdownNode.ID) -> Bool {
    starts.append((id, offset))
    switch tree[id].kind {
    case .emphasis: return take(1)
    case .strong: return take(2)
    case .image: return take(2)
    case .link: return tree[id].flag || take(1)
    case .strikethrough: return takeTildes()
    case .subscripted, .superscripted: return take(1)
    case .inserted, .marked: return take(2)
    default: return true
    }
  }

  private mutating func exit(_ id: MarkdownNode.ID) -> Bool {
    guard let start = starts.popLast()?.offset else { return false }
    var position = InlinePosition(range: 0..<0)
    let node = tree[id]
    switch node.kind {
    case .text:
      if findsLinks, skipVerbatim(tree.bytes(node.literal)) { break }
      guard let segments = matchText(tree.bytes(node.literal)) else { return false }
      position.segments = segments
    case .softBreak, .lineBreak: takeBreak()
    case .code: guard takeCode() else { return false }
    case .htmlInline: guard take(node.literal.range.count) else { return false }
    case .emphasis: guard take(1) else { return false }
    case .strong: guard take(2) else { return false }
    case .strikethrough: guard takeTildes() else { return false }
    case .subscripted, .superscripted: guard take(1) else { return false }
    case .inserted, .marked: guard take(2) else { return false }
    case .emoji: guard take(node.literal.range.count + 2) else { return false }
    case .keys: guard take(node.literal.range.count + 4) else { return false }
    case .math:
      guard let span = MathScanner.span(at: offset, in: content.bytes) else { return false }
      offset = span.range.upperBound
    case .footnoteReference: guard take(node.literal.range.count + 3) else { return false }
    case .link where node.flag:
      position.form = .autolink
      position.destination = content.fileRange(start..<offset)
    case .link, .image: guard takeLinkEnd(from: start, into: &position) else { return false }
    default: break
    }
    if !findsLinks || node.kind == .link || node.kind == .image {
      position.range = content.fileRange(start..<offset)
      positions[id] = position
    }
    if !tree.attributes.isEmpty, let attributes = tree.attributes[id] { offset += attributes.length }
    return true
  }

  private mutating func take(_ count: Int) -> Bool {
    guard offset + count <= content.bytes.count else { return false }
    offset += count
    return true
  }

  private mutating func takeTildes() -> Bool {
    guard byte(offset) == UInt8(ascii: "~") else { return false }
    offset += byte(offset + 1) == UInt8(ascii: "~") ? 2 : 1
    return true
  }

  private mutating func takeBreak() {
    // After a backslash libcmark keeps the white space of a line that goes on lazily.
    let keepsBlanks = byte(offset) == UInt8(ascii: "\\")
    // libcmark also drops vertical tabs and form feeds at the end of a line.
    while byte(offset) != UInt8(ascii: "\n"), byte(offset).isASCIISpace || byte(offset) == UInt8(ascii: "\\") {
      offset += 1
    }
    if byte(offset) == UInt8(ascii: "\n") { offset += 1 }
    if keepsBlanks { return }
    while byte(offset).isBlank { offset += 1 }
  }

  /// A code span ends at the next run of as many backticks (CommonMark section 6.1).
  private mutating func takeCode() -> Bool {
    var length = 0
    while byte(offset) == UInt8(ascii: "`") {
      length += 1
      offset += 1
    }
    while offset < content.bytes.count {
      guard byte(offset) == UInt8(ascii: "`") else {
        offset += 1
        continue
      }
      var run = 0
      while byte(offset) == UInt8(ascii: "`") {
        run += 1
        offset += 1
      }
      if run == length { return true }
    }
    return false
  }

  private mutating func takeLinkEnd(from start: Int, into position: inout InlinePosition) -> Bool {
    if byte(start) == UInt8(ascii: "<") {
      position.form = .autolink
      position.destination = content.fileRange(start + 1..<offset)
      return take(1)
    }
    guard byte(offset) == UInt8(ascii: "]") else { return false }
    let textStart = start + (byte(start) == UInt8(ascii: "!") ? 2 : 1)
    let text = textStart..<offset
    offset += 1
    if let target = scanner.inlineTarget(at: offset) {
      position.form = .inline
      position.destination = content.fileRange(scanner.inside(target.destination))
      offset = target.end
    } else if let label = scanner.label(at: offset) {
      position.form = .full
      position.label = content.fileRange(label.lowerBound + 1..<label.upperBound - 1)
      offset = label.upperBound
    } else {
      // libcmark takes brackets around white space for empty ones.
      var end = offset + 1
      while byte(end).isASCIISpace { end += 1 }
      let isCollapsed = byte(offset) == UInt8(ascii: "[") && byte(end) == UInt8(ascii: "]")
      position.form = isCollapsed ? .collapsed : .shortcut
      position.label = content.fileRange(text)
      if isCollapsed { offset = end + 1 }
    }
    return true
  }

  /// How many spaces `literal` starts with that are not in the source: after a hard break libcmark keeps the part of a tab
  /// that the marker of a block quote did not take.
  private func spacesOfTab(_ literal: ArraySlice<UInt8>) -> Int {
    guard offset > 1, offset <= content.bytes.count, content.bytes[offset - 2..<offset].elementsEqual("\\\n".utf8)
    else { return 0 }
    return max(0, literal.prefix { $0 == 0x20 }.count - content.bytes[offset...].prefix { $0 == 0x20 }.count)
  }

  /// Moves over the source of `literal` where it is the same and has nothing that could be read as something else.
  private mutating func skipVerbatim(_ literal: ArraySlice<UInt8>) -> Bool {
    let end = offset + literal.count
    guard end <= content.bytes.count, offset == 0 || content.bytes[offset - 1] != UInt8(ascii: "\n") else {
      return false
    }
    let isSame = content.bytes.withUnsafeBufferPointer { source in
      literal.withUnsafeBufferPointer { literal in
        literal.indices.allSatisfy { index in
          let byte = literal[index]
          return byte == source[offset + index] && byte != UInt8(ascii: "\\") && byte != UInt8(ascii: "&")
        }
      }
    }
    if isSame { offset = end }
    return isSame
  }

  /// Moves over the source of `literal` and gives its parts; nil where the source is something else.
  private mutating func matchText(_ literal: ArraySlice<UInt8>) -> [TextSegment]? {
    var segments: [TextSegment] = []
    var verbatim = (literal: literal.startIndex, source: offset)
    var index = literal.startIndex
    func addVerbatim(to end: Int) {
      guard end > verbatim.literal else { return }
      let base = verbatim.literal - literal.startIndex - verbatim.source
      for part in content.contiguousParts(of: verbatim.source..<offset) {
        segments.append(
          TextSegment(
            literal: base + part.lowerBound..<base + part.upperBound, file: content.fileRange(part), isVerbatim: true))
      }
    }
    let spaces = spacesOfTab(literal)
    if spaces > 0 {
      let place = content.fileRange(offset..<offset)
      segments.append(TextSegment(literal: 0..<spaces, file: place, isVerbatim: false))
      index += spaces
      verbatim.literal = index
    }
    while index < literal.endIndex {
      guard let decoded = decodedStep(literal[index...]) else {
        guard AddressMask.unmasked(byte(offset)) == AddressMask.unmasked(literal[index]) else { return nil }
        offset += 1
        index += 1
        continue
      }
      addVerbatim(to: index)
      let start = index - literal.startIndex
      segments.append(
        TextSegment(
          literal: start..<start + decoded.count, file: content.fileRange(offset..<decoded.end), isVerbatim: false))
      offset = decoded.end
      index += decoded.count
      verbatim = (index, offset)
    }
    addVerbatim(to: index)
    return segments
  }

  /// How many bytes of `literal` an escape or entity at the current offset made, and where its source ends.
  private func decodedStep(_ literal: ArraySlice<UInt8>) -> (count: Int, end: Int)? {
    guard let first = literal.first else { return nil }
    if byte(offset) == UInt8(ascii: "\\"), byte(offset + 1).isASCIIPunctuation, byte(offset + 1) == first {
      return (1, offset + 2)
    }
    if byte(offset) == UInt8(ascii: "&"), let entity = entity(at: offset), literal.starts(with: entity.text) {
      return (entity.text.count, entity.end)
    }
    return nil
  }

  /// The entity or character reference at `start`, decoded by libcmark itself.
  private func entity(at start: Int) -> (text: [UInt8], end: Int)? {
    var end = start + 1
    while end < content.bytes.count, end - start <= 33, byte(end).isASCIIAlphanumeric || byte(end) == UInt8(ascii: "#")
    {
      end += 1
    }
    guard byte(end) == UInt8(ascii: ";") else { return nil }
    let source = content.bytes[start...end]
    let decoded = MarkdownTree.parse(source)
    guard let paragraph = decoded.nodes.first(where: { $0.kind == .paragraph }), paragraph.firstChild >= 0 else {
      return nil
    }
    let text = Array(decoded.plainText(of: decoded[paragraph.firstChild].parent).utf8)
    return text == Array(source) ? nil : (text, end + 1)
  }
}
