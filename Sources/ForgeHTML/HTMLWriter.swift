/// Writes HTML into bytes. The one place where text, attribute values and URLs are escaped.
package struct HTMLWriter: Sendable {
  private var bytes: [UInt8]

  package init(capacity: Int = 0) {
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  /// What was written so far, as finished markup.
  package consuming func finish() -> HTML {
    HTML(bytes: bytes)
  }

  package var isEmpty: Bool { bytes.isEmpty }

  /// The number of bytes written so far.
  package var count: Int { bytes.count }

  /// Whether the last byte written is a line feed, or nothing is written.
  package var isAtLineStart: Bool { bytes.last.map { $0 == UInt8(ascii: "\n") } ?? true }

  /// Markup that stands in the program's own source.
  @inline(__always)
  package mutating func markup(_ literal: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  /// Markup that is finished already.
  package mutating func html(_ html: HTML) {
    bytes.append(contentsOf: html.bytes)
  }

  /// Raw HTML of an author whom the site trusts, or that went through the sanitizer: written as it is.
  package mutating func trusted(_ raw: some Collection<UInt8>) {
    bytes.append(contentsOf: raw)
  }

  /// Text content, or the inside of a quoted attribute value: `&`, `<`, `>` and `"` become entities.
  package mutating func text(_ string: String) {
    var string = string
    string.withUTF8 { escape($0, table: Self.textEscapes) }
  }

  /// Text content given as UTF-8.
  package mutating func text(_ utf8: ArraySlice<UInt8>) {
    utf8.withUnsafeBufferPointer { escape($0, table: Self.textEscapes) }
  }

  /// ` name="value"`, escaped.
  package mutating func attribute(_ name: StaticString, _ value: String) {
    markup(" ")
    markup(name)
    markup("=\"")
    text(value)
    markup("\"")
  }

  /// ` name="url"`: bytes that may not stand in a URL are percent-encoded, what is encoded already stays.
  package mutating func attribute(_ name: StaticString, url: String) {
    var url = url
    markup(" ")
    markup(name)
    markup("=\"")
    url.withUTF8 { escape($0, table: Self.urlEscapes) }
    markup("\"")
  }

  /// The inside of an `href` or `src` value given as UTF-8.
  package mutating func url(_ utf8: ArraySlice<UInt8>) {
    utf8.withUnsafeBufferPointer { escape($0, table: Self.urlEscapes) }
  }

  /// A decimal number.
  package mutating func number(_ number: Int) {
    bytes.append(contentsOf: String(number).utf8)
  }

  /// Copies runs of plain bytes whole, and writes the replacement of each byte that `table` marks.
  private mutating func escape(_ source: UnsafeBufferPointer<UInt8>, table: [Escape]) {
    var start = 0
    var offset = 0
    table.withUnsafeBufferPointer { table in
      while offset < source.count {
        let byte = source[offset]
        let escape = table[Int(byte)]
        if escape != .none {
          bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<offset]))
          append(byte, as: escape)
          start = offset + 1
        }
        offset += 1
      }
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[start..<source.count]))
  }

  private mutating func append(_ byte: UInt8, as escape: Escape) {
    switch escape {
    case .none: bytes.append(byte)
    case .ampersand: markup("&amp;")
    case .lessThan: markup("&lt;")
    case .greaterThan: markup("&gt;")
    case .quote: markup("&quot;")
    case .apostrophe: markup("&#x27;")
    case .percent:
      bytes.append(UInt8(ascii: "%"))
      bytes.append(Self.hexDigits[Int(byte >> 4)])
      bytes.append(Self.hexDigits[Int(byte & 15)])
    }
  }

  private enum Escape: UInt8 {
    case none, ampersand, lessThan, greaterThan, quote, apostrophe, percent
  }

  private static let hexDigits = Array("0123456789ABCDEF".utf8)

  private static let textEscapes: [Escape] = (0..<256).map { (byte: Int) -> Escape in
    switch UInt8(byte) {
    case UInt8(ascii: "&"): .ampersand
    case UInt8(ascii: "<"): .lessThan
    case UInt8(ascii: ">"): .greaterThan
    case UInt8(ascii: "\""): .quote
    default: .none
    }
  }

  /// The bytes that stay are those that CommonMark's reference renderer keeps: letters, digits and `-_.+!*(),%#@?=;:/,+$~`.
  private static let urlEscapes: [Escape] = (0..<256).map { (byte: Int) -> Escape in
    switch UInt8(byte) {
    case UInt8(ascii: "&"): .ampersand
    case UInt8(ascii: "'"): .apostrophe
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): .none
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .none
    case let byte where "-_.+!*(),%#@?=;:/$~".utf8.contains(byte): .none
    default: .percent
    }
  }
}
