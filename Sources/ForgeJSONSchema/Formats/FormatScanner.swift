/// Reads the bytes of a string from its start, a piece at a time.
struct FormatScanner {
  private(set) var rest: ArraySlice<UInt8>

  init(_ bytes: some Sequence<UInt8>) {
    rest = ArraySlice(bytes)
  }

  var isAtEnd: Bool { rest.isEmpty }
  var next: UInt8? { rest.first }

  /// Moves past `character`, which is ASCII, if it stands here.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let next, UInt32(next) == character.value else { return false }
    rest.removeFirst()
    return true
  }

  /// Moves past `letter`, large or small, if it stands here: literals of ABNF have no case (RFC 5234, section 2.3).
  mutating func take(letter: Unicode.Scalar) -> Bool {
    guard let next, UInt32(next | 0x20) == letter.value | 0x20 else { return false }
    rest.removeFirst()
    return true
  }

  /// The number of exactly `count` digits; nil, and the place undefined, where they are fewer.
  mutating func number(digits count: Int) -> Int? {
    var value = 0
    for _ in 0..<count {
      guard let digit = rest.popFirst(), digit.isDigit else { return nil }
      value = value * 10 + Int(digit - 0x30)
    }
    return value
  }

  mutating func skip(count: Int) {
    rest = rest.dropFirst(count)
  }

  /// Moves past all that `fits` from here on; gives how many bytes that was.
  mutating func skip(while fits: (UInt8) -> Bool) -> Int {
    let count = rest.count
    rest = rest.drop(while: fits)
    return count - rest.count
  }
}

extension UInt8 {
  var isDigit: Bool { (0x30...0x39).contains(self) }
  var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
  var isHexDigit: Bool { isDigit || (0x61...0x66).contains(self | 0x20) }
}
