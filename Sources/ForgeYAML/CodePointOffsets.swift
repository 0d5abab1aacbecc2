/// Byte offsets of code points. libyaml counts its marks in code points, the project in bytes.
struct CodePointOffsets {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let range: Range<Int>
  /// The offset of every 32nd code point; empty where all are one byte long.
  private var checkpoints: [Int] = []

  private static let stride = 32

  init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>, isASCII: Bool) {
    self.bytes = bytes
    self.range = range
    guard !isASCII else { return }
    var count = 0
    for offset in range where bytes[offset] & 0xC0 != 0x80 {
      if count % Self.stride == 0 { checkpoints.append(offset) }
      count += 1
    }
  }

  /// The offset of code point `index` of the range; its end for an index past the last.
  func offset(of index: Int) -> Int {
    guard !checkpoints.isEmpty else { return min(range.lowerBound + index, range.upperBound) }
    let place = index / Self.stride
    guard place < checkpoints.count else { return range.upperBound }
    var offset = checkpoints[place]
    var left = index % Self.stride
    // Between two checkpoints as many bytes as code points: all of them are ASCII.
    if place + 1 < checkpoints.count, checkpoints[place + 1] - offset == Self.stride { return offset + left }
    while offset < range.upperBound {
      if bytes[offset] & 0xC0 != 0x80 {
        if left == 0 { return offset }
        left -= 1
      }
      offset += 1
    }
    return range.upperBound
  }

  /// How many code points stand before `offset`.
  func index(of offset: Int) -> Int {
    guard !checkpoints.isEmpty else { return offset - range.lowerBound }
    var low = 0
    var high = checkpoints.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if checkpoints[middle] <= offset { low = middle } else { high = middle }
    }
    guard checkpoints[low] <= offset else { return 0 }
    let rest = bytes[checkpoints[low]..<offset]
    return low * Self.stride + rest.reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
  }
}
