/// A file as it was read: its path from the root, with `/`, and its bytes exactly as they are on disk.
package struct SourceFile: Hashable, Sendable {
  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// A file with the UTF-8 bytes of `text`.
  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The range of `bytes` in this file.
  package func range(_ bytes: Range<Int>) -> SourceRange {
    SourceRange(path: path, bytes: bytes)
  }

  /// The bytes at `range` as text, invalid UTF-8 repaired; empty where the range lies outside the file.
  package func text(in range: Range<Int>) -> String {
    guard range.lowerBound >= 0, range.upperBound <= bytes.count else { return "" }
    return String(decoding: bytes[range], as: UTF8.self)
  }
}

/// A place in a file: UTF-8 byte offsets from the start of the file, a byte order mark included.
package struct SourceRange: Hashable, Sendable {
  package var path: String
  package var bytes: Range<Int>

  package init(path: String, bytes: Range<Int>) {
    self.path = path
    self.bytes = bytes
  }

  /// The file as a whole: an empty range at its start.
  package static func file(_ path: String) -> SourceRange {
    SourceRange(path: path, bytes: 0..<0)
  }
}

extension SourceRange: Comparable {
  /// Orders by path, then start, then end.
  package static func < (left: SourceRange, right: SourceRange) -> Bool {
    (left.path, left.bytes.lowerBound, left.bytes.upperBound)
      < (right.path, right.bytes.lowerBound, right.bytes.upperBound)
  }
}
