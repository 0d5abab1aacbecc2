/// Breaks a text into lines for a picture of which the fonts are not known: widths are those of a common sans-serif, rounded up.
struct CardText {
  /// The lines, at most `limit`, each no wider than `width` times the size of the font. What does not fit ends with an ellipsis.
  static func lines(_ text: String, width: Double, limit: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in words(of: text) {
      let joined = line.isEmpty ? word : isWide(line.last) || isWide(word.first) ? line + word : "\(line) \(word)"
      if self.width(of: joined) <= width {
        line = joined
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = word
    }
    if !line.isEmpty { lines.append(line) }
    var shown = lines.prefix(limit).map { fitted($0, width) }
    if lines.count > limit, let last = shown.popLast() { shown.append(fitted("\(last)…", width)) }
    return shown
  }

  /// The text at its spaces; characters of scripts without spaces are words of their own.
  private static func words(of text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).flatMap { word -> [String] in
      guard word.contains(where: isWide) else { return [String(word)] }
      return word.map(String.init)
    }
  }

  /// The line, cut where it is too wide for one.
  private static func fitted(_ line: String, _ width: Double) -> String {
    guard self.width(of: line) > width else { return line }
    var line = line
    while !line.isEmpty, self.width(of: "\(line)…") > width { line.removeLast() }
    return "\(line)…"
  }

  private static func width(of text: String) -> Double { text.reduce(0) { $0 + width(of: $1) } }

  private static func width(of character: Character) -> Double {
    if isWide(character) { return 1 }
    if " .,:;'|!()[]il".contains(character) { return 0.36 }
    if "mwMW@%".contains(character) { return 0.98 }
    return character.isUppercase ? 0.76 : 0.64
  }

  /// Whether a character takes the room of a square, as those of Chinese, Japanese and Korean do.
  private static func isWide(_ character: Character?) -> Bool {
    guard let value = character?.unicodeScalars.first?.value else { return false }
    return (0x1100...0x115F).contains(value) || (0x2E80...0xA4CF).contains(value) || (0xAC00...0xD7A3).contains(value)
      || (0xF900...0xFAFF).contains(value) || (0xFE30...0xFE6F).contains(value) || (0xFF00...0xFF60).contains(value)
      || (0x20000...0x3FFFD).contains(value)
  }
}
