import Glibc

extension UInt8 {
  /// CommonMark's ASCII punctuation characters (section 2.1).
  @inline(__always)
  var isASCIIPunctuation: Bool {
    switch self {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  @inline(__always)
  var isASCIILetter: Bool {
    (self | 0x20) >= UInt8(ascii: "a") && (self | 0x20) <= UInt8(ascii: "z")
  }

  @inline(__always)
  var isASCIIDigit: Bool {
    self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9")
  }

  @inline(__always)
  var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }

  /// Space, tab, line feed, vertical tab, form feed, carriage return.
  @inline(__always)
  var isASCIISpace: Bool {
    self == 0x20 || (self >= 0x09 && self <= 0x0D)
  }

  /// Space or tab.
  @inline(__always)
  var isBlank: Bool { self == 0x20 || self == 0x09 }
}

extension [UInt8] {
  /// The first offset in `range` at which `byte` stands.
  func firstOffset(of byte: UInt8, in range: Range<Int>) -> Int? {
    withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress,
        let found = memchr(base + range.lowerBound, Int32(byte), range.count)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }
}
