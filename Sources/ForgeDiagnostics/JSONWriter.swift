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

  private mutating func quote(_ text: String) {
    append("\"")
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": append("\\\"")
      case "\\": append("\\\\")
      case "\n": append("\\n")
      case "\r": append("\\r")
      case "\t": append("\\t")
      case "\u{2028}": append("\\u2028")
      case "\u{2029}": append("\\u2029")
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        append("\\u")
        bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.count))
        bytes.append(contentsOf: digits.utf8)
      default: bytes.append(contentsOf: String(scalar).utf8)
      }
    }
    append("\"")
  }
}
