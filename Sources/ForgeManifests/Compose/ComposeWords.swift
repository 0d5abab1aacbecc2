/// Splits the text of a `command` or `entrypoint` into words, as the engine does: quotes keep spaces, a backslash keeps
/// the next character, nothing is expanded.
enum ComposeWords {
  /// Nil where a quote is left open.
  static func split(_ text: String) -> [String]? {
    var words: [String] = []
    var word: [UInt8]?
    var quote: UInt8 = 0
    var isEscaped = false
    for byte in text.utf8 {
      if isEscaped {
        if quote == UInt8(ascii: "\""), byte != quote, byte != UInt8(ascii: "\\"), byte != UInt8(ascii: "$") {
          word = (word ?? []) + [UInt8(ascii: "\\")]
        }
        word = (word ?? []) + [byte]
        isEscaped = false
      } else if byte == UInt8(ascii: "\\"), quote != UInt8(ascii: "'") {
        isEscaped = true
      } else if quote != 0 {
        if byte == quote { quote = 0 } else { word?.append(byte) }
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
        word = word ?? []
      } else if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
        if let finished = word { words.append(String(decoding: finished, as: UTF8.self)) }
        word = nil
      } else if word == nil {
        word = [byte]
      } else {
        word?.append(byte)
      }
    }
    guard quote == 0, !isEscaped else { return nil }
    if let finished = word { words.append(String(decoding: finished, as: UTF8.self)) }
    return words
  }
}
