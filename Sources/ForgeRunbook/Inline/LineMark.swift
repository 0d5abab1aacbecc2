/// The line that stands behind a path: `api/main.py:12`, `:12-20`, `#L12`.
enum LineMark {
  /// The path without it. Asked of every piece of inline code, so bytes are looked at, from the end.
  static func removed(from text: String) -> String {
    let bytes = Array(text.utf8)
    if let mark = bytes.indices.first(where: { isHashMark(bytes, $0) }) {
      return String(decoding: bytes[..<mark], as: UTF8.self)
    }
    var end = bytes.count
    for joiner in [UInt8(ascii: "-"), UInt8(ascii: ":")] {
      let start = startOfDigits(bytes, end)
      guard start < end, start > 0 else { return text }
      if bytes[start - 1] == UInt8(ascii: ":") { return String(decoding: bytes[..<(start - 1)], as: UTF8.self) }
      guard bytes[start - 1] == joiner else { return text }
      end = start - 1
    }
    return text
  }

  /// `#L` and a digit.
  private static func isHashMark(_ bytes: [UInt8], _ place: Int) -> Bool {
    bytes[place] == UInt8(ascii: "#") && place + 2 < bytes.count && bytes[place + 1] == UInt8(ascii: "L")
      && isDigit(bytes[place + 2])
  }

  private static func startOfDigits(_ bytes: [UInt8], _ end: Int) -> Int {
    var start = end
    while start > 0, isDigit(bytes[start - 1]) { start -= 1 }
    return start
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}
