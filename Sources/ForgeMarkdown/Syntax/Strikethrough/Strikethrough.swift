/// GFM's strikethrough (section 6.5): text between runs of one or of two tildes, which flank it as delimiters do.
struct StrikethroughPass {
  private let lines: BlockLines
  private let positions: [MarkdownNode.ID: InlinePosition]

  init(lines: BlockLines, positions: [MarkdownNode.ID: InlinePosition]) {
    self.lines = lines
    self.positions = positions
  }

  private struct Delimiter {
    let length: Int
    let canOpen: Bool
    let canClose: Bool
  }

  /// An opener that waits for its closer, and where its content starts in the children built so far.
  private struct Opener {
    let index: Int
    let length: Int
  }

  func apply(to container: MarkdownNode.ID, in tree: inout MarkdownTree) {
    var built: [MarkdownNode.ID] = []
    var openers: [Opener] = []
    // How many openers wait with one tilde and with two: a closer without one is not worth a search.
    var waiting = [0, 0, 0]
    var hasDelimiter = false
    for child in tree.children(of: container) {
      for (piece, delimiter) in pieces(of: child, in: &tree) {
        guard let delimiter else {
          built.append(piece)
          continue
        }
        hasDelimiter = true
        if delimiter.canClose, waiting[delimiter.length] > 0,
          let match = openers.lastIndex(where: { $0.length == delimiter.length })
        {
          let start = openers[match].index
          let node = tree.add(MarkdownNode(.strikethrough))
          tree.setChildren(of: node, to: Array(built[(start + 1)...]))
          built.removeSubrange(start...)
          built.append(node)
          for opener in openers[match...] { waiting[opener.length] -= 1 }
          openers.removeSubrange(match...)
        } else {
          if delimiter.canOpen {
            openers.append(Opener(index: built.count, length: delimiter.length))
            waiting[delimiter.length] += 1
          }
          built.append(piece)
        }
      }
    }
    if hasDelimiter { tree.setChildren(of: container, to: built) }
  }

  /// A text cut around its runs of tildes; other nodes as they are.
  private func pieces(of id: MarkdownNode.ID, in tree: inout MarkdownTree) -> [(MarkdownNode.ID, Delimiter?)] {
    guard tree[id].kind == .text, tree.bytes(tree[id].literal).contains(UInt8(ascii: "~")),
      let position = positions[id], position.isVerbatim
    else { return [(id, nil)] }
    let span = tree[id].literal.range
    var pieces: [(MarkdownNode.ID, Delimiter?)] = []
    var start = span.lowerBound
    var offset = start
    func cut(_ end: Int, _ delimiter: Delimiter?, _ tree: inout MarkdownTree) {
      guard end > start else { return }
      var node = MarkdownNode(.text)
      node.literal = MarkdownNode.Span(start: Int32(start), end: Int32(end))
      pieces.append((tree.add(node), delimiter))
      start = end
    }
    while offset < span.upperBound {
      guard tree.text[offset] == UInt8(ascii: "~") else {
        offset += 1
        continue
      }
      let runStart = offset
      while offset < span.upperBound, tree.text[offset] == UInt8(ascii: "~") { offset += 1 }
      guard offset - runStart <= 2 else { continue }
      cut(runStart, nil, &tree)
      let file = position.range.lowerBound + runStart - span.lowerBound
      cut(offset, delimiter(file..<file + offset - runStart), &tree)
    }
    cut(span.upperBound, nil, &tree)
    return pieces
  }

  /// Left- and right-flanking as CommonMark section 6.2 defines them.
  private func delimiter(_ range: Range<Int>) -> Delimiter {
    let before = CharacterClass(before: range.lowerBound, in: lines.bytes)
    let after = CharacterClass(after: range.upperBound, in: lines.bytes)
    let isLeft = after != .space && (after != .punctuation || before != .other)
    let isRight = before != .space && (before != .punctuation || after != .other)
    return Delimiter(length: range.count, canOpen: isLeft, canClose: isRight)
  }
}

/// What a character is to the flanking rules.
private enum CharacterClass {
  case space, punctuation, other

  init(before offset: Int, in bytes: [UInt8]) {
    var start = offset - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    self = start < 0 ? .space : CharacterClass(bytes[start..<offset])
  }

  init(after offset: Int, in bytes: [UInt8]) {
    guard offset < bytes.count else {
      self = .space
      return
    }
    var end = offset + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    self = CharacterClass(bytes[offset..<end])
  }

  private init(_ utf8: ArraySlice<UInt8>) {
    if utf8.count == 1, let byte = utf8.first {
      self = byte.isASCIISpace ? .space : byte.isASCIIPunctuation ? .punctuation : .other
      return
    }
    guard let scalar = String(decoding: utf8, as: UTF8.self).unicodeScalars.first else {
      self = .other
      return
    }
    switch scalar.properties.generalCategory {
    case .spaceSeparator: self = .space
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      self = .punctuation
    default: self = .other
    }
  }
}
