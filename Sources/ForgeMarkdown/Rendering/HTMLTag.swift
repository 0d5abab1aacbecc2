/// A tag in raw HTML, as CommonMark section 6.6 writes them.
struct HTMLTag {
  struct Attribute {
    /// In lower case.
    let name: String
    /// The value's text with entities as written; nil for an attribute without one.
    let value: String?
    /// The value without quotes, as offsets in the scanned bytes.
    let range: Range<Int>
  }

  /// In lower case.
  let name: String
  let isClosing: Bool
  let isSelfClosing: Bool
  let attributes: [Attribute]
  /// From `<` to `>`.
  let range: Range<Int>

  /// Elements that never have content (HTML section 13.1.2).
  static let voidElements: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]

  /// The tag that starts at `start`; nil where the bytes there are not a tag.
  init?(at start: Int, in bytes: ArraySlice<UInt8>) {
    var scanner = Scanner(bytes: bytes, offset: start + 1)
    isClosing = scanner.take(UInt8(ascii: "/"))
    guard let name = scanner.name() else { return nil }
    self.name = name
    var attributes: [Attribute] = []
    while true {
      let hadSpace = scanner.skipSpaces()
      if scanner.take(UInt8(ascii: ">")) {
        isSelfClosing = false
        break
      }
      if scanner.takeSelfClosingEnd() {
        isSelfClosing = true
        break
      }
      guard hadSpace, let attribute = scanner.attribute() else { return nil }
      attributes.append(attribute)
    }
    self.attributes = attributes
    range = start..<scanner.offset
  }

  private struct Scanner {
    let bytes: ArraySlice<UInt8>
    var offset: Int

    var byte: UInt8 { offset < bytes.endIndex ? bytes[offset] : 0 }

    mutating func take(_ expected: UInt8) -> Bool {
      guard byte == expected, offset < bytes.endIndex else { return false }
      offset += 1
      return true
    }

    mutating func takeSelfClosingEnd() -> Bool {
      guard byte == UInt8(ascii: "/"), offset + 1 < bytes.endIndex, bytes[offset + 1] == UInt8(ascii: ">") else {
        return false
      }
      offset += 2
      return true
    }

    mutating func skipSpaces() -> Bool {
      let start = offset
      while offset < bytes.endIndex, bytes[offset].isASCIISpace { offset += 1 }
      return offset > start
    }

    mutating func name() -> String? {
      guard byte.isASCIILetter else { return nil }
      return word { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") }
    }

    mutating func attribute() -> Attribute? {
      guard byte.isASCIILetter || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":") else { return nil }
      let name = word { $0.isASCIIAlphanumeric || "_.:-".utf8.contains($0) }
      let afterName = offset
      _ = skipSpaces()
      guard take(UInt8(ascii: "=")) else {
        offset = afterName
        return Attribute(name: name, value: nil, range: afterName..<afterName)
      }
      _ = skipSpaces()
      guard let range = valueRange() else { return nil }
      return Attribute(name: name, value: String(decoding: bytes[range], as: UTF8.self), range: range)
    }

    private mutating func valueRange() -> Range<Int>? {
      let quote = byte
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        guard let end = bytes[(offset + 1)...].firstIndex(of: quote) else { return nil }
        defer { offset = end + 1 }
        return offset + 1..<end
      }
      let start = offset
      while offset < bytes.endIndex, !bytes[offset].isASCIISpace, !"\"'=<>`".utf8.contains(bytes[offset]) {
        offset += 1
      }
      return start < offset ? start..<offset : nil
    }

    private mutating func word(_ isPart: (UInt8) -> Bool) -> String {
      let start = offset
      while offset < bytes.endIndex, isPart(bytes[offset]) { offset += 1 }
      return String(decoding: bytes[start..<offset], as: UTF8.self).lowercased()
    }
  }
}
