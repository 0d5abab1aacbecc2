/// Pairs the delimiter runs of our own syntax among the children of a node: `~~struck~~`, `H~2~O`, `x^2^`, `^^new^^`,
/// `==marked==`. Runs flank what they enclose as CommonMark's do (section 6.2).
struct DelimiterPass {
  private let lines: BlockLines
  private let positions: [MarkdownNode.ID: InlinePosition]
  private let syntax: Syntax

  init(lines: BlockLines, positions: [MarkdownNode.ID: InlinePosition], syntax: Syntax) {
    self.lines = lines
    self.positions = positions
    self.syntax = syntax
  }

  /// The bytes that runs are made of, where their syntax is switched on.
  static func bytes(_ syntax: Syntax) -> [UInt8] {
    var bytes: [UInt8] = []
    if !syntax.isDisjoint(with: [.strikethrough, .subscripts]) { bytes.append(UInt8(ascii: "~")) }
    if !syntax.isDisjoint(with: [.superscripts, .insertions]) { bytes.append(UInt8(ascii: "^")) }
    if syntax.contains(.marks) { bytes.append(UInt8(ascii: "=")) }
    return bytes
  }

  /// What runs are told apart by: a run closes one of its own form only.
  private enum Form: Int, CaseIterable {
    case tilde, tildes, caret, carets, equals

    init?(_ byte: UInt8, length: Int) {
      switch (byte, length) {
      case (UInt8(ascii: "~"), 1): self = .tilde
      case (UInt8(ascii: "~"), 2): self = .tildes
      case (UInt8(ascii: "^"), 1): self = .caret
      case (UInt8(ascii: "^"), 2): self = .carets
      case (UInt8(ascii: "="), 2): self = .equals
      default: return nil
      }
    }
  }

  private struct Delimiter {
    let form: Form
    let canOpen: Bool
    let canClose: Bool
    let followsWord: Bool
  }

  /// An opener that waits for its closer, and where it stands among the children built so far.
  private struct Opener {
    let index: Int
    let followsWord: Bool
  }

  private struct State {
    var built: [MarkdownNode.ID] = []
    /// By the form's number.
    var openers = [[Opener]](repeating: [], count: Form.allCases.count)
    /// The last of the built children that holds white space; -1 for none.
    var lastBlank = -1
    var hasPair = false
  }

  func apply(to container: MarkdownNode.ID, in tree: inout MarkdownTree) {
    let marks = Self.bytes(syntax)
    var state = State()
    for child in tree.children(of: container) {
      for (piece, delimiter) in pieces(of: child, marks, in: &tree) {
        if let delimiter {
          if delimiter.canClose, close(delimiter, &state, in: &tree) { continue }
          if delimiter.canOpen {
            let opener = Opener(index: state.built.count, followsWord: delimiter.followsWord)
            state.openers[delimiter.form.rawValue].append(opener)
          }
        } else if holdsBlank(piece, tree) {
          state.lastBlank = state.built.count
        }
        state.built.append(piece)
      }
    }
    if state.hasPair { tree.setChildren(of: container, to: Self.joined(state.built, in: &tree)) }
  }

  /// `nodes` with texts that were cut at runs without a partner whole again.
  private static func joined(_ nodes: [MarkdownNode.ID], in tree: inout MarkdownTree) -> [MarkdownNode.ID] {
    var joined: [MarkdownNode.ID] = []
    for node in nodes {
      if let last = joined.last, tree[last].kind == .text, tree[node].kind == .text,
        tree[last].literal.end == tree[node].literal.start
      {
        tree[last].literal.end = tree[node].literal.end
      } else {
        joined.append(node)
      }
    }
    return joined
  }

  /// Puts everything since the last opener of the closer's form into a node; false where there is none.
  private func close(_ closer: Delimiter, _ state: inout State, in tree: inout MarkdownTree) -> Bool {
    guard let opener = state.openers[closer.form.rawValue].last, opener.index + 1 < state.built.count,
      let kind = kind(of: closer.form, opener, holdsBlank: state.lastBlank > opener.index)
    else { return false }
    let node = tree.add(MarkdownNode(kind))
    state.hasPair = true
    tree.setChildren(of: node, to: Self.joined(Array(state.built[(opener.index + 1)...]), in: &tree))
    state.built.removeSubrange(opener.index...)
    for form in state.openers.indices {
      while let last = state.openers[form].last, last.index >= opener.index { state.openers[form].removeLast() }
    }
    if state.lastBlank >= opener.index { state.lastBlank = state.built.count }
    state.built.append(node)
    return true
  }

  /// What a pair of runs makes of what it encloses; nil for nothing.
  private func kind(of form: Form, _ opener: Opener, holdsBlank: Bool) -> MarkdownNode.Kind? {
    switch form {
    case .tilde where syntax.contains(.subscripts) && opener.followsWord && !holdsBlank: .subscripted
    case .tilde, .tildes: syntax.contains(.strikethrough) ? .strikethrough : nil
    case .caret: syntax.contains(.superscripts) && !holdsBlank ? .superscripted : nil
    case .carets: syntax.contains(.insertions) ? .inserted : nil
    case .equals: .marked
    }
  }

  private func holdsBlank(_ id: MarkdownNode.ID, _ tree: MarkdownTree) -> Bool {
    switch tree[id].kind {
    case .text, .code: tree.bytes(tree[id].literal).contains(where: \.isASCIISpace)
    case .emoji, .keys, .htmlInline, .footnoteReference: false
    default: true
    }
  }

  /// A text cut around its runs; other nodes as they are.
  private func pieces(
    of id: MarkdownNode.ID, _ marks: [UInt8], in tree: inout MarkdownTree
  ) -> [(MarkdownNode.ID, Delimiter?)] {
    guard tree[id].kind == .text, tree.bytes(tree[id].literal).contains(where: { marks.contains($0) }),
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
      let byte = tree.text[offset]
      guard marks.contains(byte) else {
        offset += 1
        continue
      }
      let runStart = offset
      while offset < span.upperBound, tree.text[offset] == byte { offset += 1 }
      guard let form = Form(byte, length: offset - runStart) else { continue }
      cut(runStart, nil, &tree)
      let file = position.range.lowerBound + runStart - span.lowerBound
      cut(offset, delimiter(form, file..<file + offset - runStart), &tree)
    }
    cut(span.upperBound, nil, &tree)
    return pieces
  }

  private func delimiter(_ form: Form, _ range: Range<Int>) -> Delimiter {
    let before = CharacterClass(before: range.lowerBound, in: lines.bytes)
    let after = CharacterClass(after: range.upperBound, in: lines.bytes)
    let isLeft = after != .space && (after != .punctuation || before != .other)
    let isRight = before != .space && (before != .punctuation || after != .other)
    var (canOpen, canClose) = (isLeft, isRight)
    if form == .caret {
      // A superscript is part of a word; a caret after a bracket negates a class of characters.
      let isNegation = range.lowerBound > 0 && lines.bytes[range.lowerBound - 1] == UInt8(ascii: "[")
      (canOpen, canClose) = (after != .space && !isNegation, before != .space)
    } else if form == .carets || form == .equals {
      // Two operators in `a==b` are no pair of marks.
      (canOpen, canClose) = (isLeft && before != .other, isRight && after != .other)
    }
    return Delimiter(form: form, canOpen: canOpen, canClose: canClose, followsWord: before == .other)
  }
}
