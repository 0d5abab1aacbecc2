/// Finds pages that libcmark would take more than proportional time for: it goes through every open list item again at each
/// blank line, so that items in each other times blank lines is what it costs.
enum NestingGuard {
  /// Where a page opens too many list items for its blank lines: the line, from 1 in the Markdown, that opens the most.
  static func tooDeepLine(_ bytes: ArraySlice<UInt8>) -> Int? {
    // Below this nothing takes long.
    guard bytes.count >= 8 << 10 else { return nil }
    return bytes.withUnsafeBufferPointer { deepest($0) }
  }

  /// So much may be gone through for each byte of the page.
  private static let stepsPerByte = 20

  private static func deepest(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var offset = 0
    var line = 0
    var blankLines = 0
    var deepest = (depth: 0, line: 0)
    while offset < bytes.count {
      line += 1
      var depth = 0
      var columns = 0
      while offset < bytes.count, bytes[offset].isBlank || bytes[offset] == UInt8(ascii: ">") {
        columns += bytes[offset] == UInt8(ascii: "\t") ? 4 : 1
        offset += 1
      }
      // An item takes two columns of indentation at least.
      depth = columns / 2
      if offset == bytes.count || bytes[offset] == 0x0A || bytes[offset] == 0x0D {
        blankLines += 1
      } else if let first = afterMarker(offset, bytes) {
        depth += 1
        offset = first
        while let next = afterMarker(offset, bytes) {
          depth += 1
          offset = next
        }
        if depth > deepest.depth { deepest = (depth, line) }
      }
      while offset < bytes.count, bytes[offset] != 0x0A { offset += 1 }
      offset += 1
    }
    return deepest.depth > 100 && deepest.depth * blankLines > stepsPerByte * bytes.count ? deepest.line : nil
  }

  /// The offset after the list marker at `start` and the blanks that follow it; nil where no item starts.
  private static func afterMarker(_ start: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var offset = start
    guard offset < bytes.count else { return nil }
    switch bytes[offset] {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"): offset += 1
    default:
      while offset < bytes.count, bytes[offset].isASCIIDigit { offset += 1 }
      guard offset > start, offset < bytes.count,
        bytes[offset] == UInt8(ascii: ".") || bytes[offset] == UInt8(ascii: ")")
      else { return nil }
      offset += 1
    }
    guard offset < bytes.count, bytes[offset].isBlank else { return nil }
    while offset < bytes.count, bytes[offset].isBlank { offset += 1 }
    return offset
  }
}
