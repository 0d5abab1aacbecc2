import Glibc

// Searching in bytes: the generic searches of collections compare element by element through witnesses, which is what a
// profile of a whole repository shows first.

extension [UInt8] {
  /// The first place of `pattern` inside `bounds`.
  package func firstRange(of pattern: [UInt8], in bounds: Range<Int>) -> Range<Int>? {
    pattern.withUnsafeBytes { pattern in withUnsafeBytes { $0.firstRange(of: pattern, in: bounds) } }
  }

  /// Whether `text` stands somewhere in the bytes.
  package func contains(text: StaticString) -> Bool {
    withUnsafeBytes { $0.firstRange(of: UnsafeRawBufferPointer(text), in: 0..<count) != nil }
  }
}

extension String {
  /// Whether the bytes of `text` stand somewhere in those of this string.
  package func contains(text: StaticString) -> Bool {
    var copy = self
    return copy.withUTF8 {
      let bytes = UnsafeRawBufferPointer($0)
      return bytes.firstRange(of: UnsafeRawBufferPointer(text), in: 0..<bytes.count) != nil
    }
  }
}

extension UnsafeRawBufferPointer {
  fileprivate init(_ text: StaticString) {
    self.init(start: text.utf8Start, count: text.utf8CodeUnitCount)
  }

  fileprivate func firstRange(of pattern: UnsafeRawBufferPointer, in bounds: Range<Int>) -> Range<Int>? {
    guard let base = baseAddress, let needle = pattern.baseAddress, let first = pattern.first,
      bounds.count >= pattern.count
    else { return nil }
    var start = bounds.lowerBound
    let last = bounds.upperBound - pattern.count
    while start <= last, let found = memchr(base + start, Int32(first), last - start + 1) {
      start = UnsafeRawPointer(found) - base
      if memcmp(found, needle, pattern.count) == 0 { return start..<start + pattern.count }
      start += 1
    }
    return nil
  }
}
