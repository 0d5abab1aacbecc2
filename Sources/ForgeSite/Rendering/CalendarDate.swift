import Glibc

/// A day of the proleptic Gregorian calendar, in UTC.
package struct CalendarDate: Hashable, Sendable {
  let year: Int
  let month: Int
  let day: Int

  /// The day that holds a time given in seconds since 1970-01-01T00:00:00Z.
  init(secondsSince1970 seconds: Int) {
    // Days are counted from 0000-03-01, so that leap days end their cycle of 146,097 days (400 years).
    let days = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400 + 719_468
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shifted + 2) / 5 + 1
    month = shifted < 10 ? shifted + 3 : shifted - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Reads a day as `iso` writes it; nil for what is none.
  init?(iso text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.count) == [4, 2, 2], let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2]), (1...12).contains(month), day >= 1
    else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= days[month - 1] else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// The day it is, or the one that `SOURCE_DATE_EPOCH` sets for builds that are to be the same.
  package static var today: CalendarDate {
    let set = getenv("SOURCE_DATE_EPOCH").flatMap { Int(String(cString: $0)) }
    return CalendarDate(secondsSince1970: set ?? time(nil))
  }

  /// `2026-11-23`.
  package var iso: String {
    "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  var moment: PageContext.Moment {
    PageContext.Moment(iso: iso, text: iso)
  }

  /// A time given in seconds since 1970-01-01T00:00:00Z as RFC 3339 writes it: `2026-11-23T08:05:00Z`.
  static func timestamp(secondsSince1970 seconds: Int) -> String {
    let second = ((seconds % 86_400) + 86_400) % 86_400
    let parts = [second / 3_600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(CalendarDate(secondsSince1970: seconds).iso)T\(parts.joined(separator: ":"))Z"
  }
}
