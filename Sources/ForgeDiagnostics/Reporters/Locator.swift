/// Positions of ranges, with one line index for each file, and the lines that they stand in.
package struct Locator {
  private let sources: [String: SourceFile]
  private var indices: [String: LineIndex] = [:]

  /// The columns of a line that are shown around a range.
  private static let width = 110

  init(_ outcome: Outcome) {
    self.init(sources: outcome.sources)
  }

  /// Finds places in `sources`, which are known by their paths.
  package init(sources: [String: SourceFile]) {
    self.sources = sources
  }

  /// Start and end of a range; both at the first column of the first line in a file that is not at hand.
  package mutating func positions(
    of range: SourceRange
  ) -> (start: LineIndex.Position, end: LineIndex.Position) {
    let index = lines(of: range.path)
    return (index.position(of: range.bytes.lowerBound), index.position(of: range.bytes.upperBound))
  }

  mutating func lines(of path: String) -> LineIndex {
    if let index = indices[path] { return index }
    let index = sources[path].map { LineIndex($0) } ?? LineIndex(bytes: [])
    indices[path] = index
    return index
  }

  func source(_ path: String) -> SourceFile? { sources[path] }

  /// `path:line:column`, safe to print.
  package mutating func place(of range: SourceRange) -> String {
    let start = positions(of: range).start
    return "\(TerminalText(range.path).text):\(start.line):\(start.column)"
  }

  /// The line in which a range begins, without blanks around it and no longer than `limit` bytes: `…` stands for the rest.
  /// Nothing for a file as a whole, and for one that is not at hand.
  package mutating func line(at range: SourceRange, limit: Int) -> String {
    guard let source = sources[range.path], range != .file(range.path) else { return "" }
    let lines = lines(of: range.path)
    let content = lines.content(ofLine: lines.line(of: range.bytes.lowerBound))
    let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    var line = source.bytes[content].drop(while: isBlank)
    while let last = line.last, isBlank(last) { line.removeLast() }
    guard line.count > limit else { return String(decoding: line, as: UTF8.self) }
    // Of a long line the part from the range on, where the beginning does not reach it.
    let isFar = range.bytes.lowerBound >= line.startIndex + limit && range.bytes.lowerBound < line.endIndex
    if isFar { line = line[range.bytes.lowerBound...] }
    var end = min(line.startIndex + limit, line.endIndex)
    let isCut = end < line.endIndex
    while isCut, end > line.startIndex, line[end] & 0xC0 == 0x80 { end -= 1 }
    return (isFar ? "…" : "") + String(decoding: line[..<end], as: UTF8.self) + (isCut ? "…" : "")
  }

  /// The range's first line with carets below, and `…` where the range goes on; nothing for a file as a whole.
  package mutating func excerpt(
    _ range: SourceRange, caret: Character, style: TextStyle, color: (String) -> String
  ) -> String {
    guard let source = sources[range.path], !(range.bytes.isEmpty && range.bytes.lowerBound == 0) else { return "" }
    let lines = lines(of: range.path)
    let line = lines.line(of: range.bytes.lowerBound)
    var content = lines.content(ofLine: line)
    if line == 1, source.bytes[content].starts(with: [0xEF, 0xBB, 0xBF]) {
      content = content.lowerBound + 3..<content.upperBound
    }
    let start = min(max(range.bytes.lowerBound, content.lowerBound), content.upperBound)
    let end = min(max(range.bytes.upperBound, start), content.upperBound)
    let excerpt = Excerpt(
      before: source.bytes[content.lowerBound..<start], marked: source.bytes[start..<end],
      after: source.bytes[end..<content.upperBound], width: Self.width)
    let gutter = String(repeating: " ", count: "\(line)".utf8.count)
    let goesOn = !range.bytes.isEmpty && lines.line(of: range.bytes.upperBound - 1) > line
    let carets = color(String(repeating: caret, count: max(1, excerpt.markedWidth))) + (goesOn ? "…" : "")
    return "  \(style.dim("\(line) |")) \(excerpt.line)\n"
      + "  \(style.dim("\(gutter) |")) \(String(repeating: " ", count: excerpt.beforeWidth))\(carets)\n"
  }
}
