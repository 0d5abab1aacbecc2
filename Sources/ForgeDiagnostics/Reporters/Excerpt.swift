/// A line of a file cut to what a terminal can show around a range, made safe to print.
struct Excerpt {
  let line: String
  let beforeWidth: Int
  let markedWidth: Int

  /// The parts of one line, and the columns that there are for them.
  init(before: ArraySlice<UInt8>, marked: ArraySlice<UInt8>, after: ArraySlice<UInt8>, width: Int) {
    // A line of a generated file can be megabytes long, and hold a thousand findings: most of it is never looked at.
    let reach = width * 16
    let marked = TerminalText(Self.head(marked, reach)).cut(to: width)
    let before = TerminalText(Self.tail(before, reach)).cutAtStart(to: max(20, width - marked.width))
    let after = TerminalText(Self.head(after, reach)).cut(to: max(1, width - before.width - marked.width))
    line = before.text + marked.text + after.text
    beforeWidth = before.width
    markedWidth = marked.width
  }

  private static func head(_ bytes: ArraySlice<UInt8>, _ reach: Int) -> String {
    guard bytes.count > reach else { return String(decoding: bytes, as: UTF8.self) }
    var end = bytes.startIndex + reach
    while end > bytes.startIndex, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: bytes[..<end], as: UTF8.self)
  }

  private static func tail(_ bytes: ArraySlice<UInt8>, _ reach: Int) -> String {
    guard bytes.count > reach else { return String(decoding: bytes, as: UTF8.self) }
    var start = bytes.endIndex - reach
    while start < bytes.endIndex, bytes[start] & 0xC0 == 0x80 { start += 1 }
    return String(decoding: bytes[start...], as: UTF8.self)
  }
}

/// Text that a terminal shows as it is, on one line: nothing in a file may move the cursor, change colours, hide or
/// reorder what is printed.
package struct TerminalText {
  package let text: String
  /// The columns it takes.
  let width: Int

  /// Tabs become four spaces, line ends one, and control and format characters dots.
  package init(_ text: String) {
    var printable = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t": printable += "    "
      case "\n", "\r": printable += " "
      case _ where Self.isInvisible(scalar): printable += "·"
      default: printable.unicodeScalars.append(scalar)
      }
    }
    self.init(printable: printable)
  }

  private init(printable: String) {
    text = printable
    width = printable.reduce(0) { $0 + Self.columns($1) }
  }

  /// As many characters from the start as fit, `…` where some do not.
  func cut(to limit: Int) -> TerminalText {
    guard width > limit else { return self }
    return TerminalText(printable: Self.fitting(text, limit - 1) + "…")
  }

  /// As many characters from the end as fit, after `…` where some do not.
  func cutAtStart(to limit: Int) -> TerminalText {
    guard width > limit else { return self }
    return TerminalText(printable: "…" + String(Self.fitting(String(text.reversed()), limit - 1).reversed()))
  }

  private static func fitting(_ text: String, _ limit: Int) -> String {
    var room = limit
    return String(
      text.prefix { character in
        room -= columns(character)
        return room >= 0
      })
  }

  /// Joiners and tags stay: emoji are made with them.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    case .format: scalar != "\u{200D}" && !(0xE0020...0xE007F).contains(scalar.value)
    default: false
    }
  }

  /// Wide characters and emoji take two columns (Unicode Standard Annex 11, by block).
  private static func columns(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    if scalar.isASCII { return character.unicodeScalars.contains("\u{FE0F}") ? 2 : 1 }
    let properties = scalar.properties
    if properties.isEmojiPresentation || properties.isEmoji && character.unicodeScalars.contains("\u{FE0F}") {
      return 2
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
      0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F1E6...0x1F265,
      0x20000...0x3FFFD:
      return 2
    case 0x200D: return 0
    default:
      let isMark = properties.generalCategory == .nonspacingMark || properties.generalCategory == .enclosingMark
      return isMark ? 0 : 1
    }
  }
}
