/// What starts with certain bytes.
extension Highlighter {
  /// Applies the first rule that fits at `offset`; false where none does.
  mutating func applyRule(_ byte: UInt8) -> Bool {
    let first = Int(grammar.modes[mode].starts[Int(byte)])
    let last = Int(grammar.modes[mode].starts[Int(byte) + 1])
    for index in first..<last {
      let rule = grammar.modes[mode].rules[index]
      guard starts(rule.open, at: offset), isPlace(rule.place), isNext(rule) else { continue }
      let depth = stack.count
      guard apply(rule) else { continue }
      if stack.count == depth { settle(rule) }
      return true
    }
    return false
  }

  /// What a rule means for the words after it.
  private mutating func settle(_ rule: Grammar.Rule) {
    guard rule.kind != .comment else { return }
    if case .escape = rule.action { return }
    if head == .yes { head = .no }
    introduced = nil
  }

  private func isNext(_ rule: Grammar.Rule) -> Bool {
    guard let next = rule.next else { return true }
    let after = offset + rule.open.count
    return after < end && next.contains(code[after])
  }

  func starts(_ bytes: [UInt8], at offset: Int) -> Bool {
    guard offset + bytes.count <= end else { return false }
    for index in bytes.indices where code[offset + index] != bytes[index] { return false }
    return true
  }

  private func isPlace(_ place: Language.Place) -> Bool {
    guard place != .anywhere, offset > code.startIndex else { return true }
    let before = code[offset - 1]
    switch place {
    case .anywhere: return true
    case .outsideWord: return !ByteSet.name.contains(before)
    case .afterBlank: return before.isASCIISpace
    case .lineBegin: return before == UInt8(ascii: "\n")
    case .lineStart: return byteBeforeBlanks.map { $0 == UInt8(ascii: "\n") } ?? true
    case .operand: return byteBeforeBlanks.map { "\n(,=:[!&|?{};+".utf8.contains($0) } ?? true
    }
  }

  /// The byte before the blanks before `offset`; nil at the start of the code.
  private var byteBeforeBlanks: UInt8? {
    var cursor = offset
    while cursor > code.startIndex, code[cursor - 1].isBlank { cursor -= 1 }
    return cursor > code.startIndex ? code[cursor - 1] : nil
  }

  private mutating func apply(_ rule: Grammar.Rule) -> Bool {
    let bodyStart = offset + rule.open.count
    switch rule.action {
    case .token:
      anchor = offset
      return take(rule.kind, to: bodyStart)
    case .escape:
      // A line ending of two bytes is one character.
      offset = min(end, bodyStart + (starts([0x0D, 0x0A], at: bodyStart) ? 2 : 1))
      while offset < end, code[offset] & 0xC0 == 0x80 { offset += 1 }
      return true
    case .line: return take(rule.kind, to: lineEnd(from: bodyStart))
    case .leave: return applyLeave(rule)
    case .span(let span): return applySpan(rule, span)
    case .run(let bytes, let close):
      return applyRun(rule, bytes, close)
    case .tagged(let bytes, let middle, let before, let after):
      return applyTagged(rule, bytes, middle, before, after)
    case .heredoc(let mode, let raw): return applyHeredoc(rule, mode, raw)
    case .indented(let mode): return applyIndented(rule, mode)
    case .enter(let mode): return applyEnter(rule, mode)
    case .become(let mode, let isLeft):
      flush(to: offset)
      if !isLeft { _ = take(rule.kind, to: bodyStart) }
      self.mode = mode
      head = .yes
      return true
    }
  }

  private mutating func take(_ kind: Kind?, to end: Int) -> Bool {
    add(kind, offset..<end)
    offset = end
    return true
  }

  /// The end of the line without its line ending.
  func lineEnd(from start: Int) -> Int {
    let newline = code[min(start, end)..<end].firstIndex(of: UInt8(ascii: "\n")) ?? end
    return newline > start && code[newline - 1] == UInt8(ascii: "\r") ? newline - 1 : newline
  }

