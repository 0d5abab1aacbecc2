/// RFC 3339, section 5.6: `date`, `time` and `date-time`.
enum DateFormats {
  @Sendable static func isDate(_ text: ArraySlice<UInt8>) -> Bool {
    var reader = FormatReader(text)
    return date(&reader) && reader.isAtEnd
  }

  @Sendable static func isTime(_ text: ArraySlice<UInt8>) -> Bool {
    var reader = FormatReader(text)
    return time(&reader) && reader.isAtEnd
  }

  @Sendable static func isDateTime(_ text: ArraySlice<UInt8>) -> Bool {
    var reader = FormatReader(text)
    return date(&reader) && reader.take(anyOf: "Tt") && time(&reader) && reader.isAtEnd
  }

  private static func date(_ reader: inout FormatReader) -> Bool {
    guard let year = reader.digits(4), reader.take("-"), let month = reader.digits(2), reader.take("-"),
      let day = reader.digits(2), (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }

  private static func time(_ reader: inout FormatReader) -> Bool {
    guard let hour = reader.digits(2), reader.take(":"), let minute = reader.digits(2), reader.take(":"),
      let second = reader.digits(2), hour <= 23, minute <= 59, second <= 60
    else { return false }
    if reader.take("."), reader.digitRun() == 0 { return false }
    guard let offset = offset(&reader) else { return false }
    // A leap second ends a day in UTC.
    return second < 60 || (hour * 60 + minute - offset + 2 * 1_440) % 1_440 == 1_439
  }

  /// Minutes east of UTC; nil where none can be read.
  private static func offset(_ reader: inout FormatReader) -> Int? {
    if reader.take(anyOf: "Zz") { return 0 }
    let isWest = reader.rest.first == UInt8(ascii: "-")
    guard reader.take(anyOf: "+-"), let hour = reader.digits(2), reader.take(":"), let minute = reader.digits(2),
      hour <= 23, minute <= 59
    else { return nil }
    return (isWest ? -1 : 1) * (hour * 60 + minute)
  }
}
