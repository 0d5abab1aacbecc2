/// A word or sign of PromQL (and of LogQL, which adds signs), with its place in the text in bytes of UTF-8.
struct PromQLToken: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// A name or a keyword: letters, digits, `_` and `:`, no digit first.
    case word
    /// A number or a duration: both begin with a digit, or with a point before one.
    case number
    /// With its quotes; `isClosed` is false where the text ends first.
    case string(isClosed: Bool)
    /// One of the brackets, commas and operators, byte by byte.
    case sign(UInt8)
    /// What is filled in before the query is asked: `$var`, `${var:regex}`, `[[var]]`, `{{ … }}`.
    case variable
  }

  let kind: Kind
  let range: Range<Int>
}

/// Parts an expression into tokens. Comments and white space are left out; nothing is refused.
///
/// Words, numbers and strings are those of Prometheus' own lexer (promql/parser/lex.go).
struct PromQLLexer {
  private let bytes: [UInt8]
  private var offset = 0
  private(set) var tokens: [PromQLToken] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    while offset < bytes.count { readToken() }
  }

  private mutating func readToken() {
    let start = offset
    let byte = bytes[offset]
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D: offset += 1
    case UInt8(ascii: "#"): offset = bytes[offset...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): readString(byte)
    case UInt8(ascii: "$"): readVariable()
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      guard offset + 1 < bytes.count, bytes[offset + 1] == byte else {
        return add(.sign(byte), from: start, to: start + 1)
      }
      let close = byte == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: "}")
      skip(past: [close, close])
      add(.variable, from: start, to: offset)
    case _ where Self.isDigit(byte): readNumber()
    case UInt8(ascii: ".") where offset + 1 < bytes.count && Self.isDigit(bytes[offset + 1]): readNumber()
    case _ where Self.isWord(byte):
      offset = bytes[offset...].firstIndex { !Self.isWord($0) } ?? bytes.count
      add(.word, from: start, to: offset)
    default: add(.sign(byte), from: start, to: start + 1)
    }
  }

  private mutating func add(_ kind: PromQLToken.Kind, from start: Int, to end: Int) {
    tokens.append(PromQLToken(kind: kind, range: start..<end))
    offset = end
  }

  /// A backslash escapes in quotes, and stands for itself between backquotes.
  private mutating func readString(_ quote: UInt8) {
    let start = offset
    var end = offset + 1
    while end < bytes.count, bytes[end] != quote {
      end += bytes[end] == UInt8(ascii: "\\") && quote != UInt8(ascii: "`") ? 2 : 1
    }
    let isClosed = end < bytes.count
    add(.string(isClosed: isClosed), from: start, to: isClosed ? end + 1 : bytes.count)
  }

  /// `1_000`, `0x1F`, `1e-3`, `.5`, `5m`, `1h30m`: what can follow a digit, and a sign behind an exponent.
  private mutating func readNumber() {
    let start = offset
    let isHex = offset + 1 < bytes.count && bytes[offset] == 0x30 && bytes[offset + 1] | 0x20 == UInt8(ascii: "x")
    var end = offset
    while end < bytes.count {
      let byte = bytes[end]
      let isExponent = !isHex && end > start && bytes[end - 1] | 0x20 == UInt8(ascii: "e")
      let isSign = (byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")) && isExponent
      guard Self.isWord(byte) && byte != UInt8(ascii: ":") || byte == UInt8(ascii: ".") || isSign else { break }
      end += 1
    }
    add(.number, from: start, to: end)
  }

  private mutating func readVariable() {
    let start = offset
    offset += 1
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "{") {
      skip(past: [UInt8(ascii: "}")])
    } else {
      offset = bytes[offset...].firstIndex { !Self.isWord($0) || $0 == UInt8(ascii: ":") } ?? bytes.count
    }
    add(.variable, from: start, to: offset)
  }

  private mutating func skip(past end: [UInt8]) {
    var place = offset
    while place < bytes.count, !bytes[place...].starts(with: end) { place += 1 }
    offset = min(place + end.count, bytes.count)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: ":"):
      true
    default: false
    }
  }
}
