/// The inline content of a paragraph, heading or table cell as libcmark sees it, and where each byte of it stands in
/// the file: container prefixes (`>`, indentation) are gone, lines are joined by LF.
struct InlineContent {
  private(set) var bytes: [UInt8] = []
  /// Where runs of content start, in content and in the file; ascending in both.
  private var runs: [(content: Int, file: Int)] = []

  mutating func append(_ range: Range<Int>, of file: [UInt8]) {
    runs.append((bytes.count, range.lowerBound))
    bytes.append(contentsOf: file[range])
  }

  mutating func appendLineFeed() {
    bytes.append(UInt8(ascii: "\n"))
  }

  /// The offset in the file of the content byte at `offset`.
  func fileOffset(_ offset: Int) -> Int {
    guard !runs.isEmpty else { return 0 }
    let run = runs[index(at: offset)]
    return run.file + offset - run.content
  }

  /// The index of the run that holds the content byte at `offset`.
  private func index(at offset: Int) -> Int {
    max(0, runs.partitionPoint { $0.content <= offset } - 1)
  }

  /// `range` cut where the content leaves bytes of the file out.
  func contiguousParts(of range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    for run in runs[index(at: start)...] {
      if run.content >= range.upperBound { break }
      guard run.content > start else { continue }
      parts.append(start..<run.content)
      start = run.content
    }
    return parts + [start..<range.upperBound]
  }

  /// The range in the file that a content range covers, up to the byte after its last.
  func fileRange(_ range: Range<Int>) -> Range<Int> {
    let start = fileOffset(range.lowerBound)
    guard !range.isEmpty else { return start..<start }
    return start..<max(start, fileOffset(range.upperBound - 1) + 1)
  }
}
