/// Line and column of byte offsets. Lines end at LF, CRLF or CR, as in CommonMark (section 2.1).
package struct LineIndex: Sendable {
  /// Where a thing stands for a reader: both from 1, the column in UTF-16 units as editors and SARIF count.
  package struct Position: Hashable, Sendable {
    package let line: Int
    package let column: Int
  }

  private let bytes: [UInt8]
  private let starts: [Int]
  /// For each long line, the UTF-16 units before every stride of bytes: a line of megabytes may hold many findings.
  private let units: [Int: [Int]]
  private static let stride = 1024

  package init(_ file: SourceFile) {
    self.init(bytes: file.bytes)
  }

  package init(bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if byte == UInt8(ascii: "\n") {
        starts.append(offset)
      } else if byte == UInt8(ascii: "\r"), offset == bytes.count || bytes[offset] != UInt8(ascii: "\n") {
        starts.append(offset)
      }
    }
    self.starts = starts
    units = Self.unitsOfLongLines(bytes, starts)
  }

  private static func unitsOfLongLines(_ bytes: [UInt8], _ starts: [Int]) -> [Int: [Int]] {
    var units: [Int: [Int]] = [:]
    for (line, start) in starts.enumerated() {
      let end = line + 1 < starts.count ? starts[line + 1] : bytes.count
      guard end - start > 2 * stride else { continue }
      var sums = [0]
      for part in Swift.stride(from: start, to: end, by: stride) {
        sums.append(sums[sums.count - 1] + width(of: bytes[part..<min(part + stride, end)]))
      }
      units[line + 1] = sums
    }
    return units
  }

  private static func width(of bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
  }

  /// The number of lines; a file that ends with a line ending has an empty last line.
  package var count: Int { starts.count }

  /// The line, from 1, that holds `offset`; offsets past the end are on the last line.
  package func line(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The bytes of `line` (from 1) without its line ending; empty for a line that does not exist.
  package func content(ofLine line: Int) -> Range<Int> {
    guard line >= 1, line <= starts.count else { return bytes.count..<bytes.count }
    let start = starts[line - 1]
    var end = line < starts.count ? starts[line] : bytes.count
    while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<end
  }

  /// The position of `offset`. A byte order mark at the start of the file takes no column.
  package func position(of offset: Int) -> Position {
    let offset = min(max(offset, 0), bytes.count)
    let line = line(of: offset)
    var start = starts[line - 1]
    var column = 1
    if start == 0, offset >= 3, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { column = 0 }
    if let units = units[line] {
      let stride = (offset - start) / Self.stride
      start += stride * Self.stride
      column += units[stride]
    }
    return Position(line: line, column: column + Self.width(of: bytes[start..<offset]))
  }
}
