/// Scans the parts of links as CommonMark writes them: labels, destinations, titles (section 6.3) and definitions
/// (section 4.7). Every function takes an offset and gives the range it matched, or nil.
struct LinkScanner {
  let bytes: [UInt8]

  private func byte(_ offset: Int) -> UInt8 {
    offset < bytes.count ? bytes[offset] : 0
  }

  /// A label with its brackets: at most 999 bytes, no unescaped bracket inside, not blank.
  func label(at start: Int) -> Range<Int>? {
    guard byte(start) == UInt8(ascii: "[") else { return nil }
    var offset = start + 1
    var isBlank = true
    while offset < bytes.count, offset - start <= 1000 {
      switch bytes[offset] {
      case UInt8(ascii: "\\") where byte(offset + 1).isASCIIPunctuation:
        isBlank = false
        offset += 2
      case UInt8(ascii: "["):
        return nil
      case UInt8(ascii: "]"):
        return isBlank ? nil : start..<offset + 1
      case let byte:
        if !byte.isASCIISpace { isBlank = false }
        offset += 1
      }
    }
    return nil
  }

  /// A destination, with the pointed brackets where it has them; may be empty only in brackets.
  func destination(at start: Int) -> Range<Int>? {
    byte(start) == UInt8(ascii: "<") ? bracketedDestination(at: start) : bareDestination(at: start)
  }

  private func bracketedDestination(at start: Int) -> Range<Int>? {
    var offset = start + 1
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: ">"): return start..<offset + 1
      case UInt8(ascii: "<"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): return nil
      case UInt8(ascii: "\\"): offset += 2
      default: offset += 1
      }
    }
    return nil
  }

  private func bareDestination(at start: Int) -> Range<Int>? {
    var offset = start
    var depth = 0
    scan: while offset < bytes.count {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "\\") where self.byte(offset + 1).isASCIIPunctuation:
        offset += 2
        continue
      case UInt8(ascii: "("):
        depth += 1
        if depth > 32 { return nil }
      case UInt8(ascii: ")"):
        if depth == 0 { break scan }
        depth -= 1
      default:
        // The specification ends a destination at control characters, libcmark at white space alone.
        if byte.isASCIISpace { break scan }
      }
      offset += 1
    }
    return depth == 0 ? start..<offset : nil
  }

  /// A title with its quotes or parentheses.
  func title(at start: Int) -> Range<Int>? {
    let close: UInt8
    switch byte(start) {
    case UInt8(ascii: "\""): close = UInt8(ascii: "\"")
    case UInt8(ascii: "'"): close = UInt8(ascii: "'")
    case UInt8(ascii: "("): close = UInt8(ascii: ")")
    default: return nil
    }
    // To libcmark a backslash before the mark that closes may be itself, where that makes it a title, or a longer one.
    var escapedEnd: Int?
    for offset in bytes.indices[(start + 1)...] {
      if bytes[offset] == close {
        guard bytes[offset - 1] == UInt8(ascii: "\\"), offset > start + 1 else { return start..<offset + 1 }
        escapedEnd = offset + 1
      } else if bytes[offset] == UInt8(ascii: "("), close == UInt8(ascii: ")"),
        bytes[offset - 1] != UInt8(ascii: "\\")
      {
        break
      }
    }
    return escapedEnd.map { start..<$0 }
  }

  /// The offset after spaces, tabs and at most one line ending.
  func afterSpacesAndNewline(_ start: Int) -> Int {
    var offset = afterSpaces(start)
    guard byte(offset) == UInt8(ascii: "\n") else { return offset }
    offset += 1
    return afterSpaces(offset)
  }

  /// The offset after spaces and tabs.
  func afterSpaces(_ start: Int) -> Int {
    var offset = start
    while offset < bytes.count, bytes[offset].isBlank { offset += 1 }
    return offset
  }

  /// The offset after white space of any kind, which is what libcmark takes inside the parentheses of a link.
  private func afterWhiteSpace(_ start: Int) -> Int {
    var offset = start
    while offset < bytes.count, bytes[offset].isASCIISpace { offset += 1 }
    return offset
  }

  /// What follows the text of an inline link: `(destination "title")`.
  func inlineTarget(at start: Int) -> (destination: Range<Int>, end: Int)? {
    guard byte(start) == UInt8(ascii: "(") else { return nil }
    guard let destination = destination(at: afterWhiteSpace(start + 1)) else { return nil }
    var offset = afterWhiteSpace(destination.upperBound)
    if offset > destination.upperBound, let title = title(at: offset) {
      offset = afterWhiteSpace(title.upperBound)
    }
    guard byte(offset) == UInt8(ascii: ")") else { return nil }
    return (destination, offset + 1)
  }

  /// A link reference definition that starts at `start`, which must be the first character of its line that counts.
  func definition(at start: Int) -> (label: Range<Int>, destination: Range<Int>, end: Int)? {
    guard let label = label(at: start), byte(label.upperBound) == UInt8(ascii: ":") else { return nil }
    let destinationStart = afterSpacesAndNewline(label.upperBound + 1)
    guard let destination = destination(at: destinationStart), !destination.isEmpty else { return nil }
    let beforeTitle = afterSpacesAndNewline(destination.upperBound)
    if beforeTitle > destination.upperBound, let title = title(at: beforeTitle) {
      let end = afterSpaces(title.upperBound)
      if isLineEnd(end) { return (label, destination, end) }
    }
    let end = afterSpaces(destination.upperBound)
    return isLineEnd(end) ? (label, destination, end) : nil
  }

  private func isLineEnd(_ offset: Int) -> Bool {
    offset >= bytes.count || bytes[offset] == UInt8(ascii: "\n")
  }

  /// The destination's text: without pointed brackets, escapes kept.
  func inside(_ destination: Range<Int>) -> Range<Int> {
    guard byte(destination.lowerBound) == UInt8(ascii: "<"), destination.count >= 2 else { return destination }
    return destination.lowerBound + 1..<destination.upperBound - 1
  }

  /// A label as references match it: case folded, runs of white space as one space (CommonMark section 6.3).
  static func normalized(_ label: ArraySlice<UInt8>) -> String {
    var folded: [UInt8] = []
    var isPending = false
    for byte in label {
      if byte.isASCIISpace {
        isPending = !folded.isEmpty
      } else {
        if isPending { folded.append(UInt8(ascii: " ")) }
        isPending = false
        folded.append(byte)
      }
    }
    return String(decoding: folded, as: UTF8.self).uppercased().lowercased()
  }
}