  private mutating func applyRun(_ rule: Grammar.Rule, _ bytes: ByteSet, _ close: [UInt8]) -> Bool {
    let start = offset + rule.open.count
    // Runs from two places end at the same byte.
    if memos[rule.memo].from <= start, start <= memos[rule.memo].to { return false }
    var cursor = start
    while cursor < end, bytes.contains(code[cursor]) { cursor += 1 }
    guard starts(close, at: cursor) else {
      memos[rule.memo] = Memo(from: start, to: cursor)
      return false
    }
    return cursor > start && take(rule.kind, to: cursor + close.count)
  }

  private mutating func applyEnter(_ rule: Grammar.Rule, _ target: Int) -> Bool {
    let start = offset
    let bodyStart = start + rule.open.count
    let next = grammar.modes[target]
    if next.source.end.isRequired {
      let spansLines = !next.source.end.isAtLineEnd
      guard closer(next.close, UInt8(ascii: "\\"), spansLines: spansLines, from: bodyStart, memo: next.memo) != nil
      else {
        return false
      }
    }
    flush(to: start)
    if let kind = rule.kind { add(kind, start..<bodyStart) }
    enter(target)
    offset = bodyStart
    return true
  }

  private mutating func applyLeave(_ rule: Grammar.Rule) -> Bool {
    guard let frame = stack.last, !frame.isRegion else { return false }
    let isLeft = grammar.modes[mode].source.end.isLeft
    let close = isLeft ? offset : offset + rule.open.count
    if let kind = rule.kind, !isLeft { add(kind, offset..<close) } else { flush(to: close) }
    offset = close
    leave()
    return true
  }

  private mutating func applySpan(_ rule: Grammar.Rule, _ span: Grammar.Span) -> Bool {
    let start = offset
    let bodyStart = start + rule.open.count
    let close: Int
    if span.isCharacter {
      guard let found = characterEnd(from: bodyStart, span) else { return false }
      close = found
    } else if let found = closer(
      span.close, span.escape, spansLines: span.spansLines, from: bodyStart, memo: rule.memo)
    {
      close = found + span.close.count
    } else if rule.kind == .comment {
      close = end
    } else {
      return false
    }
    if rule.kind == .string, isKey(after: close, isQuoted: true) {
      anchor = start
      return take(grammar.modes[mode].source.keys?.kind, to: close)
    }
    return take(rule.kind, to: close)
  }

  /// The end of a literal of one character: a code point, or an escape of some bytes.
  private func characterEnd(from start: Int, _ span: Grammar.Span) -> Int? {
    guard start < end, let quote = span.close.first, code[start] != quote else { return nil }
    var cursor = start + 1
    if code[start] == UInt8(ascii: "\\") {
      cursor += 1
      let limit = min(end, cursor + 10)
      while cursor < limit, code[cursor] != quote { cursor += 1 }
    } else {
      while cursor < end, code[cursor] & 0xC0 == 0x80 { cursor += 1 }
    }
    return cursor < end && code[cursor] == quote ? cursor + 1 : nil
  }

  /// Where `close` comes next, in this line or in any, remembered for the next who asks.
  private mutating func closer(
    _ close: [UInt8], _ escape: UInt8?, spansLines: Bool, from start: Int, memo index: Int
  ) -> Int? {
    let memo = memos[index]
    if memo.from <= start, start <= memo.to { return within(memo.found) }
    var cursor = start
    var found: Int?
    while cursor < code.endIndex {
      let byte = code[cursor]
      if byte == close[0], isEqual(close, at: cursor) {
        found = cursor
        break
      }
      if byte == UInt8(ascii: "\n"), !spansLines { break }
      cursor += byte == escape ? 2 : 1
    }
    memos[index] = Memo(from: start, to: cursor, found: found)
    return within(found)
  }

  private func within(_ found: Int?) -> Int? {
    found.flatMap { $0 < end ? $0 : nil }
  }

  private func isEqual(_ bytes: [UInt8], at offset: Int) -> Bool {
    guard offset + bytes.count <= code.endIndex else { return false }
    for index in bytes.indices where code[offset + index] != bytes[index] { return false }
    return true
  }
}
