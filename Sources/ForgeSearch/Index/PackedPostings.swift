/// Postings of many entries one after the other, as bytes. Most words stand in an entry once or twice, so that most
/// postings are three bytes.
struct PackedPostings: Sendable {
  private var bytes: [UInt8] = []

  /// Where the next posting will stand.
  var end: Int { bytes.count }

  mutating func append(_ posting: SearchBatch.Posting) {
    append(UInt32(posting.term) << 1 | (posting.named > 0 ? 1 : 0))
    if posting.named > 0 { append(UInt32(posting.named)) }
    append(UInt32(posting.said))
  }

  /// Seven bits a byte, lowest first; all but the last have the eighth.
  private mutating func append(_ number: UInt32) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Hands over the postings that stand at `range`, in the order in which they were added.
  func forEach(in range: Range<Int>, _ body: (SearchBatch.Posting) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      var index = range.lowerBound
      func next() -> UInt32 {
        var byte = bytes[index]
        var number = UInt32(byte & 0x7F)
        var shift: UInt32 = 7
        index += 1
        while byte >= 0x80 {
          byte = bytes[index]
          number |= UInt32(byte & 0x7F) << shift
          shift += 7
          index += 1
        }
        return number
      }
      while index < range.upperBound {
        let term = next()
        let named = term & 1 != 0 ? next() : 0
        body(
          SearchBatch.Posting(
            term: Int32(term >> 1), named: UInt16(truncatingIfNeeded: named), said: UInt16(truncatingIfNeeded: next())))
      }
    }
  }

  /// Gives back the room that growing took.
  mutating func trim() { bytes = bytes.withUnsafeBufferPointer { Array($0) } }
}
