/// A set of bytes, asked in constant time.
struct ByteSet: Hashable, Sendable {
  /// One bit for each byte, those of 0 to 63 first.
  private var first: UInt64 = 0
  private var second: UInt64 = 0
  private var third: UInt64 = 0
  private var fourth: UInt64 = 0

  init() {}

  init(_ text: String) {
    for byte in text.utf8 { self[byte] = true }
  }

  init(_ ranges: ClosedRange<UInt8>...) {
    for range in ranges { for byte in range { self[byte] = true } }
  }

  private subscript(byte: UInt8) -> Bool {
    get { contains(byte) }
    set {
      let bit: UInt64 = 1 << UInt64(byte & 63)
      switch byte >> 6 {
      case 0: first = newValue ? first | bit : first & ~bit
      case 1: second = newValue ? second | bit : second & ~bit
      case 2: third = newValue ? third | bit : third & ~bit
      default: fourth = newValue ? fourth | bit : fourth & ~bit
      }
    }
  }

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    let bits =
      switch byte >> 6 {
      case 0: first
      case 1: second
      case 2: third
      default: fourth
      }
    return bits >> UInt64(byte & 63) & 1 == 1
  }

  func adding(_ text: String) -> ByteSet {
    var set = self
    for byte in text.utf8 { set[byte] = true }
    return set
  }

  func removing(_ text: String) -> ByteSet {
    var set = self
    for byte in text.utf8 { set[byte] = false }
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
