import ForgeDiagnostics

/// What reaches over lines and ends by a word, by indentation, or with the line.
extension Highlighter {
  /// As many bytes as a tag may have: further ones are not looked at.
  private static let longestTag = 64

  mutating func applyTagged(
    _ rule: Grammar.Rule, _ bytes: ByteSet, _ middle: [UInt8], _ before: [UInt8], _ after: [UInt8]
  ) -> Bool {
    let start = offset + rule.open.count
    var cursor = start
    while cursor < end, cursor - start < Self.longestTag, bytes.contains(code[cursor]) { cursor += 1 }
    guard starts(middle, at: cursor) else { return false }
    let close = before + code[start..<cursor] + after
    cursor += middle.count
    while cursor < end, !starts(close, at: cursor) { cursor += 1 }
    // Without an end it has the rest of the code: nothing is read twice.
    let last = min(end, cursor + close.count)
    add(rule.kind, offset..<last)
    offset = last
    return true
  }

  // MARK: Heredocs

  mutating func applyHeredoc(_ rule: Grammar.Rule, _ mode: Int, _ raw: Int) -> Bool {
    var cursor = offset + rule.open.count
    if cursor < end, code[cursor] == UInt8(ascii: "-") || code[cursor] == UInt8(ascii: "~") { cursor += 1 }
    if cursor < end, code[cursor] == UInt8(ascii: " ") { cursor += 1 }
    var quote: UInt8?
    if cursor < end, "'\"\\".utf8.contains(code[cursor]) {
      quote = code[cursor]
      cursor += 1
    }
    let word = cursor
    guard cursor < end, ByteSet.nameStart.contains(code[cursor]) else { return false }
    while cursor < end, cursor - word < Self.longestTag, ByteSet.name.contains(code[cursor]) { cursor += 1 }
    heredocs.append(Heredoc(word: word..<cursor, mode: quote == nil ? mode : raw))
    if let quote, quote != UInt8(ascii: "\\"), cursor < end, code[cursor] == quote { cursor += 1 }
    add(rule.kind, offset..<cursor)
    offset = cursor
    return true
  }

  /// Starts the first heredoc that waits, at the start of a line.
  mutating func startHeredoc() {
    let heredoc = heredocs.removeFirst()
    var line = offset
    while line < end {
      let lineEnd = lineEnd(from: line)
      if let closing = terminator(of: heredoc, line..<lineEnd) {
        enterHeredoc(heredoc.mode, to: line, closing: closing)
        return
      }
      line = nextLine(from: lineEnd)
    }
    enterHeredoc(heredoc.mode, to: end, closing: end..<end)
  }

  private mutating func enterHeredoc(_ mode: Int, to regionEnd: Int, closing: Range<Int>) {
    flush(to: offset)
    enterRegion(mode, to: regionEnd, closing: closing)
  }

  /// The heredoc's word where it is all of a line but for blanks and a prompt.
  private func terminator(of heredoc: Heredoc, _ line: Range<Int>) -> Range<Int>? {
    var start = line.lowerBound
    while start < line.upperBound, code[start].isBlank || code[start] == UInt8(ascii: ">") { start += 1 }
    let close = start + heredoc.word.count
    guard close <= line.upperBound, code[start..<close].elementsEqual(code[heredoc.word]) else { return nil }
    guard close == line.upperBound || !ByteSet.name.contains(code[close]) else { return nil }
    return start..<close
  }

  private func nextLine(from start: Int) -> Int {
    code[start..<end].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? end
  }

  // MARK: Indentation

  /// Bytes that may follow a block scalar's mark: how it is indented and ends (YAML section 8.1.1).
  private static let blockIndicators = ByteSet("+-123456789")

  mutating func applyIndented(_ rule: Grammar.Rule, _ mode: Int) -> Bool {
    var cursor = offset + rule.open.count
    while cursor < end, Self.blockIndicators.contains(code[cursor]) { cursor += 1 }
    let mark = cursor
    while cursor < end, code[cursor].isASCIISpace, code[cursor] != UInt8(ascii: "\n") { cursor += 1 }
    if cursor < end, cursor > mark, code[cursor] == UInt8(ascii: "#") {
      let comment = cursor
      cursor = lineEnd(from: cursor)
      add(rule.kind, offset..<mark)
      add(.comment, comment..<cursor)
    } else {
      guard cursor == end || code[cursor] == UInt8(ascii: "\n") else { return false }
      add(rule.kind, offset..<mark)
    }
    let column = anchorColumn
    offset = min(end, cursor + 1)
    flush(to: offset)
    enterRegion(mode, to: indentedEnd(beyond: column), closing: 0..<0)
    return true
  }

  /// The column, from 0, of the key or list item on this line.
  private var anchorColumn: Int {
    let line = code[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? code.startIndex
    return max(0, anchor - line)
  }

  /// The end of the lines from `offset` on that are blank or indented by more than `column`.
  private func indentedEnd(beyond column: Int) -> Int {
    var line = offset
    var last = offset
    while line < end {
      var cursor = line
      while cursor < end, code[cursor] == UInt8(ascii: " ") { cursor += 1 }
      let isBlank = cursor == end || code[cursor] == UInt8(ascii: "\n") || code[cursor] == UInt8(ascii: "\r")
      guard isBlank || cursor - line > column else { break }
      line = nextLine(from: cursor)
      if !isBlank { last = line }
    }
    return last
  }

  // MARK: Whole lines

  /// Reads a line that no rule took.
  mutating func readLine() {
    guard let lines = grammar.modes[mode].source.lines else { return }
    let lineEnd = lineEnd(from: offset)
    if lineEnd > offset {
      add(lines.others, offset..<lineEnd)
      offset = lineEnd
    } else {
      offset += 1
    }
  }
}
