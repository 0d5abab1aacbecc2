/// GitHub's shortcodes in text: `:rocket:`. What is no shortcode stays as it is, and so does `host:key:1`.
enum Emoji {
  private static let characters: [String: [UInt8]] = {
    var characters: [String: [UInt8]] = [:]
    for entry in emojiTable.split(separator: " ") {
      let parts = entry.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { continue }
      var text = ""
      for point in parts[1].split(separator: "-") {
        guard let value = UInt32(point, radix: 16), let scalar = Unicode.Scalar(value) else { continue }
        text.unicodeScalars.append(scalar)
      }
      for name in parts[0].split(separator: ",") { characters[String(name)] = Array(text.utf8) }
    }
    return characters
  }()

  private static let longestName = 40

  /// The characters, in UTF-8, that a shortcode without its colons stands for; empty for any other text.
  static func characters(of name: ArraySlice<UInt8>) -> [UInt8] {
    characters[String(decoding: name, as: UTF8.self)] ?? []
  }

  /// The shortcodes in a run of text.
  static func replacements(in run: TextRun) -> [TextRun.Replacement] {
    var replacements: [TextRun.Replacement] = []
    let bytes = run.bytes
    var offset = 0
    while let open = bytes[offset...].firstIndex(of: UInt8(ascii: ":")) {
      var end = open + 1
      while end < bytes.count, end - open <= longestName, isNameByte(bytes[end]) { end += 1 }
      guard end > open + 1, end < bytes.count, bytes[end] == UInt8(ascii: ":"),
        open == 0 || !bytes[open - 1].isASCIIAlphanumeric, run.isVerbatim(open..<end + 1),
        !characters(of: bytes[(open + 1)..<end]).isEmpty
      else {
        offset = max(open + 1, end)
        continue
      }
      replacements.append(TextRun.Replacement(range: open..<end + 1, kind: .emoji, Array(bytes[(open + 1)..<end])))
      offset = end + 1
    }
    return replacements
  }

  /// Whether `byte` may follow the colon of a shortcode.
  static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
  }
}
