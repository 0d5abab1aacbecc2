/// Words that stand for what a reader puts in their place, as documentation writes them: `YOUR_NAME`, `{{pod}}`, `...`. Asked
/// of every word that is not there, and so by bytes.
enum Placeholder {
  /// `mayBeLoud` where names are written in capitals too, as keys of ConfigMaps are.
  static func isOne(_ text: String, mayBeLoud: Bool = false) -> Bool {
    let bytes = Array(text.utf8)
    if bytes.contains(UInt8(ascii: "<")) || marks.contains(where: { isIn(bytes, $0) }) { return true }
    if isEnclosed(bytes, "%", "%", by: { isCapital($0) || $0 == UInt8(ascii: "_") }) { return true }
    if isEnclosed(bytes, "[", "]", by: { isLetter($0) || $0 == UInt8(ascii: " ") || "_-".utf8.contains($0) }) {
      return true
    }
    let small = bytes.map { isCapital($0) ? $0 | 0x20 : $0 }
    if hints.contains(where: { isIn(small, $0) }) { return true }
    // Names of Kubernetes, Helm and Compose are written in small letters: three capitals in a row are shouted at the reader.
    return !mayBeLoud && isLoud(bytes) && !bytes.contains(UInt8(ascii: ".")) && !bytes.contains(UInt8(ascii: "/"))
  }

  private static let marks = ["{{", "...", "…", "xxx"].map { Array($0.utf8) }
  private static let hints = ["your-", "your_", "path/to"].map { Array($0.utf8) }

  /// Whether `part` stands in a short text.
  static func isIn(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
    guard bytes.count >= part.count else { return false }
    return (0...bytes.count - part.count).contains { start in
      bytes[start] == part[0] && bytes[start..<start + part.count].elementsEqual(part)
    }
  }

  /// Whether `opening` and `closing` stand around one byte or more, all of which `isInside` holds of.
  private static func isEnclosed(
    _ bytes: [UInt8], _ opening: Unicode.Scalar, _ closing: Unicode.Scalar, by isInside: (UInt8) -> Bool
  ) -> Bool {
    var start: Int?
    for (place, byte) in bytes.enumerated() {
      if let start, place > start + 1, Unicode.Scalar(byte) == closing { return true }
      if Unicode.Scalar(byte) == opening { start = place } else if !isInside(byte) { start = nil }
    }
    return false
  }

  /// A capital letter and two or more of capitals, digits and underscores.
  private static func isLoud(_ bytes: [UInt8]) -> Bool {
    var length = 0
    for byte in bytes {
      let goesOn =
        isCapital(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
      length = goesOn && (length > 0 || isCapital(byte)) ? length + 1 : 0
      if length == 3 { return true }
    }
    return false
  }

  private static func isCapital(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool { isCapital(byte & ~0x20) }
}
