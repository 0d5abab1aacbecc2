/// A heredoc whose body begins after the line.
struct PendingHeredoc {
  /// Where its operator stands in the outer text.
  let key: Int
  let delimiter: [UInt8]
  let isExpanded: Bool
  let stripsTabs: Bool
}

/// Where the lines of a heredoc stand among the parser's bytes.
struct HeredocExtent {
  let body: Range<Int>
  /// The line of the delimiter.
  let closing: Range<Int>?
  /// Past that line's end.
  let end: Int
  let delimiter: [UInt8]
}

/// Heredocs (POSIX 2.7.4, bash manual 3.6.6).
extension ShellParser {
  /// The delimiter after `<<`: quotes are removed, and nothing is expanded.
  mutating func heredocDelimiter() -> (word: Word, bytes: [UInt8], isQuoted: Bool)? {
    let start = position
    var delimiter: [UInt8] = []
    var isQuoted = false
    while !isDelimiter(at: position) {
      let next = peek()
      switch next {
      case "'", "\"":
        isQuoted = true
        position += 1
        while position < limit, peek() != next {
          delimiter.append(bytes[position])
          position += 1
        }
        close(next == "'" ? "'" : "\"", from: start, .unclosed(String(next)))
      case "\\":
        let skipped = continuationLength(at: position)
        if skipped == 0 { isQuoted = true }
        position = min(position + max(skipped, 1), limit)
        if skipped == 0, position < limit {
          delimiter.append(bytes[position])
          position += 1
        }
      default:
        delimiter.append(bytes[position])
        position += 1
      }
    }
    guard position > start else { return nil }
    let range = range(from: start)
    let part = WordPart(range: range, kind: .literal(String(decoding: delimiter, as: UTF8.self)))
    return (Word(range: range, parts: [part]), delimiter, isQuoted)
  }

  /// After a line end: finds the bodies of the line's heredocs, or passes over those that are known.
  mutating func readPendingHeredocs() {
    guard !pendingHeredocs.isEmpty else { return }
    let pending = pendingHeredocs
    pendingHeredocs = []
    for heredoc in pending {
      if let known = knownHeredocs[heredoc.key] {
        position = max(position, min(known.end, limit))
        continue
      }
      let extent = extent(of: heredoc)
      heredocs[heredoc.key] = extent
      // For the heredocs that may stand in the substitutions of this one.
      _ = body(extent, isExpanded: heredoc.isExpanded, stripsTabs: heredoc.stripsTabs)
      position = isTooDeep ? limit : min(extent.end, limit)
    }
  }

  private func extent(of heredoc: PendingHeredoc) -> HeredocExtent {
    var lineStart = position
    var isContinued = false
    while lineStart < limit {
      var start = lineStart
      if heredoc.stripsTabs {
        while scalar(at: start) == "\t" { start += 1 }
      }
      var end = start
      while end < limit, newlineLength(at: end) == 0 { end += 1 }
      let next = end + newlineLength(at: end)
      if !isContinued, bytes[start..<end].elementsEqual(heredoc.delimiter) {
        return HeredocExtent(body: position..<lineStart, closing: start..<end, end: next, delimiter: heredoc.delimiter)
      }
      isContinued = heredoc.isExpanded && endsInBackslash(start, end)
      lineStart = next
    }
    return HeredocExtent(body: position..<max(position, limit), closing: nil, end: limit, delimiter: heredoc.delimiter)
  }

  /// Whether a line ends in a backslash that no other quotes.
  private func endsInBackslash(_ start: Int, _ end: Int) -> Bool {
    let trailing = bytes[start..<end].reversed().prefix { $0 == UInt8(ascii: "\\") }.count
    return trailing % 2 == 1
  }

  /// The heredoc of the operator that stands at `key` in the outer text, where an earlier reading found its lines.
  mutating func knownHeredoc(_ heredoc: PendingHeredoc) -> Heredoc {
    let delimiter = String(decoding: heredoc.delimiter, as: UTF8.self)
    guard let extent = knownHeredocs[heredoc.key] else {
      let body = Word(range: range(limit, limit), parts: [])
      return Heredoc(delimiter: delimiter, isExpanded: heredoc.isExpanded, body: body, closing: nil)
    }
    let after = position
    let body = body(extent, isExpanded: heredoc.isExpanded, stripsTabs: heredoc.stripsTabs)
    position = isTooDeep ? limit : after
    return Heredoc(
      delimiter: delimiter, isExpanded: heredoc.isExpanded, body: body,
      closing: extent.closing.map { range($0.lowerBound, $0.upperBound) })
  }

  private mutating func body(_ extent: HeredocExtent, isExpanded: Bool, stripsTabs: Bool) -> Word {
    // What the line of the operator still waits for has nothing to do with the body's own substitutions.
    let pending = pendingHeredocs
    pendingHeredocs = []
    let isOuterAtRunTime = isAtRunTime
    isAtRunTime = true
    let outerLimit = limit
    limit = min(bytes.count, extent.body.upperBound)
    position = min(extent.body.lowerBound, limit)
    let start = position
    var parts: [WordPart] = []
    if isExpanded {
      var rules = WordRules.quoted(until: .limit, escapes: Self.heredocEscapes)
      rules.stripsTabs = stripsTabs
      parts = nested(from: start) { $0.parts(rules) }
    } else {
      parts = stripsTabs ? linesWithoutTabs() : literalParts(start, limit)
    }
    let body = Word(range: range(start, limit), parts: parts)
    limit = outerLimit
    isAtRunTime = isOuterAtRunTime
    pendingHeredocs = pending
    return body
  }

  private mutating func linesWithoutTabs() -> [WordPart] {
    var parts: [WordPart] = []
    while position < limit {
      while peek() == "\t" { position += 1 }
      let start = position
      while position < limit, newlineLength(at: position) == 0 { position += 1 }
      position = min(position + newlineLength(at: position), limit)
      parts += literalParts(start, position)
    }
    return parts
  }
}
