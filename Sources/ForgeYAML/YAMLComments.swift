package import ForgeDiagnostics

/// The comments of a file by what they stand beside, for writing a tree without losing them.
package struct YAMLComments: Sendable {
  private let bytes: [UInt8]
  /// Where scalars of more than one line stand: a `#` in them is text.
  private let texts: [Range<Int>]

  package init(_ file: SourceFile, root: YAMLNode) {
    bytes = file.bytes
    var texts: [Range<Int>] = []
    root.walk { node in
      guard node.range.path == file.path else { return false }
      if node.scalar != nil, file.bytes[node.range.bytes.clamped(to: 0..<file.bytes.count)].contains(0x0A) {
        texts.append(node.range.bytes)
      }
      return true
    }
    self.texts = texts.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// The lines of comment right above the line of `offset`, where nothing but a dash stands before it.
  func above(_ offset: Int) -> [String] {
    guard offset <= bytes.count else { return [] }
    var line = lineStart(offset)
    let isFirst = bytes[line..<offset].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: "-") }
    guard isFirst else { return [] }
    var comments: [String] = []
    while line > 0 {
      let start = lineStart(line - 1)
      guard let hash = bytes[start..<line].firstIndex(where: { $0 != 0x20 && $0 != 0x09 }),
        bytes[hash] == UInt8(ascii: "#"), !isText(hash)
      else { break }
      comments.append(text(from: hash))
      line = start
    }
    return comments.reversed()
  }

  /// The comment that follows what ends at `offset`, and a colon or comma, on the same line.
  func after(_ offset: Int) -> String? {
    guard offset < bytes.count else { return nil }
    let rest = bytes[offset...].prefix {
      $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ",")
    }
    guard let last = rest.last, last == 0x20 || last == 0x09, rest.endIndex < bytes.count,
      bytes[rest.endIndex] == UInt8(ascii: "#")
    else { return nil }
    return text(from: rest.endIndex)
  }

  /// The comments of a collection in brackets as a whole: behind the first of them, and behind the last.
  func besideBrackets(_ range: Range<Int>) -> [String] {
    isFlow(range) ? [range.lowerBound + 1, range.upperBound].compactMap(after) : []
  }

  /// The lines of comment before the last bracket of a collection, which stand above nothing else.
  func beforeEnd(_ range: Range<Int>) -> [String] {
    isFlow(range) ? above(range.upperBound - 1) : []
  }

  /// Whether the collection at `range` is written in brackets.
  func isFlow(_ range: Range<Int>) -> Bool {
    guard range.count >= 2, range.upperBound <= bytes.count else { return false }
    return bytes[range.lowerBound] == UInt8(ascii: "{") || bytes[range.lowerBound] == UInt8(ascii: "[")
  }

  private func lineStart(_ offset: Int) -> Int {
    bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
  }

  private func text(from hash: Int) -> String {
    var line = bytes[hash...].prefix { $0 != 0x0A }
    while let last = line.last, last == 0x0D || last == 0x20 || last == 0x09 { line.removeLast() }
    return String(decoding: line, as: UTF8.self)
  }

  private func isText(_ offset: Int) -> Bool {
    let next = texts.partitioningIndex { $0.lowerBound > offset }
    return next > 0 && texts[next - 1].contains(offset)
  }
}

extension Array {
  /// The first index whose element, in a list ordered so, holds.
  fileprivate func partitioningIndex(_ holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
