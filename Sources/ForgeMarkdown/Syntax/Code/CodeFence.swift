/// What a fenced code block's info string says: a language, then `title="…"`, `{1,3-5}` or `hl_lines="1 3-5"`,
/// `focus="2"`, and `linenums="5"` or `showLineNumbers`, as MkDocs, Docusaurus and VitePress write them; and, our own,
/// `schema="Name"`.
package struct CodeFence: Hashable, Sendable {
  package private(set) var language = ""
  package private(set) var title = ""
  /// The schema of an API that the block is a value of; empty where it does not say.
  package private(set) var schema = ""
  /// Highlighted lines, from 1, in order.
  package private(set) var highlightedLines: [ClosedRange<Int>] = []
  /// Lines that stay bright while the others are dimmed.
  package private(set) var focusedLines: [ClosedRange<Int>] = []
  package private(set) var isNumbered = false
  /// The number of the first line.
  package private(set) var firstNumber = 1
  /// The anchor that `{#id}` gives the block.
  package private(set) var id = ""

  package init(info: String) {
    read(info)
    highlightedLines = Self.merged(highlightedLines)
    focusedLines = Self.merged(focusedLines)
  }

  private mutating func read(_ info: String) {
    for (index, word) in Self.words(info).enumerated() {
      if word.hasPrefix("{"), word.hasSuffix("}"), word.count >= 2 {
        readBraces(word.dropFirst().dropLast())
      } else if index == 0, !word.contains("=") {
        readLanguage(word)
      } else {
        readOption(word)
      }
    }
  }

  /// Whether line `line`, from 1, is highlighted.
  package func isHighlighted(_ line: Int) -> Bool {
    Self.contains(line, in: highlightedLines)
  }

  /// Whether line `line`, from 1, stays bright.
  package func isFocused(_ line: Int) -> Bool {
    Self.contains(line, in: focusedLines)
  }

  private static func contains(_ line: Int, in ranges: [ClosedRange<Int>]) -> Bool {
    let next = ranges.partitionPoint { $0.upperBound < line }
    return next < ranges.count && ranges[next].contains(line)
  }

  /// Ascending, without overlaps.
  private static func merged(_ ranges: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
    ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { merged, range in
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
  }

  /// `yaml`, or with lines right after it: `yaml{2}`, `yaml:line-numbers`.
  private mutating func readLanguage(_ word: String) {
    var name = word[...]
    if let brace = word.firstIndex(of: "{"), word.hasSuffix("}") {
      name = word[..<brace]
      readBraces(word[word.index(after: brace)...].dropLast())
    }
    if name.hasSuffix(":line-numbers") {
      name = name.dropLast(":line-numbers".count)
      isNumbered = true
    }
    language = String(name)
  }

  /// Inside braces: lines to highlight, or attributes: `.yaml #id title="…"`.
  private mutating func readBraces(_ text: Substring) {
    if text.allSatisfy({ $0.isNumber || $0 == "," || $0 == "-" || $0 == " " }) {
      highlightedLines += Self.lines(text)
      return
    }
    for word in Self.words(String(text)) {
      if word.hasPrefix("#") {
        id = String(word.dropFirst())
      } else if word.hasPrefix("."), language.isEmpty {
        language = String(word.dropFirst())
      } else {
        readOption(word)
      }
    }
  }

  private mutating func readOption(_ word: String) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let value = parts.count > 1 ? Self.unquoted(parts[1]) : ""
    switch parts[0] {
    case "title", "filename": title = value
    case "schema": schema = value
    case "hl_lines": highlightedLines += Self.lines(value[...])
    case "focus": focusedLines += Self.lines(value[...])
    case "linenums", "showLineNumbers", "lineNumbers", ":line-numbers":
      isNumbered = value != "false"
      if let number = Int(value), number >= 0 { firstNumber = number }
    default: break
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

  private static func unquoted(_ value: Substring) -> String {
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
