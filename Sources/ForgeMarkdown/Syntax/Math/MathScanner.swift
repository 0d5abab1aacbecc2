/// Finds TeX in inline content: `$a_1$` in the text, `$$…$$` on a line of its own, with GitHub's and Pandoc's care for
/// prices and shell variables.
///
/// TeX uses the characters that Markdown does, so it has to be found before libcmark reads the content.
struct MathScanner {
  struct Span {
    /// With the dollars.
    let range: Range<Int>
    let tex: Range<Int>
    let isDisplay: Bool
  }

  private let bytes: [UInt8]
  /// Lengths of backtick runs after which no run of that length comes any more.
  private var unclosed: Set<Int> = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// All spans from `start` on that no code, raw HTML or backslash hides.
  mutating func spans(from start: Int) -> [Span] {
    var spans: [Span] = []
    var offset = start
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\\"): offset += 2
      case UInt8(ascii: "`"): offset = afterCode(offset)
      case UInt8(ascii: "<"): offset = HTMLTag(at: offset, in: bytes[...])?.range.upperBound ?? offset + 1
      case UInt8(ascii: "$"):
        if let span = Self.span(at: offset, in: bytes) {
          spans.append(span)
          offset = span.range.upperBound
        } else {
          while offset < bytes.count, bytes[offset] == UInt8(ascii: "$") { offset += 1 }
        }
      default: offset += 1
      }
    }
    return spans
  }

  private mutating func afterCode(_ start: Int) -> Int {
    var offset = start
    while offset < bytes.count, bytes[offset] == UInt8(ascii: "`") { offset += 1 }
    let length = offset - start
    let content = offset
    guard !unclosed.contains(length) else { return content }
    while let open = bytes[offset...].firstIndex(of: UInt8(ascii: "`")) {
      offset = open
      while offset < bytes.count, bytes[offset] == UInt8(ascii: "`") { offset += 1 }
      if offset - open == length { return offset }
    }
    unclosed.insert(length)
    return content
  }

  /// The span whose first dollar stands at `start`.
  static func span(at start: Int, in bytes: [UInt8]) -> Span? {
    func byte(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0x20 }
    let dollar = UInt8(ascii: "$")
    if start > 0, bytes[start - 1].isASCIIAlphanumeric || bytes[start - 1] == dollar { return nil }
    let isDisplay = byte(start + 1) == dollar
    let content = start + (isDisplay ? 2 : 1)
    guard byte(content) != dollar, isDisplay || !byte(content).isASCIISpace else { return nil }
    // GitHub also writes backticks inside the dollars; they are no part of the TeX.
    let isTicked = !isDisplay && byte(content) == UInt8(ascii: "`")
    var offset = content
    while offset < bytes.count, offset - content < longest {
      if bytes[offset] == UInt8(ascii: "\\") {
        offset += 2
        continue
      }
      guard bytes[offset] == dollar else {
        offset += 1
        continue
      }
      if isDisplay {
        guard byte(offset + 1) == dollar else { return nil }
        return offset > content ? Span(range: start..<offset + 2, tex: content..<offset, isDisplay: true) : nil
      }
      guard offset > content, !bytes[offset - 1].isASCIISpace, !byte(offset + 1).isASCIIAlphanumeric,
        byte(offset + 1) != dollar
      else { return nil }
      if isTicked {
        guard offset - content > 2, bytes[offset - 1] == UInt8(ascii: "`") else { return nil }
        return Span(range: start..<offset + 1, tex: content + 1..<offset - 1, isDisplay: false)
      }
      return Span(range: start..<offset + 1, tex: content..<offset, isDisplay: false)
    }
    return nil
  }

  /// No formula is longer, so that a dollar without a partner costs no more than this.
  private static let longest = 2000
}
