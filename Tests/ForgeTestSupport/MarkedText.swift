package import ForgeDiagnostics

/// Source text in which `«…»` marks the ranges that a finding must have.
package struct MarkedText: Sendable {
  /// The text without the marks.
  package let text: String
  /// The UTF-8 ranges that were marked, in order of their start.
  package let ranges: [Range<Int>]

  package init(_ marked: String) {
    var bytes: [UInt8] = []
    var open: [Int] = []
    var ranges: [Range<Int>] = []
    for character in marked.unicodeScalars {
      switch character {
      case "«": open.append(bytes.count)
      case "»": ranges.append((open.popLast() ?? bytes.count)..<bytes.count)
      default: bytes.append(contentsOf: String(character).utf8)
      }
    }
    text = String(decoding: bytes, as: UTF8.self)
    self.ranges = ranges.sorted { $0.lowerBound < $1.lowerBound }
  }

  /// The text as a file.
  package func file(_ path: String) -> SourceFile {
    SourceFile(path: path, text: text)
  }
}
