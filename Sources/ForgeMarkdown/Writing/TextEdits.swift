/// Changes at places of a text, none of which lies in another.
struct TextEdits {
  private var edits: [(range: Range<Int>, text: [UInt8])] = []

  /// Puts `text` in the place of `range`.
  mutating func replace(_ range: Range<Int>, with text: [UInt8]) {
    edits.append((range, text))
  }

  /// The part at `body` of `bytes` with the changes. Of two that meet, the one that begins first counts.
  consuming func applied(to bytes: [UInt8], in body: Range<Int>) -> [UInt8] {
    guard !edits.isEmpty else { return Array(bytes[body]) }
    edits.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    var result: [UInt8] = []
    result.reserveCapacity(body.count + edits.reduce(0) { $0 + $1.text.count })
    var start = body.lowerBound
    for (range, text) in edits where range.lowerBound >= start && range.upperBound <= body.upperBound {
      result += bytes[start..<range.lowerBound]
      result += text
      start = range.upperBound
    }
    result += bytes[start..<body.upperBound]
    return result
  }
}
