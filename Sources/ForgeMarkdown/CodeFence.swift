/// What a fenced code block's info string says: a language, then `title="…"`, `{1,3-5}` or `hl_lines="1 3-5"`, and
/// `linenums` or `showLineNumbers`, as MkDocs and Docusaurus write them.
package struct CodeFence: Hashable, Sendable {
  package private(set) var language = ""
  package private(set) var title = ""
  /// Highlighted lines, from 1, in order.
  package private(set) var highlightedLines: [ClosedRange<Int>] = []
  package private(set) var isNumbered = false

  package init(info: String) {
    var words = Self.words(info)
    if let first = words.first, !first.contains("="), !first.hasPrefix("{") {
      let brace = first.firstIndex(of: "{")
      language = String(first[..<(brace ?? first.endIndex)])
      words.removeFirst()
      if let brace { words.insert(String(first[brace...]), at: 0) }
    }
    for word in words {
      if word.hasPrefix("{"), word.hasSuffix("}") {
        highlightedLines += Self.lines(word.dropFirst().dropLast())
      } else if word == "linenums" || word == "showLineNumbers" || word.hasPrefix("linenums=") {
        isNumbered = true
      } else if let value = Self.value(of: "title", in: word) {
        title = value
      } else if let value = Self.value(of: "hl_lines", in: word) {
        highlightedLines += Self.lines(value[...])
      }
    }
    highlightedLines = Self.merged(highlightedLines)
  }

  /// Whether line `line`, from 1, is highlighted.
  package func isHighlighted(_ line: Int) -> Bool {
    var low = 0
    var high = highlightedLines.count
    while low < high {
      let middle = (low + high) / 2
      if highlightedLines[middle].upperBound < line { low = middle + 1 } else { high = middle }
    }
    return low < highlightedLines.count && highlightedLines[low].contains(line)
  }

  /// `ranges` in order, those that overlap as one.
  private static func merged(_ ranges: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
    ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { merged, range in
      if let last = merged.last, last.upperBound >= range.lowerBound {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
  }

  /// Words of an info string: separated by spaces, except inside quotes or braces.
  private static func words(_ info: String) -> [String] {
    var words: [String] = []
    var word = ""
    var close: Character?
    for character in info {
      if let end = close {
        word.append(character)
        if character == end { close = nil }
      } else if character == " " || character == "\t" {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        if character == "\"" || character == "'" { close = character }
        if character == "{" { close = "}" }
        word.append(character)
      }
    }
    return word.isEmpty ? words : words + [word]
  }

  private static func value(of name: String, in word: String) -> String? {
    guard word.hasPrefix("\(name)=") else { return nil }
    let value = word.dropFirst(name.count + 1)
    guard let quote = value.first, quote == "\"" || quote == "'", value.count >= 2, value.last == quote else {
      return String(value)
    }
    return String(value.dropFirst().dropLast())
  }

  /// Line numbers and ranges, separated by commas or spaces: `1,3-5`.
  private static func lines(_ list: Substring) -> [ClosedRange<Int>] {
    list.split { $0 == "," || $0 == " " }.compactMap { part in
      let ends = part.split(separator: "-", maxSplits: 1).compactMap { Int($0) }
      guard let first = ends.first, let last = ends.last, first >= 1, first <= last else { return nil }
      return first...last
    }
  }
}
