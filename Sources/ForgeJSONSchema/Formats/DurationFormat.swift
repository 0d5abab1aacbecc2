/// ISO 8601 durations as RFC 3339, appendix A, writes them: `P3D`, `PT36H`, `P1Y2M`, `P4W`.
enum DurationFormat {
  @Sendable static func isDuration(_ text: ArraySlice<UInt8>) -> Bool {
    var reader = FormatReader(text)
    guard reader.take("P"), !reader.isAtEnd else { return false }
    if text.last == UInt8(ascii: "W") { return reader.digitRun() > 0 && reader.take("W") && reader.isAtEnd }
    if reader.rest.first != UInt8(ascii: "T"), !units("YMD", &reader) { return false }
    if reader.take("T"), !units("HMS", &reader) { return false }
    return reader.isAtEnd
  }

  /// One or more of `units` in a row, each with its number and none left out between two.
  private static func units(_ units: String, _ reader: inout FormatReader) -> Bool {
    var last: Int?
    let marks = Array(units)
    while let byte = reader.rest.first, (0x30...0x39).contains(byte) {
      _ = reader.digitRun()
      guard let place = marks.indices.first(where: { reader.rest.first == marks[$0].asciiValue }) else { return false }
      if let last, place != last + 1 { return false }
      _ = reader.take(marks[place])
      last = place
    }
    return last != nil
  }
}
