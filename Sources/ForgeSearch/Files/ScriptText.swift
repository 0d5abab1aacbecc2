/// What the files of the index are written in: text of a script, with numbers in as few printable characters as serve.
struct ScriptText {
  private(set) var bytes: [UInt8] = []

  /// The characters of numbers: printable ASCII without blank, quotation mark and backslash, in order.
  private static let digits: [UInt8] = (0x21...0x7E).filter { $0 != 0x22 && $0 != 0x5C }

  /// A number from 0 to 90 as one character.
  mutating func digit(_ number: Int) { bytes.append(Self.digits[number]) }

  /// A number in base 45, lowest digit first; all but the last are raised by 45.
  mutating func number(_ number: Int) {
    var rest = number
    while rest >= 45 {
      bytes.append(Self.digits[45 + rest % 45])
      rest /= 45
    }
    bytes.append(Self.digits[rest])
  }

  mutating func raw(_ text: some Collection<UInt8>) { bytes.append(contentsOf: text) }

  mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func blank() { bytes.append(UInt8(ascii: " ")) }

  /// A text in quotation marks, as JSON writes it (RFC 8259 section 7). What is no UTF-8 becomes U+FFFD.
  mutating func quoted(_ text: some Collection<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0..<0x20: bytes.append(UInt8(ascii: " "))
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func quoted(_ text: String) { quoted(text.utf8) }

  /// `text`, which follows `last` in order, as how many bytes both begin with, and the rest.
  mutating func frontCoded(_ text: some Collection<UInt8>, after last: some Collection<UInt8>) {
    var shared = zip(text, last).prefix { $0 == $1 }.count
    shared = min(shared, 90)
    // Scripts count characters, not bytes: what is shared is ASCII.
    shared = min(shared, text.prefix { $0 < 0x80 }.count)
    digit(shared)
    raw(text.dropFirst(shared))
  }
}
