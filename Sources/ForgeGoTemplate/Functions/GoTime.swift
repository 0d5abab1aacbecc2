/// A `time.Time`: an instant, and the offset of the zone it is told in.
final class GoTime: GoObject, Sendable {
  /// Since 1970.
  let seconds: Int
  let nanoseconds: Int
  /// East of UTC, in seconds.
  let offset: Int
  /// The abbreviation of the zone's name, where it has one.
  let zone: String?

  init(seconds: Int, nanoseconds: Int = 0, offset: Int = 0, zone: String? = "UTC") {
    // Some billions of years are enough, and leave room for sums.
    self.seconds = min(max(seconds, -1 << 57), 1 << 57)
    self.nanoseconds = nanoseconds
    self.offset = offset
    self.zone = zone
  }

  /// The same instant as it is told in UTC.
  var inUTC: GoTime { GoTime(seconds: seconds, nanoseconds: nanoseconds) }

  /// The instant that every run takes for now: 2000-01-01 00:00:00 UTC.
  static let now = GoTime(seconds: 946_684_800)
  /// Year 1, Go's zero time.
  static let zero = GoTime(seconds: -62_135_596_800)

  var typeName: String { "time.Time" }
  var kindName: String { "struct" }
  var description: String { GoTimeLayout.format(self, layout: "2006-01-02 15:04:05.999999999 -0700 MST") }

  /// As JSON and YAML have it (RFC 3339).
  var timestamp: String { GoTimeLayout.format(self, layout: "2006-01-02T15:04:05.999999999Z07:00") }

  func adding(_ duration: Int) -> GoTime {
    let total = nanoseconds + duration % 1_000_000_000
    let carry = total < 0 ? -1 : total / 1_000_000_000
    return GoTime(
      seconds: seconds &+ duration / 1_000_000_000 &+ carry, nanoseconds: total - carry * 1_000_000_000, offset: offset,
      zone: zone)
  }

  /// The day of the calendar: days since 1970 turned into a date of the Gregorian calendar.
  var date: (year: Int, month: Int, day: Int) {
    let days = Self.floor(seconds + offset, by: 86_400)
    let shifted = days + 719_468
    let era = Self.floor(shifted, by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let part = (5 * dayOfYear + 2) / 153
    let month = part < 10 ? part + 3 : part - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * part + 2) / 5 + 1)
  }

  /// Seconds of the day.
  var clock: Int { seconds + offset - Self.floor(seconds + offset, by: 86_400) * 86_400 }

  /// From Sunday, 0.
  var weekday: Int {
    let days = Self.floor(seconds + offset, by: 86_400)
    return ((days + 4) % 7 + 7) % 7
  }

  /// From 1.
  var dayOfYear: Int {
    let (year, _, _) = date
    return Self.floor(seconds + offset, by: 86_400) - Self.days(year, 1, 1) + 1
  }

  /// Days from 1970 to a date.
  static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = floor(shifted, by: 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  static func floor(_ value: Int, by divisor: Int) -> Int {
    value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
  }
}
