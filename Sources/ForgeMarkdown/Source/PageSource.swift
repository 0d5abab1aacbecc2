package import ForgeDiagnostics

/// The text that is parsed for a page, and where each byte of it comes from: the page itself, or files that it includes.
///
/// Offsets in the text are what the tree and all positions inside this module are counted in; ``range(_:)`` makes places
/// in files of them. A page that includes nothing is its own text, and its offsets are those of the file.
package struct PageSource: Sendable {
  /// The page's own file.
  package let file: SourceFile
  /// The text: front matter and all.
  package let bytes: [UInt8]
  /// Ascending; empty for a page that is its own text.
  private let pieces: [Piece]
  private let files: [SourceFile]

  /// A run of the text that comes from one place.
  struct Piece: Sendable {
    /// Where the run starts in the text.
    let start: Int
    /// The index of the file it comes from.
    let file: Int
    /// The bytes of that file: as many as the run has where it was copied, else what the run was made of.
    var origin: Range<Int>
    let isCopy: Bool
  }

  init(_ file: SourceFile) {
    self.file = file
    bytes = file.bytes
    pieces = []
    files = []
  }

  init(_ file: SourceFile, bytes: [UInt8], pieces: [Piece], files: [SourceFile]) {
    self.file = file
    self.bytes = bytes
    self.pieces = pieces
    self.files = files
  }

  /// The place in a file that `range` of the text comes from. Where it runs from one file into another, the part in the
  /// first.
  package func range(_ range: Range<Int>) -> SourceRange {
    let (file, bytes) = origin(of: range)
    return file.range(bytes)
  }

  /// The file that the byte at the start of `range` comes from, and the place there.
  func origin(of range: Range<Int>) -> (file: SourceFile, bytes: Range<Int>) {
    guard !pieces.isEmpty else { return (file, range) }
    let first = pieces[index(at: range.lowerBound)]
    let start = first.isCopy ? first.origin.lowerBound + range.lowerBound - first.start : first.origin.lowerBound
    guard !range.isEmpty else { return (files[first.file], start..<start) }
    let last = pieces[index(at: range.upperBound - 1)]
    var end = last.isCopy ? last.origin.lowerBound + range.upperBound - last.start : last.origin.upperBound
    if last.file != first.file || end < start { end = first.origin.upperBound }
    return (files[first.file], start..<max(start, end))
  }

  /// Whether `range` of the text was copied from one place of one file, so that a change there changes just that.
  package func isCopy(_ range: Range<Int>) -> Bool {
    guard !pieces.isEmpty else { return true }
    let first = index(at: range.lowerBound)
    let last = range.isEmpty ? first : index(at: range.upperBound - 1)
    return first == last && pieces[first].isCopy
  }

  /// The text at `range`, invalid UTF-8 repaired; empty where the range lies outside.
  package func text(in range: Range<Int>) -> String {
    guard range.lowerBound >= 0, range.upperBound <= bytes.count else { return "" }
    return String(decoding: bytes[range], as: UTF8.self)
  }

  private func index(at offset: Int) -> Int {
    max(0, pieces.partitionPoint { $0.start <= offset } - 1)
  }
}
