import ForgeDiagnostics

/// The value of a `srcset` attribute: images to choose from, each with a width or density (HTML section 4.8.4.2.1).
struct SourceSet {
  struct Candidate {
    let url: String
    /// The URL in the value's UTF-8.
    let range: Range<Int>
    /// Such as `2x` or `640w`; empty where there is none.
    let descriptor: String
  }

  /// Those candidates whose descriptor a browser understands.
  let candidates: [Candidate]

  init(_ value: String) {
    let bytes = Array(value.utf8)
    var candidates: [Candidate] = []
    var offset = 0
    while offset < bytes.count {
      while offset < bytes.count, bytes[offset].isASCIISpace || bytes[offset] == UInt8(ascii: ",") { offset += 1 }
      let start = offset
      while offset < bytes.count, !bytes[offset].isASCIISpace { offset += 1 }
      var end = offset
      while end > start, bytes[end - 1] == UInt8(ascii: ",") { end -= 1 }
      var descriptor = ""
      if end == offset {
        let rest = offset
        while offset < bytes.count, bytes[offset] != UInt8(ascii: ",") { offset += 1 }
        descriptor = String(decoding: bytes[rest..<offset], as: UTF8.self).trimmingSpaces()
      }
      guard end > start, Self.isDescriptor(descriptor) else { continue }
      let url = String(decoding: bytes[start..<end], as: UTF8.self)
      candidates.append(Candidate(url: url, range: start..<end, descriptor: descriptor))
    }
    self.candidates = candidates
  }

  private static func isDescriptor(_ text: String) -> Bool {
    guard let unit = text.utf8.last else { return true }
    let number = text.utf8.dropLast()
    return "wxh".utf8.contains(unit) && number.first?.isASCIIDigit ?? false
      && number.allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: ".") }
  }
}
