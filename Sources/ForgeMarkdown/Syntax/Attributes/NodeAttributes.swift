import ForgeDiagnostics

/// What an author sets on a piece of the page, as MkDocs' attribute lists and Pandoc write it: `{#id .class key=value}`,
/// or with a colon after the brace.
package struct NodeAttributes: Hashable, Sendable {
  package private(set) var id = ""
  package private(set) var classes: [String] = []
  package private(set) var values: [Value] = []
  /// The braces and what is between them, in the page's text.
  package internal(set) var range = 0..<0

  /// `key=value`.
  package struct Value: Hashable, Sendable {
    package let name: String
    package let value: String
    /// Where the name stands, counted from the opening brace.
    package let place: Range<Int>

    /// Whether it is written to the page: what raw HTML may set too.
    package var isWritten: Bool { AllowedHTML.isPlain(name) }
  }

  /// The names that are written, besides `aria-…`, sorted.
  package static let writtenNames = AllowedHTML.plainAttributes

  var length: Int { range.count }

  /// Reads the braces at the start of `text`; nil where they are something else. ``range`` is theirs in `text`, counted
  /// from its start.
  init?(_ text: ArraySlice<UInt8>) {
    guard text.first == UInt8(ascii: "{") else { return nil }
    var offset = text.startIndex + 1
    if offset < text.endIndex, text[offset] == UInt8(ascii: ":") { offset += 1 }
    while true {
      while offset < text.endIndex, text[offset].isBlank { offset += 1 }
      guard offset < text.endIndex else { return nil }
      if text[offset] == UInt8(ascii: "}") { break }
      guard readPart(text, &offset) else { return nil }
    }
    guard !isEmpty else { return nil }
    // U+FFFD is what libcmark writes for NUL: then this is not what stands in the file.
    guard !text[..<offset].contains(0xEF) || !String(decoding: text[..<offset], as: UTF8.self).contains("\u{FFFD}")
    else {
      return nil
    }
    range = 0..<offset + 1 - text.startIndex
  }

  private var isEmpty: Bool { id.isEmpty && classes.isEmpty && values.isEmpty }

  /// `#id`, `.class` or `key=value`, the value in quotes where it holds spaces.
  private mutating func readPart(_ text: ArraySlice<UInt8>, _ offset: inout Int) -> Bool {
    let mark = text[offset]
    if mark == UInt8(ascii: "#") || mark == UInt8(ascii: ".") { offset += 1 }
    let start = offset
    while offset < text.endIndex, Self.isNameByte(text[offset]) { offset += 1 }
    guard offset > start else { return false }
    let name = String(decoding: text[start..<offset], as: UTF8.self)
    let place = start - text.startIndex..<offset - text.startIndex
    if mark == UInt8(ascii: "#") {
      id = name
    } else if mark == UInt8(ascii: ".") {
      classes.append(name)
    } else {
      guard offset < text.endIndex, text[offset] == UInt8(ascii: "=") else { return false }
      offset += 1
      guard let value = Self.value(text, &offset) else { return false }
      switch name {
      case "id": id = value
      case "class": classes += value.split(separator: " ").map(String.init)
      default: values.append(Value(name: name, value: value, place: place))
      }
    }
    return offset < text.endIndex && (text[offset].isBlank || text[offset] == UInt8(ascii: "}"))
  }

  private static func value(_ text: ArraySlice<UInt8>, _ offset: inout Int) -> String? {
    guard offset < text.endIndex else { return nil }
    let quote = text[offset]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      guard let end = text[(offset + 1)...].firstIndex(of: quote) else { return nil }
      defer { offset = end + 1 }
      return String(decoding: text[(offset + 1)..<end], as: UTF8.self)
    }
    let start = offset
    while offset < text.endIndex, !text[offset].isASCIISpace, text[offset] != UInt8(ascii: "}") { offset += 1 }
    return offset > start ? String(decoding: text[start..<offset], as: UTF8.self) : nil
  }

  /// What an anchor or class may hold without being encoded in a URL.
  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte >= 0x80 || "-_.:".utf8.contains(byte)
  }
}
