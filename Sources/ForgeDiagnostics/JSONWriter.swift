/// Writes JSON (RFC 8259) with two spaces of indentation, keys in the order they are written in.
package struct JSONWriter: Sendable {
  private var bytes: [UInt8] = []
  private var depth = 0
  private var isFirst = true
  private var isAfterKey = false

  package init() {}

  /// The text, with a line feed at its end.
  package consuming func finish() -> String {
    String(decoding: bytes, as: UTF8.self) + "\n"
  }

  package mutating func object(_ body: (inout JSONWriter) -> Void) {
    collection("{", "}", body)
  }

  package mutating func array(_ body: (inout JSONWriter) -> Void) {
    collection("[", "]", body)
  }

  package mutating func key(_ key: String) {
    separate()
    quote(key)
    bytes.append(contentsOf: ": ".utf8)
    isAfterKey = true
  }

  package mutating func string(_ value: String) {
    separate()
    quote(value)
  }

  package mutating func number(_ value: Int) {
    separate()
    bytes.append(contentsOf: String(value).utf8)
  }

  /// A finite number; infinities and not-a-number, which JSON has no words for, become null.
  package mutating func number(_ value: Double) {
    separate()
    bytes.append(contentsOf: (value.isFinite ? "\(value)" : "null").utf8)
  }

  package mutating func bool(_ value: Bool) {
    separate()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  package mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
  }

  // MARK: Pairs

  package mutating func pair(_ key: String, _ value: String) {
    self.key(key)
    string(value)
  }

  package mutating func pair(_ key: String, _ value: Int) {
    self.key(key)
    number(value)
  }

  package mutating func pair(_ key: String, _ value: Bool) {
    self.key(key)
    bool(value)
  }

  private mutating func collection(_ open: StaticString, _ close: StaticString, _ body: (inout JSONWriter) -> Void) {
    separate()
    append(open)
    depth += 1
    isFirst = true
    body(&self)
    depth -= 1
    if !isFirst { newLine() }
    isFirst = false
    append(close)
  }

  private mutating func separate() {
    if isAfterKey {
      isAfterKey = false
      return
    }
    if !isFirst { append(",") }
    isFirst = false
    if depth > 0 { newLine() }
  }

  private mutating func newLine() {
    append("\n")
    bytes.append(contentsOf: repeatElement(0x20, count: depth * 2))
  }

  private mutating func append(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// UTF-8 passes through. What JSON forbids is escaped, and what breaks its readers: line separators end a string in
  /// older JavaScript, and a delete character is invisible.
  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var offset = 0
      while offset < utf8.count {
        let byte = utf8[offset]
        switch byte {
        case UInt8(ascii: "\""): append("\\\"")
        case UInt8(ascii: "\\"): append("\\\\")
        case UInt8(ascii: "\n"): append("\\n")
        case UInt8(ascii: "\r"): append("\\r")
        case UInt8(ascii: "\t"): append("\\t")
        case 0..<0x20, 0x7F: escape(byte)
        case 0xE2 where offset + 2 < utf8.count && utf8[offset + 1] == 0x80 && utf8[offset + 2] & 0xFE == 0xA8:
          append(utf8[offset + 2] == 0xA8 ? "\\u2028" : "\\u2029")
          offset += 2
        default: bytes.append(byte)
        }
        offset += 1
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    let digits = String(byte, radix: 16)
    append(digits.utf8.count == 1 ? "\\u000" : "\\u00")
    bytes.append(contentsOf: digits.utf8)
  }
}
