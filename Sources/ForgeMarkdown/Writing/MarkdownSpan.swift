/// A part of a line of Markdown that a program writes.
package indirect enum MarkdownSpan: Hashable, Sendable {
  /// Text that means nothing more, whatever is in it.
  case text(String)
  case code(String)
  case strong([MarkdownSpan])
  case link([MarkdownSpan], to: String)
  /// Markdown as it is, on one line.
  case markdown(String)
}

extension MarkdownSpan {
  /// What `message` says: names stand between backquotes in it.
  package static func message(_ message: String) -> [MarkdownSpan] {
    let parts = message.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    // Without its other half a backquote is none.
    guard parts.count % 2 == 1 else { return [.text(message)] }
    return parts.enumerated().compactMap { index, part in
      part.isEmpty ? nil : index % 2 == 0 ? .text(part) : .code(part)
    }
  }
}

/// Writes spans into bytes: the one place where text becomes Markdown that shows it.
struct MarkdownSpanWriter {
  private(set) var bytes: [UInt8] = []
  /// In the cell of a table, pipes are escaped in code too.
  let isInTable: Bool

  mutating func write(_ spans: [MarkdownSpan]) {
    for span in spans { write(span) }
  }

  private mutating func write(_ span: MarkdownSpan) {
    switch span {
    case .text(let text): write(text: Self.line(text))
    case .code(let code): write(code: Self.line(code))
    case .strong(let spans):
      bytes += "**".utf8
      write(spans)
      bytes += "**".utf8
    case .link(let spans, let url):
      bytes.append(UInt8(ascii: "["))
      write(spans)
      bytes += "](".utf8
      bytes += MarkdownDestination.written(url)
      bytes.append(UInt8(ascii: ")"))
    case .markdown(let markdown): write(markdown: Self.line(markdown))
    }
  }

