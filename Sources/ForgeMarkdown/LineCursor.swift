/// Reads the prefixes of one line, counting columns with tab stops of four (CommonMark section 2.2).
struct LineCursor {
  let bytes: [UInt8]
  let range: Range<Int>
  private var offset: Int
  private var column = 0
  /// The columns of a tab that a prefix took only partly.
  private var remaining = 0

  init(bytes: [UInt8], range: Range<Int>) {
    self.bytes = bytes
    self.range = range
    offset = range.lowerBound
  }

  /// The columns of white space before the next character.
  var indentation: Int {
    var columns = remaining
    var offset = offset
    var column = column + remaining
    while offset < range.upperBound, bytes[offset].isBlank {
      let width = bytes[offset] == UInt8(ascii: "\t") ? 4 - column % 4 : 1
      columns += width
      column += width
      offset += 1
    }
    return columns
  }

  mutating func takeIndentation(_ columns: Int) -> Bool {
    guard indentation >= columns else { return false }
    take(columns)
    return true
  }

  mutating func takeQuoteMarker() -> Bool {
    let columns = indentation
    guard columns <= 3 else { return false }
    let start = self
    take(columns)
    guard offset < range.upperBound, bytes[offset] == UInt8(ascii: ">") else {
      self = start
      return false
    }
    offset += 1
    column += 1
    if offset < range.upperBound, bytes[offset].isBlank { take(1) }
    return true
  }

  private mutating func take(_ columns: Int) {
    var columns = columns
    while columns > 0 {
      if remaining == 0 {
        remaining = bytes[offset] == UInt8(ascii: "\t") ? 4 - column % 4 : 1
        offset += 1
      }
      let taken = min(remaining, columns)
      remaining -= taken
      column += taken
      columns -= taken
    }
  }

  /// The rest of the line.
  var rest: Range<Int> { offset..<range.upperBound }

  /// The rest of the line from its first character that is not a space or tab.
  func afterBlanks() -> Range<Int> {
    var start = offset
    while start < range.upperBound, bytes[start].isBlank { start += 1 }
    return start..<range.upperBound
  }
}
