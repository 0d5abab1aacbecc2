/// Lines of two dollars around TeX, which libcmark would read as Markdown.
enum DollarFence {
  /// Whether `rest` of a line is two dollars and nothing else.
  static func isFence(_ rest: Range<Int>, _ bytes: [UInt8]) -> Bool {
    guard rest.count >= 2, bytes[rest.lowerBound] == UInt8(ascii: "$"), bytes[rest.lowerBound + 1] == UInt8(ascii: "$")
    else { return false }
    return bytes[(rest.lowerBound + 2)..<rest.upperBound].allSatisfy(\.isBlank)
  }

  /// The lines, from 1, that are such a fence after indentation and quote markers.
  static func lines(_ lines: BlockLines) -> [Int] {
    (1...max(1, lines.count)).filter { line in
      var content = lines.content(ofLine: line)
      while let first = content.first, lines.bytes[first].isBlank || lines.bytes[first] == UInt8(ascii: ">") {
        content = first + 1..<content.upperBound
      }
      return isFence(content, lines.bytes)
    }
  }
}
