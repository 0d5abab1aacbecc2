/// A set of bytes, asked in constant time.
struct ByteSet: Hashable, Sendable {
  private var bits = SIMD4<UInt64>()

  init() {}

  init(_ text: String) {
    for byte in text.utf8 { insert(byte) }
  }

  init(_ ranges: ClosedRange<UInt8>...) {
    for range in ranges { for byte in range { insert(byte) } }
  }

  private mutating func insert(_ byte: UInt8) {
    bits[Int(byte >> 6)] |= 1 << UInt64(byte & 63)
  }

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    bits[Int(byte >> 6)] & (1 << UInt64(byte & 63)) != 0
  }

  func adding(_ text: String) -> ByteSet {
    var set = self
    for byte in text.utf8 { set.insert(byte) }
    return set
  }

  func removing(_ text: String) -> ByteSet {
    var set = self
    set.bits &= ~ByteSet(text).bits
    return set
  }

  static let digits = ByteSet(0x30...0x39)
  static let letters = ByteSet(0x41...0x5A, 0x61...0x7A)
  /// What a name starts with in most languages; letters beyond ASCII are letters.
  static let nameStart = ByteSet(0x41...0x5A, 0x61...0x7A, 0x5F...0x5F, 0x80...0xFF)
  /// What a name goes on with in most languages.
  static let name = ByteSet(0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F...0x5F, 0x80...0xFF)
  /// Everything but spaces and control characters.
  static let visible = ByteSet(0x21...0x7E, 0x80...0xFF)
}