  /// One line of what may be several, and of which no byte is a control character.
  private static func line(_ text: String) -> [UInt8] {
    // The ends of lines beyond ASCII begin with one of two bytes.
    let isLine = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != 0xC2 && $0 != 0xE2 }
    if isLine { return Array(text.utf8) }
    let scalars = text.unicodeScalars.map { scalar in
      let isEnd = scalar.value < 0x20 || scalar.value == 0x7F || scalar == "\u{85}" || scalar == "\u{2028}"
      return isEnd || scalar == "\u{2029}" ? " " : scalar
    }
    return Array(String(String.UnicodeScalarView(scalars)).utf8)
  }

  private mutating func write(text: [UInt8]) {
    let isStart = bytes.isEmpty
    let marker = isStart ? Self.markerOffset(in: text) : nil
    for (offset, byte) in text.enumerated() {
      let before = offset > 0 ? text[offset - 1] : UInt8(ascii: " ")
      let after = offset + 1 < text.count ? text[offset + 1] : UInt8(ascii: " ")
      if offset == marker || Self.needsEscape(byte, before, after, isLast: offset + 1 == text.count)
        || byte == UInt8(ascii: ":") && Self.beginsEmoji(at: offset, in: text)
      {
        bytes.append(UInt8(ascii: "\\"))
      }
      bytes.append(byte)
    }
    if Self.isTaken(text) { bytes += "<!-- -->".utf8 }
  }

  /// Whether the text is read as a construct however it is escaped: attributes at its end, or the mark of a list of
  /// headings. A comment after it is what makes it none.
  private static func isTaken(_ text: [UInt8]) -> Bool {
    if text.last == UInt8(ascii: "}"), let brace = text.lastIndex(of: UInt8(ascii: "{")) {
      return NodeAttributes(text[brace...]) != nil
    }
    guard text.first == UInt8(ascii: "["), text.count <= 9 else { return false }
    return ["[toc]", "[[toc]]", "[[_toc_]]"].contains(String(decoding: text, as: UTF8.self).lowercased())
  }

  /// The byte that would make the text a block of another kind: `# `, `- `, `1. `.
  private static func markerOffset(in text: [UInt8]) -> Int? {
    guard let first = text.firstIndex(where: { $0 != UInt8(ascii: " ") }) else { return nil }
    if "#-+=>:!%".utf8.contains(text[first]) { return first }
    let end = text[first...].firstIndex { !$0.isASCIIDigit } ?? text.count
    guard end > first, end < text.count, text[end] == UInt8(ascii: ".") || text[end] == UInt8(ascii: ")") else {
      return nil
    }
    return end
  }

  /// Whether a byte may begin or end a construct there. What cannot is left alone, so that text stays readable.
  private static func needsEscape(_ byte: UInt8, _ before: UInt8, _ after: UInt8, isLast: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "<"), UInt8(ascii: "|"), UInt8(ascii: "~"), UInt8(ascii: "^"), UInt8(ascii: "$"),
      UInt8(ascii: "{"):
      true
    case UInt8(ascii: "_"): !(before.isWordByte && after.isWordByte)
    case UInt8(ascii: "&"): after.isASCIIAlphanumeric || after == UInt8(ascii: "#")
    case UInt8(ascii: "="), UInt8(ascii: "+"): before == byte || after == byte || isLast
    case UInt8(ascii: "#"): isLast || after == byte
    case UInt8(ascii: "!"): isLast
    default: false
    }
  }

  /// Whether a name between colons starts there.
  private static func beginsEmoji(at offset: Int, in text: [UInt8]) -> Bool {
    let name = text[(offset + 1)...].prefix { $0.isASCIIAlphanumeric || "+-_".utf8.contains($0) }
    return !name.isEmpty && name.endIndex < text.count && text[name.endIndex] == UInt8(ascii: ":")
  }

  /// A code span: its marks are longer than any run of backquotes in it (CommonMark section 6.1).
  private mutating func write(code: [UInt8]) {
    guard !code.isEmpty else { return }
    guard !code.allSatisfy({ $0 == UInt8(ascii: " ") }) else { return write(text: code) }
    let mark = [UInt8](repeating: UInt8(ascii: "`"), count: Self.longestRun(of: UInt8(ascii: "`"), in: code) + 1)
    let edges = [code[0], code[code.count - 1]]
    let needsSpace =
      edges.contains(UInt8(ascii: "`")) || edges.allSatisfy { $0 == UInt8(ascii: " ") }
    bytes += mark
    if needsSpace { bytes.append(UInt8(ascii: " ")) }
    for byte in code {
      if isInTable, byte == UInt8(ascii: "|") { bytes.append(UInt8(ascii: "\\")) }
      bytes.append(byte)
    }
    if needsSpace { bytes.append(UInt8(ascii: " ")) }
    bytes += mark
  }

  private mutating func write(markdown: [UInt8]) {
    for (offset, byte) in markdown.enumerated() {
      let isEscaped = offset > 0 && markdown[offset - 1] == UInt8(ascii: "\\")
      if isInTable, byte == UInt8(ascii: "|"), !isEscaped { bytes.append(UInt8(ascii: "\\")) }
      bytes.append(byte)
    }
  }

  /// How many of `byte` follow each other at most.
  static func longestRun(of byte: UInt8, in bytes: [UInt8]) -> Int {
    var longest = 0
    var run = 0
    for next in bytes {
      run = next == byte ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}

/// The destination of a link as Markdown and raw HTML take it, in brackets, in quotes and without either.
enum MarkdownDestination {
  /// `url` with everything percent-encoded that could end the destination or be read as something else in it.
  static func written(_ url: String) -> [UInt8] {
    guard !url.isEmpty else { return Array("<>".utf8) }
    if url.utf8.allSatisfy(isPlain) { return Array(url.utf8) }
    var bytes: [UInt8] = []
    for byte in url.utf8 {
      if byte == UInt8(ascii: "&") {
        bytes += "&amp;".utf8
      } else if isPlain(byte) {
        bytes.append(byte)
      } else {
        bytes += "%\(byte < 16 ? "0" : "")\(String(byte, radix: 16, uppercase: true))".utf8
      }
    }
    return bytes
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"),
      UInt8(ascii: ":"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "@"), UInt8(ascii: "!"), UInt8(ascii: "$"),
      UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "%"):
      true
    default: byte.isASCIIAlphanumeric
    }
  }
}

extension UInt8 {
  /// A letter, a digit, or a part of a character beyond ASCII.
  fileprivate var isWordByte: Bool { isASCIIAlphanumeric || self >= 0x80 }
}
