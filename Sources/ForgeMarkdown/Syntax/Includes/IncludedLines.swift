import ForgeDiagnostics

/// Finds the parts of a file that a directive names.
enum IncludedLines {
  /// What a file does not have.
  enum Fault: Error, Hashable {
    case lines(Int, count: Int)
    case backwards
    case region(String, nearest: String?)
  }

  /// The bytes of each part without its last line ending. All of the file has no front matter where it is Markdown.
  static func ranges(
    of selections: [IncludeDirective.Selection], in file: SourceFile
  ) -> Result<[Range<Int>], Fault> {
    let mark = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard !selections.isEmpty else {
      let isMarkdown = file.path.hasSuffix(".md") || file.path.hasSuffix(".markdown")
      let start = isMarkdown ? FrontMatter(of: file)?.range.upperBound ?? mark : mark
      return .success([withoutLineEnd(start..<file.bytes.count, file.bytes)])
    }
    let index = LineIndex(file)
    // A line ending at the end of the file begins no further line.
    let count = index.content(ofLine: index.count).isEmpty && index.count > 1 ? index.count - 1 : index.count
    var ranges: [Range<Int>] = []
    for selection in selections {
      let part: Result<Range<Int>, Fault>
      switch selection {
      case .lines(let first, let last): part = lines(first ?? 1, last ?? count, count, index)
      case .region(let name): part = region(name, count, index, file.bytes)
      }
      switch part {
      case .success(let range): ranges.append(max(range.lowerBound, mark)..<max(range.upperBound, mark))
      case .failure(let fault): return .failure(fault)
      }
    }
    return .success(ranges)
  }

  private static func lines(_ first: Int, _ last: Int, _ count: Int, _ index: LineIndex) -> Result<Range<Int>, Fault> {
    let first = first < 0 ? count + 1 + first : first
    let last = last < 0 ? count + 1 + last : last
    for line in [first, last] where line < 1 || line > count { return .failure(.lines(line, count: count)) }
    guard first <= last else { return .failure(.backwards) }
    return .success(index.content(ofLine: first).lowerBound..<index.content(ofLine: last).upperBound)
  }

  private static func region(
    _ name: String, _ count: Int, _ index: LineIndex, _ bytes: [UInt8]
  ) -> Result<Range<Int>, Fault> {
    var names: [String] = []
    var start: Int?
    for line in 1...count {
      guard case .region(let found, let isStart)? = IncludeDirective(index.content(ofLine: line), bytes)?.form else {
        continue
      }
      if isStart { names.append(found) }
      if isStart, found == name, start == nil {
        start = line + 1
      } else if !isStart, let start, found == name || found.isEmpty {
        guard line > start else {
          return .success(index.content(ofLine: line).lowerBound..<index.content(ofLine: line).lowerBound)
        }
        return .success(index.content(ofLine: start).lowerBound..<index.content(ofLine: line - 1).upperBound)
      }
    }
    // A region that is not ended runs to the end of the file.
    if let start, start <= count {
      return .success(index.content(ofLine: start).lowerBound..<index.content(ofLine: count).upperBound)
    }
    return .failure(.region(name, nearest: Suggestion.nearest(to: name, among: names)))
  }

  private static func withoutLineEnd(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    var end = range.upperBound
    if end > range.lowerBound, bytes[end - 1] == 0x0A { end -= 1 }
    if end > range.lowerBound, bytes[end - 1] == 0x0D { end -= 1 }
    return range.lowerBound..<end
  }
}
